import { sumLosses, writeLosses } from './loss';
import { SGD, update } from './optimizer';
import { drawBatch } from './order';
import { backward, forward, loadInputs, loadTargets, writeGradients } from './passes';
import { addPenaltyGradient, penaltyLoss } from './penalty';
import { Engine, layerAt } from './records';
import { firstRow, firstSample, isFirst, lanesBefore, ownShare, setShare } from './shares';
import { touchNext } from './sparse-batch';
import {
  callHelpers,
  engineOfWork,
  lossesOfWork,
  meet,
  ready,
  stepsOfWork,
  waitForWork,
} from './threads';

/** Loads this thread's share of some training samples, runs them forward and writes their losses. */
function lossesOf(e: Engine, indices: usize, count: i32): void {
  const last = layerAt(e, e.layerCount - 1);
  loadInputs(e, e.train, indices, count);
  loadTargets(e, e.train, indices, count);
  forward(e, e.parameters, count);
  const first = firstSample(ownShare(), count);
  const own = firstSample(ownShare() + 1, count) - first;
  const before = lanesBefore(ownShare(), count);
  const losses = e.sampleLosses + (<usize>first << 3);
  const z = last.z + before + e.lanes;
  writeLosses(e.loss, last.a + before, z, e.t + before, last.outputs, own, e.lanes, losses);
}

@inline
function shareOf(count: i32): f32 {
  return <f32>(1.0 / <f64>count);
}

/**
 * Writes the gradient of the mean loss over some training samples, without penalty, and returns that loss with penalty.
 * Several threads may do it together. With `mayStop` the gradient of the last chunk is left out when the loss is not finite;
 * with `descend` see `writeGradients`.
 */
function lossAndGradient(e: Engine, indices: usize, count: i32, mayStop: bool, descend: bool): f64 {
  let total: f64 = 0;
  let loss: f64 = 0;
  if (isFirst()) e.penalty = penaltyLoss(e);
  for (let from = 0; from < count; from += e.capacity) {
    const rows = min(e.capacity, count - from);
    const chunk = indices + (<usize>from << 2);
    lossesOf(e, chunk, rows);
    backward(e, rows, shareOf(count));
    meet();
    total = sumLosses(e.sampleLosses, rows, total);
    const isLast = from + rows == count;
    if (isLast) {
      loss = total / <f64>count + e.penalty;
      if (mayStop && !isFinite(<f32>loss)) return loss;
    }
    writeGradients(e, chunk, rows, from > 0, descend && isLast);
    if (!isLast) meet();
  }
  return loss;
}

/** Adds the penalty to this thread's rows of the gradient and updates its rows of the parameters. */
function updateOwnRows(e: Engine, updates: i32, descended: bool): void {
  for (let l = 0; l < e.layerCount; l++) {
    const layer = layerAt(e, l);
    const from = firstRow(e, layer, l, ownShare());
    let to = firstRow(e, layer, l, ownShare() + 1);
    addPenaltyGradient(e, layer, from, to);
    // The weights of the first layer have had their update, its biases not.
    if (l == 0 && descended) to = min(to, 1);
    if (from < to) update(e, updates, layer.offset + <usize>from * layer.stride, layer.offset + <usize>to * layer.stride);
  }
}

/** Counts the step that was taken. */
function moveOn(e: Engine): void {
  e.updates++;
  e.drawn = e.batchTo;
  if (e.drawn == e.train.count) {
    e.drawn = 0;
    e.epoch++;
  }
}

/** Takes steps whose first batch has been drawn, and writes the loss of each; returns as `train` does. */
function takeSteps(e: Engine, losses: usize, steps: i32): i32 {
  const descend = e.sparse && e.optimizer == SGD && e.l1 == 0 && e.l2 == 0;
  for (let n = 0; n < steps; n++) {
    // The first thread draws the next batch when it is through: by then nobody looks there, nor at an order that is over.
    const from = e.batchFrom;
    const to = e.batchTo;
    const updates = e.updates + 1;
    const loss = <f32>lossAndGradient(e, e.order + (<usize>from << 2), to - from, true, descend);
    if (isFirst()) store<f32>(losses + (<usize>n << 2), loss);
    if (!isFinite(loss)) {
      // Until all have read the losses the engine is not given back.
      meet();
      return n + 1;
    }
    updateOwnRows(e, updates, descend);
    if (to == e.train.count) meet();
    else if (e.sparse) touchNext(e, to);
    if (isFirst()) {
      moveOn(e);
      if (n + 1 < steps) drawBatch(e);
    }
    meet();
  }
  return steps;
}

/**
 * Trains for some steps and writes the loss of each. Stops after one that is not finite, without its update; returns how
 * many losses were written.
 */
export function train(e: Engine, losses: usize, steps: i32): i32 {
  drawBatch(e);
  const together = e.threads > 1 && ready(e.threads);
  if (together) callHelpers(e, losses, steps, e.threads);
  const written = takeSteps(e, losses, steps);
  if (together) setShare(0, 1);
  return written;
}

/** Takes part in piece of work number `n`, once it is there. It returns to the host, so that quicker code of it can come in. */
export function help(n: i32): void {
  waitForWork(n);
  takeSteps(engineOfWork(), lossesOfWork(), stepsOfWork());
}

/** Runs the next batch forward, with all that comes before its update; returns its mean loss with penalty. */
export function batchLoss(e: Engine): f64 {
  drawBatch(e);
  const count = e.batchTo - e.batchFrom;
  const indices = e.order + (<usize>e.batchFrom << 2);
  let total: f64 = 0;
  for (let from = 0; from < count; from += e.capacity) {
    const rows = min(e.capacity, count - from);
    lossesOf(e, indices + (<usize>from << 2), rows);
    total = sumLosses(e.sampleLosses, rows, total);
  }
  return total / <f64>count + penaltyLoss(e);
}

/** Updates the parameters by a gradient that was written and moves on. */
export function takeStep(e: Engine): void {
  update(e, e.updates + 1, 0, e.blockBytes);
  moveOn(e);
}

/** Writes the gradient of the mean loss with penalty over some training samples. */
export function writeGradient(e: Engine, indices: usize, count: i32): void {
  lossAndGradient(e, indices, count, false, false);
  for (let l = 0; l < e.layerCount; l++) {
    const layer = layerAt(e, l);
    addPenaltyGradient(e, layer, 0, 1 + layer.inputs);
  }
}

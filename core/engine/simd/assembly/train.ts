import { addLosses } from './loss';
import { SGD, update } from './optimizer';
import { drawBatch } from './order';
import { backward, forward, loadInputs, loadTargets } from './passes';
import { addPenaltyGradient, penaltyLoss } from './penalty';
import { Engine, layerAt } from './records';
import { touchNext } from './sparse-batch';

/** Loads training samples and runs them forward; returns `total` plus their losses. */
function lossOf(e: Engine, indices: usize, count: i32, backwards: bool, total: f64): f64 {
  const last = layerAt(e, e.layerCount - 1);
  loadInputs(e, e.train, indices, count, backwards);
  loadTargets(e, e.train, indices, count);
  forward(e, e.parameters, count);
  return addLosses(e.loss, last.a, last.z + e.lanes, e.t, last.outputs, count, e.lanes, total);
}

/** Samples of the chunk that `beginGradient` leaves to the caller. */
let lastChunk: i32 = 0;

/**
 * Runs some training samples forward, and all chunks but the last one backward, so that a loss which is not finite can
 * still stop the step. Returns the sum of their losses.
 */
function beginGradient(e: Engine, indices: usize, count: i32, share: f32, backwards: bool): f64 {
  let total: f64 = 0;
  let from = 0;
  for (; count - from > e.capacity; from += e.capacity) {
    total = lossOf(e, indices + (<usize>from << 2), e.capacity, backwards, total);
    if (backwards) backward(e, e.capacity, share, from > 0, false);
  }
  lastChunk = count - from;
  return lossOf(e, indices + (<usize>from << 2), lastChunk, backwards, total);
}

@inline
function shareOf(count: i32): f32 {
  return <f32>(1.0 / <f64>count);
}

/** Runs the next batch forward, with all that comes before its update; returns its mean loss with penalty. */
export function batchLoss(e: Engine, backwards: bool): f64 {
  drawBatch(e);
  const count = e.batchTo - e.batchFrom;
  const total = beginGradient(e, e.order + (<usize>e.batchFrom << 2), count, shareOf(count), backwards);
  return total / <f64>count + penaltyLoss(e);
}

/** Updates the parameters by the gradient and moves on. */
export function takeStep(e: Engine, from: usize): void {
  e.updates++;
  update(e, from, e.blockBytes);
  e.drawn = e.batchTo;
  if (e.drawn == e.train.count) {
    e.drawn = 0;
    e.epoch++;
  }
}

/**
 * Trains for some steps and writes the loss of each. Stops after one that is not finite, without its update; returns how
 * many losses were written.
 */
export function train(e: Engine, losses: usize, steps: i32): i32 {
  for (let n = 0; n < steps; n++) {
    const loss = <f32>batchLoss(e, true);
    store<f32>(losses + (<usize>n << 2), loss);
    if (!isFinite(loss)) return n + 1;
    const count = e.batchTo - e.batchFrom;
    const descend = e.sparse && e.optimizer == SGD && e.l1 == 0 && e.l2 == 0;
    if (e.sparse) touchNext(e);
    backward(e, lastChunk, shareOf(count), count > e.capacity, descend);
    addPenaltyGradient(e);
    if (descend) {
      // The weights of the first layer have had their update: its biases, then all other layers.
      const first = layerAt(e, 0);
      update(e, first.offset, first.offset + first.stride);
      takeStep(e, e.layerCount > 1 ? layerAt(e, 1).offset : e.blockBytes);
    } else {
      takeStep(e, 0);
    }
  }
  return steps;
}

/** Writes the gradient of the mean loss with penalty over some training samples. */
export function writeGradient(e: Engine, indices: usize, count: i32): void {
  beginGradient(e, indices, count, shareOf(count), true);
  backward(e, lastChunk, shareOf(count), count > e.capacity, false);
  addPenaltyGradient(e);
}

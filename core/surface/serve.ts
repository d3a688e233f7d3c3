import { createEngine } from '../engine/create-engine.ts';
import type { Engine } from '../engine/engine.ts';
import { samplesOf } from '../engine/samples.ts';
import { describeError, LabError } from '../lab-error.ts';
import type { Pieces } from '../pieces.ts';
import type { Port } from '../protocol/port.ts';
import type { Clock } from '../training/clock.ts';
import { engineOptions } from '../training/settings.ts';
import { drawSurface } from './draw.ts';
import { parseSurfaceRequest, type SurfaceMessage, type SurfaceRequest } from './protocol.ts';

/** Computing stops after so many milliseconds to hear messages. */
const slice = 8;

/**
 * Computes the loss surfaces that the page at the other end of the port asks for. The same in a utility process, a Web
 * Worker and in tests. A newer job ends the one under way; jobs and networks that are older than the latest are dropped.
 */
export function serveSurface(port: Port, clock: Clock): void {
  let run = -1;
  let job = -1;
  let network:
    | { readonly engine: Engine; readonly counts: { readonly train: number; readonly test: number } }
    | undefined;
  let work: Pieces<void> | undefined;
  let scheduled = false;

  const post = (message: SurfaceMessage) => port.post(message);
  port.onClose(() => {
    work = undefined;
  });
  port.onMessage((message) => {
    try {
      obey(parseSurfaceRequest(message));
    } catch (thrown) {
      post({ type: 'error', job: -1, ...describeError(thrown) });
    }
  });

  function obey(request: SurfaceRequest): void {
    switch (request.type) {
      case 'network': {
        if (request.run < run) return;
        const { settings, dataset } = request;
        run = request.run;
        network?.engine.dispose();
        work = network = undefined;
        const options = engineOptions(settings, dataset);
        network = { engine: createEngine(options, samplesOf(dataset, options.network)), counts: dataset };
        return;
      }
      case 'draw':
        if (request.run < run || request.job <= job) return;
        if (request.run > run || !network) throw new LabError('protocol', `run: ${request.run} has no network yet`);
        job = request.job;
        work = drawSurface(network.engine, network.counts, request, post);
        return schedule();
      case 'stop':
        work = undefined;
        return;
      default:
        throw new LabError('protocol', `unknown request: ${request satisfies never}`);
    }
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    clock.soon(() => {
      scheduled = false;
      compute();
    });
  }

  /** Does pieces of the latest job for one slice of time: at least one. */
  function compute(): void {
    const began = clock.now();
    try {
      while (work) {
        if (work.next().done) work = undefined;
        else if (clock.now() - began >= slice) return schedule();
      }
    } catch (thrown) {
      work = undefined;
      post({ type: 'error', job, ...describeError(thrown) });
    }
  }
}

import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { describeError } from '../../core/lab-error.ts';
import { buffersOf, type Port } from '../../core/protocol/port.ts';
import { sameBits } from '../../core/run-file/same-bits.ts';
import type { Float64Map } from '../../core/surface/float64-check.ts';
import type { Place } from '../../core/surface/inside-square.ts';
import { isComplete, type Surface, type SurfaceMessage, type SurfaceRequest } from '../../core/surface/protocol.ts';
import type { Axes } from '../../core/surface/weights-plane.ts';
import type { Lab } from '../store/lab.ts';
import type { Trace } from '../store/trainer-line.ts';
import { createSurfaceChoices, type SurfaceChoices } from './surface-choices.ts';

/** The loss surface around the network in the lab: what is chosen, and the latest that came. */
export interface SurfaceStore extends SurfaceChoices {
  readonly logHeight: Signal<boolean>;
  readonly showGap: Signal<boolean>;
  readonly surface: ReadonlySignal<Surface | undefined>;
  /** How far the latest surface is from float64, once it is wanted and known. */
  readonly float64: { readonly shown: Signal<boolean>; readonly map: ReadonlySignal<Float64Map | undefined> };
  /** Whether a better picture is under way. */
  readonly working: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<string | undefined>;
  /** Lets the network jump to a place of the latest surface, x and y from -1 to 1 over its square. */
  jumpTo(place: Place): void;
  /** Ends the training of compared paths; they are drawn as far as they are. */
  enough(): void;
  /** Follows the run until the function that is returned is called. */
  follow(): () => void;
}

/** Milliseconds between two pictures of a run that moves on; longer when a picture takes longer, but not forever. */
const period = 1000;
const patience = 2500;

const stores = new WeakMap<Lab, SurfaceStore>();

/** The surface of a lab: made once, so that the room finds it as it was left. */
export function surfaceOf(lab: Lab): SurfaceStore {
  const known = stores.get(lab) ?? createSurfaceStore(lab);
  stores.set(lab, known);
  return known;
}

function createSurfaceStore(lab: Lab): SurfaceStore {
  const choices = createSurfaceChoices(lab);
  const { axes, comparison } = choices;
  const surface = signal<Surface | undefined>(undefined);
  const float64 = { shown: signal(false), map: signal<Float64Map | undefined>(undefined) };
  const working = signal(false);
  const problem = signal<string | undefined>(undefined);
  let line: Promise<Port> | undefined;
  let networkRun = -1;
  let job = 0;
  let asked = { choice: '', run: -1, step: -1, parameters: new Float32Array(0) };
  let asking: object | undefined;
  let began = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let following = false;

  function connect(): Promise<Port> {
    line ??= lab.host.connect('surface').then((port) => {
      port.onMessage((message) => hear(message as SurfaceMessage));
      port.onClose(forget);
      return port;
    });
    return line;
  }

  /** The worker is gone, or never came: the next question starts another. */
  function forget(): void {
    line = undefined;
    networkRun = -1;
    working.value = false;
  }

  function hear(message: SurfaceMessage): void {
    switch (message.type) {
      case 'surface':
        if (message.job !== job) return;
        surface.value = message;
        float64.map.value = undefined;
        // What was found stays, so that axes do not change while the run goes on.
        if (message.axes && !axes.peek()) keepAxes(message.axes);
        working.value = !isComplete(message);
        problem.value = undefined;
        if (float64.shown.peek()) askFloat64();
        return look();
      case 'float64':
        if (message.job === job) float64.map.value = message;
        return;
      case 'placed':
        if (message.run === lab.frame.peek()?.run) lab.jump(message.parameters);
        return;
      case 'error':
        if (message.job !== job && message.job !== -1) return;
        problem.value = message.message;
        working.value = false;
        return;
      default:
        message satisfies never;
    }
  }

  /** Asks how far a complete picture is from float64. */
  function askFloat64(): void {
    const shown = surface.peek();
    if (!shown || !isComplete(shown) || float64.map.peek()) return;
    line?.then((port) => port.post({ type: 'float64', job: shown.job } satisfies SurfaceRequest));
  }

  /** Asks for a picture when the present one is not of this choice and this step, and its time has come. */
  function look(): void {
    const frame = lab.frame.peek();
    if (!following || !frame || !lab.dataset.peek()) return;
    const { run, step } = frame;
    if (run !== asked.run) axes.value = undefined;
    const choice = choices.key.peek();
    const anew = run !== asked.run || choice !== asked.choice;
    // What is compared starts where the run did and does not move with it.
    if (!anew && comparison.asked.peek()) return;
    if (!anew && (asking || (step === asked.step && sameBits(frame.parameters, asked.parameters)))) return;
    const coarseShown = surface.peek()?.job === job && surface.peek()!.paths[0].loss.length > 0;
    const wait = began + (working.peek() ? patience : period) - performance.now();
    if (anew || (wait <= 0 && (coarseShown || !working.peek()))) return ask(run, step, choice);
    timer ??= setTimeout(
      () => {
        timer = undefined;
        look();
      },
      Math.max(wait, period / 4),
    );
  }

  /** Keeps the axes that the worker found; that is no new question. */
  function keepAxes(found: Axes): void {
    const same = asked.choice === choices.key.peek();
    axes.value = found;
    if (same) asked = { ...asked, choice: choices.key.peek() };
  }

  function ask(run: number, step: number, choice: string): void {
    const question = {};
    asking = question;
    asked = { ...asked, choice, run, step };
    began = performance.now();
    Promise.all([lab.trace(-1), connect()])
      .then(([trace, port]) => {
        // An answer to an older question: the run was started anew, or another choice made, in the meantime.
        if (asking !== question || !following) return;
        asking = undefined;
        draw(trace, port);
      })
      .catch((failure) => {
        asking = undefined;
        forget();
        problem.value = describeError(failure).message;
      });
  }

  function draw(trace: Trace, port: Port): void {
    const dataset = lab.dataset.peek();
    if (!dataset || trace.steps.length === 0) return;
    const post = (request: SurfaceRequest, spare?: ArrayBuffer[]) => port.post(request, spare);
    if (networkRun !== trace.run) {
      networkRun = trace.run;
      post({ type: 'network', run: trace.run, settings: lab.settings.peek(), dataset: dataset as NetworkData });
    }
    job += 1;
    working.value = true;
    const width = trace.parameters.length / trace.steps.length;
    asked = { ...asked, step: trace.steps.at(-1)!, parameters: trace.parameters.slice(-width) };
    const asks = choices.jobOf(trace, dataset);
    post({ type: 'draw', run: trace.run, job, ...asks }, buffersOf(asks.parameters));
    look();
  }

  return {
    ...choices,
    logHeight: signal(false),
    showGap: signal(true),
    surface,
    float64,
    working,
    problem,
    jumpTo({ x, y }) {
      const shown = surface.peek();
      if (!shown) return;
      const { u, v, half } = shown.square;
      const request: SurfaceRequest = { type: 'place', job: shown.job, u: u + half * x, v: v + half * y };
      line?.then((port) => port.post(request));
    },
    enough() {
      line?.then((port) => port.post({ type: 'enough' } satisfies SurfaceRequest));
    },
    follow() {
      following = true;
      const stop = effect(() => {
        lab.frame.value;
        choices.key.value;
        look();
      });
      const stopAsking = effect(() => {
        if (float64.shown.value) askFloat64();
      });
      return () => {
        following = false;
        stop();
        stopAsking();
        clearTimeout(timer);
        timer = asking = undefined;
        if (!working.peek()) return;
        working.value = false;
        // Asked again on coming back; it is the same run, so that axes that were chosen stay.
        asked = { ...asked, choice: '' };
        line?.then((port) => port.post({ type: 'stop' } satisfies SurfaceRequest));
      };
    },
  };
}

type NetworkData = Extract<SurfaceRequest, { type: 'network' }>['dataset'];

import v8 from 'node:v8';
import { makeDataset } from '../../core/data/built-in.ts';
import type { Dataset } from '../../core/data/dataset.ts';
import type { Command, View } from '../../core/protocol/commands.ts';
import type { FrameMessage, TrainerMessage } from '../../core/protocol/messages.ts';
import type { Port } from '../../core/protocol/port.ts';
import { defaultSettings, type Settings } from '../../core/training/settings.ts';
import { startTrainer } from '../../core/training/trainer.ts';
import { nodeClock } from '../../main/node-clock.ts';
import { mapGrids } from '../../renderer/lab/map-grids.ts';
import type { BenchOptions } from './part.ts';
import { median } from './slices.ts';
import { number } from './table.ts';
import { readDigits } from './workloads.ts';

interface Figure {
  readonly name: string;
  /** Steps a second while a page takes frames. */
  readonly perSecond: number;
  /** Share of the steps that the frames cost, against a page that takes none. */
  readonly cost: number;
  readonly framesPerSecond: number;
}

const frameTime = 1000 / 60;
const sliceTime = 700;
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A page without a screen: it gives each frame back when a screen of 60 frames a second would have shown it. */
function screen() {
  let hear: (message: unknown) => void = () => {};
  let drawing = true;
  let waiting = 0;
  let frames = 0;
  let latest: FrameMessage | undefined;
  const failures: string[] = [];
  const send = (command: Command) => hear(command);
  const giveBack = () => {
    if (drawing && waiting > 0) {
      waiting--;
      send({ type: 'drawn' });
    }
  };
  const timer = setInterval(giveBack, frameTime);
  const port: Port = {
    post(message) {
      // What posting costs on this side of a line between processes.
      v8.serialize(message);
      const said = message as TrainerMessage;
      if (said.type === 'error') failures.push(said.message);
      if (said.type !== 'frame') return;
      latest = said;
      waiting++;
      frames++;
    },
    onMessage(listener) {
      hear = listener;
    },
    onClose() {},
    close() {},
  };
  return {
    port,
    send,
    /** Where the run is now: asked for by a pause, whose frame always comes. */
    async step(): Promise<number> {
      send({ type: 'pause', run: 1 });
      while (waiting > 0) {
        waiting--;
        send({ type: 'drawn' });
      }
      await wait(1);
      if (failures.length > 0) throw new Error(failures[0]);
      return latest?.step ?? 0;
    },
    draw(on: boolean) {
      drawing = on;
    },
    get frames() {
      return frames;
    },
    close: () => clearInterval(timer),
  };
}

async function measure(
  name: string,
  settings: Settings,
  dataset: Dataset,
  view: View,
  slices: number,
): Promise<Figure> {
  const page = screen();
  startTrainer(page.port, nodeClock);
  page.send({ type: 'configure', run: 1, settings, dataset });
  page.send({ type: 'look', run: 1, view });
  const rates = { drawn: [] as number[], starved: [] as number[] };
  let framesPerSecond = 0;
  for (let n = 0; n <= slices; n++) {
    for (const kind of ['drawn', 'starved'] as const) {
      page.draw(kind === 'drawn');
      const [first, frames] = [await page.step(), page.frames];
      const began = performance.now();
      page.send({ type: 'play', run: 1, speed: 'full' });
      await wait(sliceTime);
      const seconds = (performance.now() - began) / 1000;
      if (kind === 'drawn') framesPerSecond = (page.frames - frames) / seconds;
      const rate = ((await page.step()) - first) / seconds;
      // The first round warms up.
      if (n > 0) rates[kind].push(rate);
    }
  }
  page.close();
  const cost = 1 - median(rates.drawn.map((rate, n) => rate / rates.starved[n]!));
  return { name, perSecond: median(rates.drawn), cost, framesPerSecond };
}

/**
 * What sending frames costs training, with what the Lab shows in them: steps a second while a page takes 60 frames a second
 * against those while it takes none, in one process.
 */
export async function streaming({ say, slices }: BenchOptions): Promise<object> {
  const digits = await readDigits();
  const a: Settings = { ...defaultSettings('digits'), data: { kind: 'given', name: digits.name } };
  const firstImages = Uint32Array.from({ length: 60 }, (_, i) => i);
  const image = Float32Array.from(digits.inputs.subarray(0, digits.features), (value) => value / 255);
  const c: Settings = { ...defaultSettings('spiral'), data: { kind: 'given', name: 'spiral' }, learningRate: 0.03 };
  const spiral = makeDataset('spiral', { samples: 500, noise: 0.04, testShare: 0, seed: 1 });
  const point = Float32Array.from(spiral.inputs.subarray(0, 2));
  const pictures: View = { probe: image, unitGrid: 0, outputGrid: 0, samples: firstImages };
  const maps: View = { probe: point, ...mapGrids('moving', 105), samples: new Uint32Array(0) };
  const figures = [
    await measure('A', a, digits, pictures, slices.count),
    await measure('C', c, spiral, maps, slices.count),
  ];
  say('');
  for (const { name, perSecond, framesPerSecond, cost } of figures) {
    const [frames, percent] = [framesPerSecond.toFixed(0), (100 * cost).toFixed(1)];
    say(
      `streaming ${name}: ${number(perSecond)} steps/s with ${frames} frames/s, ${percent} % less than without a view`,
    );
  }
  return { figures };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A workload as the benchmark wrote it to a folder. */
function read(folder) {
  const about = JSON.parse(readFileSync(join(folder, 'workload.json'), 'utf8'));
  const numbers = (name, Type) => new Type(new Uint8Array(readFileSync(join(folder, name))).buffer);
  return {
    ...about,
    inputs: numbers('inputs.f32', Float32Array),
    targets: numbers('targets.f32', Float32Array),
    weights: numbers('weights.f32', Float32Array),
    order: numbers('order.u32', Uint32Array),
    directions: numbers('directions.f32', Float32Array),
  };
}

/** Where each layer's parameters lie in the flat array. */
export function layersOf({ sizes }) {
  let at = 0;
  return sizes.slice(1).map((outputs, l) => {
    const inputs = sizes[l];
    const biases = at + inputs * outputs;
    const layer = { inputs, outputs, weights: at, biases, end: biases + outputs };
    at = layer.end;
    return layer;
  });
}

/**
 * Says hello, then answers a line of JSON for each one on stdin. `load(work)` gives an object with `check()`, which
 * returns numbers, and `run(units)`.
 */
export function serve(about, load) {
  const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
  let task;
  say(about);
  createInterface({ input: process.stdin }).on('line', (line) => {
    const command = JSON.parse(line);
    try {
      if (command.do === 'load') {
        task = load(read(command.folder));
        say({ values: task.check() });
      } else {
        const began = performance.now();
        task.run(command.units);
        say({ seconds: (performance.now() - began) / 1000 });
      }
    } catch (error) {
      say({ error: String(error) });
    }
  });
}

import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../scripts/targets.mjs';
import { browserMemory } from './browser-memory.ts';
import { engine } from './engine.ts';
import { growth } from './growth.ts';
import { measureInterface } from './interface.ts';
import type { BenchOptions, Part } from './part.ts';
import { runFiles } from './run-files.ts';
import { streaming } from './streaming.ts';
import { surface } from './surface.ts';

/** A new part is one file and one line here. */
const parts: Readonly<Record<string, Part>> = {
  engine,
  streaming,
  growth,
  surface,
  interface: measureInterface,
  files: runFiles,
  memory: browserMemory,
};
const usual = ['engine', 'streaming'];

const usage = `npm run bench -- [PART …: ${Object.keys(parts).join(', ')}] [--json] [--plot] [--workloads ABCDE] [--slices 7] [--seconds 0.25] [--minutes 30]`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    plot: { type: 'boolean', default: false },
    workloads: { type: 'string', default: 'ABCDE' },
    slices: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '0.25' },
    minutes: { type: 'string', default: '30' },
  },
});

const [count, seconds, minutes] = [values.slices, values.seconds, values.minutes].map(Number) as [
  number,
  number,
  number,
];
const chosen = positionals.length > 0 ? positionals : usual;
if (!chosen.every((name) => Object.hasOwn(parts, name)) || !(count >= 1) || !(seconds > 0 && minutes > 0)) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const options: BenchOptions = {
    slices: { count: Math.round(count), seconds },
    minutes,
    workloads: values.workloads.toUpperCase(),
    picture: values.plot ? join(projectRoot, 'resources/screenshots/bench.svg') : undefined,
    say: (line) => (values.json ? console.error(line) : console.log(line)),
  };
  if (options.picture) await mkdir(dirname(options.picture), { recursive: true });
  const found: Record<string, object> = {};
  for (const name of chosen) found[name] = await parts[name]!(options);
  if (values.json) console.log(JSON.stringify(found));
}

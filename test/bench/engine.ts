import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { agreeing } from './agreement.ts';
import type { Contestant } from './contestant.ts';
import { ourEngine } from './our-engines.ts';
import { ourTextbook } from './our-textbook.ts';
import { threadedEngine } from './our-threads.ts';
import type { BenchOptions } from './part.ts';
import { findPeers } from './peers-here.ts';
import { plot } from './plot.ts';
import { timeSlices } from './slices.ts';
import { linesOf, notes, number, panelOf, rowOf, type Table } from './table.ts';
import { vectorPeak } from './vector-peak.ts';
import { readDigits, type Workload, workloadsOf, writeWorkload } from './workloads.ts';

/** A slice this many times as long as the middle one tells of others at work. */
const quiet = 1.3;

async function tableFor(
  workload: Workload,
  contestants: readonly Contestant[],
  slices: BenchOptions['slices'],
): Promise<Table> {
  const { agreed, failed } = await agreeing(contestants, workload);
  const runners = agreed.map((one) => ({ least: one.least(workload), run: one.run }));
  const timed = await timeSlices(runners, slices);
  const rows = agreed.map((one, n) => rowOf(one, timed[n]!, timed[0]!, workload));
  return { workload: workload.name, title: workload.title, rows, failed };
}

/** Peers and our engines on the workloads, in alternating slices of one run. Exit code 1 when numbers do not agree. */
export async function engine(options: BenchOptions): Promise<object> {
  const { say, slices, picture } = options;
  const folder = await mkdtemp(join(tmpdir(), 'perceptron-bench-'));
  const folderOf = (name: string) => join(folder, name);
  const contestants: Contestant[] = [];
  try {
    const digits = await readDigits();
    const workloads = workloadsOf(digits).filter(({ name }) => options.workloads.includes(name));
    for (const workload of workloads) await writeWorkload(folderOf(workload.name), workload);
    const peers = await findPeers(folderOf, say, options.duel ? ['numpy'] : undefined);
    contestants.push(...peers.contestants);
    const peak = vectorPeak();
    const limits = [
      ...peers.limits,
      { name: 'WebAssembly, 128-bit vectors in registers', value: peak, unit: 'GFLOP/s' },
    ];
    const ours = [
      ourEngine('simd', 'WebAssembly, random batches, one thread', peak),
      await threadedEngine(2),
      ourEngine('plain', 'TypeScript, the same bits, random batches'),
      ourTextbook(),
    ];
    contestants.unshift(...(options.duel ? ours.slice(0, 1) : ours));

    const processors = `${cpus()[0]?.model.trim()}, ${cpus().length} processors`;
    const host = `${processors}, Node ${process.versions.node}; medians of ${slices.count} alternating slices`;
    say(`${host} of about ${slices.seconds} s; data: ${digits.name}`);
    for (const { name, value, unit } of limits) say(`limit, one thread: ${name}: ${number(value)} ${unit}`);
    for (const missing of peers.missing) say(missing);
    const tables: Table[] = [];
    for (const workload of workloads) {
      const table = await tableFor(workload, contestants, slices);
      tables.push(table);
      for (const line of linesOf(table)) say(line);
    }
    for (const note of notes) say(note);
    const slowest = Math.max(...tables.map(({ rows }) => rows[0]?.spread[1] ?? 1));
    if (slowest > quiet) {
      say(`This machine was busy: one of our slices took ${slowest.toFixed(2)} times the middle one. Do not quote.`);
    }
    if (tables.some(({ failed }) => failed.length > 0)) process.exitCode = 1;
    if (picture) await writeFile(picture, plot(host, tables.map(panelOf)));
    return { host, data: digits.name, limits, missing: peers.missing, tables };
  } finally {
    for (const one of contestants) one.close();
    await rm(folder, { recursive: true });
  }
}

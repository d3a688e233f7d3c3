import { LabError } from '../../core/lab-error.ts';
import type { RunFile } from '../../core/run-file/read-run.ts';
import { type Comparison, verifyRun } from '../../core/run-file/verify.ts';
import { type CliCommand, printResult, readFileAndOptions } from './command.ts';
import { readRunData, runDataOptions, runDataUsage } from './run-data.ts';
import { readRunFile } from './trained.ts';

export const verifyCommand: CliCommand = {
  name: 'verify',
  file: 'RUN.plab',
  about:
    'Trains a run again and compares all that it holds: states, measures, losses, last weights; exit code 1 when one differs.',
  options: runDataUsage,
  async run(args) {
    const { file, options } = readFileAndOptions(args, runDataOptions);
    const run = await readRunFile(file);
    const dataset = await readRunData(options, run);
    const began = performance.now();
    const compared: Record<Comparison['kind'], number> = { state: 0, measure: 0, losses: 0, weights: 0 };
    let said = began;
    let differs: Comparison | undefined;
    for (const comparison of verifyRun(run, dataset)) {
      const { kind, step, difference } = comparison;
      compared[kind] += 1;
      if (difference !== '') differs = comparison;
      if (performance.now() - said < 1000) continue;
      said = performance.now();
      process.stderr.write(`step ${step} of ${run.manifest.steps}\n`);
    }
    const { steps } = run.manifest;
    printResult(
      {
        identical: !differs,
        steps,
        compared: Object.values(compared).reduce((sum, count) => sum + count),
        states: compared.state,
        measures: compared.measure,
        branches: run.tree.branches.length,
        differsAt: differs?.step ?? null,
        seconds: (performance.now() - began) / 1000,
      },
      options.json,
    );
    if (!differs) {
      if (!options.json) process.stdout.write(`\n${inWords(run, compared)}\n`);
      return;
    }
    const { branch, step, difference } = differs;
    const where = branch === undefined ? `step ${step}` : `step ${step} of branch ${branch}`;
    throw new LabError('data', `${run.name}: ${where} differs: ${difference}`);
  },
};

/** What was found to be the same, and how far. */
function inWords({ tree }: RunFile, { state, measure }: Record<Comparison['kind'], number>): string {
  const course = tree.branches.length > 1 ? `all ${tree.branches.length} branches` : 'the run';
  const count = (many: number, what: string) => `${many} ${what}${many === 1 ? '' : 's'}`;
  return `Trained again, ${course} gave the same bits in ${count(state, 'state')}, ${count(measure, 'measure')} of loss and accuracy and the last weights;
the loss of each step is the one told, or lies within what is told of its stretch of steps.`;
}

import { LabError } from '../../core/lab-error.ts';
import { type Comparison, verifyRun } from '../../core/run-file/verify.ts';
import { type CliCommand, printResult, readFileAndOptions } from './command.ts';
import { readRunData, runDataOptions, runDataUsage } from './run-data.ts';
import { readRunFile } from './trained.ts';

export const verifyCommand: CliCommand = {
  name: 'verify',
  file: 'RUN.plab',
  about: 'Trains a run again and compares every kept state bit for bit; exit code 1 when one differs.',
  options: runDataUsage,
  async run(args) {
    const { file, options } = readFileAndOptions(args, runDataOptions);
    const run = await readRunFile(file);
    const dataset = await readRunData(options, run);
    const began = performance.now();
    let compared = 0;
    let said = began;
    let differs: Comparison | undefined;
    for (const comparison of verifyRun(run, dataset)) {
      const { step, difference } = comparison;
      compared += 1;
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
        compared,
        branches: run.tree.branches.length,
        differsAt: differs?.step ?? null,
        seconds: (performance.now() - began) / 1000,
      },
      options.json,
    );
    if (!differs) return;
    const { branch, step, difference } = differs;
    const where = branch === undefined ? `step ${step}` : `step ${step} of branch ${branch}`;
    throw new LabError('data', `${run.name}: ${where} differs: ${difference}`);
  },
};

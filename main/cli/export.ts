import { exporterNames, exporters } from '../../core/run-file/export/exporters.ts';
import { momentOf } from '../../core/run-file/export/moment.ts';
import { type CliCommand, choiceOption, printResult, readFileAndOptions, required } from './command.ts';
import { saveFile } from './files.ts';
import { readRunData, runDataOptions, runDataUsage } from './run-data.ts';
import { readRunFile, stepOption } from './trained.ts';

export const exportCommand: CliCommand = {
  name: 'export',
  file: 'RUN.plab',
  about: 'Takes the weights of a step, or the history, elsewhere.',
  options: [
    '--to NAME --out F',
    ...exporterNames.map((name) => `    ${name.padEnd(18)}${exporters[name].about}`),
    '--step N              the last one without',
    ...runDataUsage,
  ],
  async run(args) {
    const { file, options } = readFileAndOptions(args, ['to', 'step', 'out', ...runDataOptions]);
    const to = choiceOption('to', required('to', options.to), exporterNames);
    const out = required('out', options.out);
    const run = await readRunFile(file);
    const step = stepOption(options.step, run);
    const bytes = exporters[to].write(momentOf(run, step, await readRunData(options, run)));
    await saveFile(out, bytes);
    printResult({ to, step, bytes: bytes.length, out }, options.json);
  },
};

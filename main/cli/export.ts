import { exporterNames, exporters } from '../../core/run-file/export/exporters.ts';
import { momentOf } from '../../core/run-file/export/moment.ts';
import { replayOf } from '../../core/run-file/export/replay.ts';
import { readRun } from '../../core/run-file/read-run.ts';
import { type CliCommand, choiceOption, printResult, readFileAndOptions, required, UsageError } from './command.ts';
import { readNamed, saveFile } from './files.ts';
import { readRunData, runDataOptions, runDataUsage } from './run-data.ts';
import { readSinglePage } from './single-page.ts';
import { stepOption } from './trained.ts';

export const exportCommand: CliCommand = {
  name: 'export',
  file: 'RUN.plab',
  about: 'Takes the weights of a step, the history, or the whole run elsewhere.',
  options: [
    '--to NAME --out F',
    ...exporterNames.map((name) => `    ${name.padEnd(18)}${exporters[name].about}`),
    `    ${'html'.padEnd(18)}one page that replays the whole run in any browser, from a disk`,
    '--step N              the last one without',
    ...runDataUsage,
  ],
  async run(args) {
    const { file, options } = readFileAndOptions(args, ['to', 'step', 'out', ...runDataOptions]);
    const to = choiceOption('to', required('to', options.to), [...exporterNames, 'html']);
    const out = required('out', options.out);
    const { name, bytes } = await readNamed(file);
    if (to === 'html') {
      if (options.step !== undefined) throw new UsageError('--step: a page holds every step');
      const page = replayOf({ name, bytes }, await readSinglePage());
      await saveFile(out, page);
      return printResult({ to, bytes: page.length, out }, options.json);
    }
    const run = readRun(bytes, name);
    const step = stepOption(options.step, run);
    const exported = exporters[to].write(momentOf(run, step, await readRunData(options, run)));
    await saveFile(out, exported);
    printResult({ to, step, bytes: exported.length, out }, options.json);
  },
};

import { describeError } from '../core/lab-error.ts';
import { type CliCommand, UsageError } from './cli/command.ts';
import { evaluateCommand } from './cli/evaluate.ts';
import { exportCommand } from './cli/export.ts';
import { gradcheckCommand } from './cli/gradcheck.ts';
import { infoCommand } from './cli/info.ts';
import { surfaceCommand } from './cli/surface.ts';
import { trainCommand } from './cli/train.ts';
import { verifyCommand } from './cli/verify.ts';

/** A new command is one file and one line here. */
const commands: readonly CliCommand[] = [
  trainCommand,
  evaluateCommand,
  gradcheckCommand,
  surfaceCommand,
  infoCommand,
  verifyCommand,
  exportCommand,
];

const usage = [
  'perceptron-lab COMMAND [options] [--json]',
  '',
  ...commands.flatMap(({ name, file, about, options }) => [
    `  ${name} ${file ?? ''}`.trimEnd(),
    `      ${about}`,
    ...options.map((line) => `      ${line}`),
    '',
  ]),
].join('\n');

/** Exit codes: 0 done, 1 failed, 2 wrong usage. */
async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    (name === undefined ? process.stderr : process.stdout).write(`${usage}\n`);
    return name === undefined ? 2 : 0;
  }
  try {
    const command = commands.find((one) => one.name === name);
    if (!command)
      throw new UsageError(`unknown command: ${name}; known are ${commands.map((one) => one.name).join(', ')}`);
    await command.run(args);
    return 0;
  } catch (thrown) {
    process.stderr.write(`perceptron-lab: ${describeError(thrown).message}\n`);
    return thrown instanceof UsageError ? 2 : 1;
  }
}

process.exitCode = await run(process.argv.slice(2));

import { describeError } from '../core/lab-error.ts';
import { type CliCommand, UsageError } from './cli/command.ts';
import { evaluateCommand } from './cli/evaluate.ts';
import { gradcheckCommand } from './cli/gradcheck.ts';
import { trainCommand } from './cli/train.ts';

/** A new command is one file and one line here. */
const commands: readonly CliCommand[] = [trainCommand, evaluateCommand, gradcheckCommand];

const usage = [
  'perceptron-lab COMMAND [options] [--json]',
  '',
  ...commands.flatMap(({ name, about, options }) => [
    `  ${name}`,
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

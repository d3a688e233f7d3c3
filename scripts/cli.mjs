/**
 * The command line from a checkout: builds it when its sources have changed, then is it.
 *
 *   npm run --silent cli -- COMMAND …
 */
import { pathToFileURL } from 'node:url';
import { buildStaleOrExit, outputsOf } from './targets.mjs';

// A replay is a run inside the single-file edition.
const wantsPage = process.argv[2] === 'export' && process.argv.some((argument) => /^(--to=)?html$/.test(argument));
await buildStaleOrExit(wantsPage ? ['cli', 'single'] : ['cli']);
const [program = ''] = outputsOf('cli');
process.argv[1] = program;
await import(pathToFileURL(program).href);

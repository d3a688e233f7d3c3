/**
 * The command line from a checkout: builds it when its sources have changed, then is it.
 *
 *   npm run --silent cli -- COMMAND …
 */
import { pathToFileURL } from 'node:url';
import { buildStaleOrExit, outputsOf } from './targets.mjs';

await buildStaleOrExit(['cli']);
const [program = ''] = outputsOf('cli');
process.argv[1] = program;
await import(pathToFileURL(program).href);

/**
 * Bundles a benchmark and runs it, with the arguments left over.
 *
 *   npm run bench [-- ENTRY.ts] [-- ARGUMENT …]
 */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from './node-bundle.mjs';
import { outFolder, projectRoot } from './targets.mjs';

const args = process.argv.slice(2);
const entry = args[0]?.endsWith('.ts') ? resolve(args.shift() ?? '') : join(projectRoot, 'test/bench/main.ts');
/** These find files beside themselves. */
const left = ['playwright-core', /\/scripts\/[\w-]+\.mjs$/];
const program = await bundleForNode(entry, join(outFolder, 'bench'), left);
process.argv.splice(1, process.argv.length, program, ...args);
await import(pathToFileURL(program).href);

import process from 'node:process';
import { serveSurface } from '../core/surface/serve.ts';
import { runWorker } from './worker-entry.ts';

runWorker(process, serveSurface);

import process from 'node:process';
import { startTrainer } from '../core/training/trainer.ts';
import { runWorker } from './worker-entry.ts';

runWorker(process, startTrainer);

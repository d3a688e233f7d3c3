import process from 'node:process';
import { startTrainer } from '../core/training/trainer.ts';
import { suitedThreads, useWorkerThreads } from './engine-threads.ts';
import { runWorker } from './worker-entry.ts';

useWorkerThreads(suitedThreads());
runWorker(process, startTrainer);

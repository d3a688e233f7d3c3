import { portOf } from '../core/protocol/port.ts';
import { startTrainer } from '../core/training/trainer.ts';
import { workerClock } from './worker-clock.ts';

addEventListener('message', ({ ports: [port] }) => startTrainer(portOf(port!), workerClock()), { once: true });

import { portOf } from '../core/protocol/port.ts';
import { startTrainer } from '../core/training/trainer.ts';
import { browserClock } from './browser-clock.ts';

addEventListener('message', ({ ports: [port] }) => startTrainer(portOf(port!), browserClock()), { once: true });

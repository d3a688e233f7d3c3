import { describeError } from '../../core/lab-error.ts';
import { protocolVersion } from '../../core/protocol/messages.ts';
import { t, whole } from '../text.ts';
import type { LineTrouble } from './trainer-line.ts';

/** What is wrong with the line to the trainer, in a sentence. */
export function lineTroubleText(trouble: LineTrouble): string {
  switch (trouble.kind) {
    case 'gone':
      return t().trainerGone;
    case 'no trainer':
      return describeError(trouble.failure).message;
    case 'protocol':
      return t().newerTrainer(whole(protocolVersion), whole(trouble.protocol));
    default:
      return trouble satisfies never;
  }
}

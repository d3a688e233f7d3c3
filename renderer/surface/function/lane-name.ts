import { plain, t } from '../../text.ts';
import type { Difference, Lane } from './function-store.ts';

/** What a lane is called: by that in which it differs from the others. */
export function laneName({ optimizer, learningRate }: Lane, difference: Difference): string {
  return difference === 'optimizers' ? t()[`optimizer.${optimizer.name}`] : t().rateIs(plain(learningRate));
}

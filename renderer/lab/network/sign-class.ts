import { real } from '../../text.ts';

/** The class that colours a number by its sign, as it is written: what reads 0.00 is not negative. */
export const signClass = (value: number): 'neg' | 'pos' => (real(value).startsWith('−') ? 'neg' : 'pos');

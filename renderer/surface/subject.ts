import { signal } from '@preact/signals';

/** What the Surface room is about. */
export type Subject = 'network' | 'function';

export const subject = signal<Subject>('network');

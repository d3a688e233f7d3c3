import { signal } from '@preact/signals';

/** Whether the table of all samples stands beside the picture. */
export const tableOpen = signal(false);

/** The samples whose rows are on screen: frames carry their outputs. */
export const samplesInTable = signal(new Uint32Array(0));

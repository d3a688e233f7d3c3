import { signal } from '@preact/signals';
import type { Quantity } from './chart-picture.ts';
import type { Stretch } from './chart-zoom.ts';

/** How the chart of the run is looked at, on the page and in pictures of it. */
export const chartQuantity = signal<Quantity>('loss');
export const chartLog = signal(false);
/** The stretch that is looked at; none for the whole run. */
export const chartZoom = signal<Stretch | undefined>(undefined);

import { signal } from '@preact/signals';

export const exportDialogOpen = signal(false);

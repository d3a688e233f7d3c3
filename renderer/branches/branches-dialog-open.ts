import { signal } from '@preact/signals';

export const branchesDialogOpen = signal(false);

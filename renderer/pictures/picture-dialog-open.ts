import { signal } from '@preact/signals';

export const pictureDialogOpen = signal(false);

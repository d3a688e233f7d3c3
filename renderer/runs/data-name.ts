import type { DataSettings } from '../../core/training/settings.ts';
import { t } from '../text.ts';

/** What people call the data of a run. */
export const dataName = (data: DataSettings): string =>
  data.kind === 'built-in' ? t()[`data.${data.name}`] : data.name;

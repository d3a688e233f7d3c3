import type { FileLook } from '../../core/surface/file-look.ts';
import { isComplete } from '../../core/surface/protocol.ts';
import { type WrittenSurface, writtenLoss } from '../../core/surface/written-surface.ts';
import type { Lab } from '../store/lab.ts';
import type { NetworkPicture } from './picture.ts';
import type { SurfaceStore } from './surface-store.ts';

/** A surface ready to be saved, with the words of its files. */
export interface Taken extends Pick<FileLook, 'heights' | 'axes' | 'lanes'> {
  /** Name of the file before its ending. */
  readonly name: string;
  surface(): WrittenSurface;
}

/** The loss of the network; undefined until it is complete. */
export function takenNetwork(lab: Lab, store: SurfaceStore, shown: NetworkPicture | undefined): Taken | undefined {
  if (!shown || !isComplete(shown.surface)) return undefined;
  const { surface, axes, paths } = shown;
  return {
    name: `surface-${surface.directions}`,
    heights: store.logHeight.value ? 'log' : 'linear',
    axes,
    ...(surface.compared ? { lanes: paths.map(({ name }) => name) } : {}),
    surface: () => writtenLoss(surface, lab.settings.peek().optimizer.name),
  };
}

import type { Unit } from '../../store/lab.ts';

/** How a layer stands: its units fill rows of `across` tiles from left to right. */
interface Standing {
  readonly size: number;
  readonly across: number;
}

/**
 * The unit that an arrow key leads to: up and down within a layer; left and right along a row, then to the same height in
 * the next layer, none before `first`. Home and End go to the ends of the layer. Undefined for other keys and where
 * there is no way on.
 */
export function walk(
  key: string,
  { layer, index }: Unit,
  columns: readonly Standing[],
  first: number,
): Unit | undefined {
  const { size, across } = columns[layer]!;
  switch (key) {
    case 'ArrowUp':
      return within(index - across);
    case 'ArrowDown':
      return within(index + across);
    case 'Home':
      return within(0);
    case 'End':
      return within(size - 1);
    case 'ArrowLeft':
      return index % across > 0 ? within(index - 1) : beside(layer - 1, 'last');
    case 'ArrowRight':
      return (index + 1) % across > 0 && index < size - 1 ? within(index + 1) : beside(layer + 1, 'first');
    default:
      return undefined;
  }

  function within(next: number): Unit | undefined {
    return next >= 0 && next < size ? { layer, index: next } : undefined;
  }

  /** Layers stand centred, so the same height is the same distance from the middle. */
  function beside(next: number, slot: 'first' | 'last'): Unit | undefined {
    const to = columns[next];
    if (!to || next < first) return undefined;
    const rows = Math.ceil(to.size / to.across);
    const row = Math.floor(index / across) + (rows - Math.ceil(size / across)) / 2;
    const start = to.across * Math.max(0, Math.min(rows - 1, Math.round(row)));
    return { layer: next, index: slot === 'first' ? start : Math.min(to.size, start + to.across) - 1 };
  }
}

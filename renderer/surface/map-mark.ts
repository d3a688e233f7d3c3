import { useSignal } from '@preact/signals';
import type { Place } from '../../core/surface/inside-square.ts';
import { strokeScale, token } from '../draw/tokens.ts';
import type { MapBox } from './paint-map.ts';

/** How far a press of an arrow key moves the mark, in half widths; with Shift, five times as far. */
const perKey = 0.02;

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * Lets a place of a map be taken: by a click, or by a mark that keys move from `from` and Enter sets. Returns the mark while
 * there is one, what the box of the map needs for that, and what paints the mark.
 */
export function useMapMark(from: () => Place, take: (place: Place) => void) {
  const mark = useSignal<Place | undefined>(undefined);

  function click(event: MouseEvent): void {
    const { left, top, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    mark.value = undefined;
    take({ x: (2 * (event.clientX - left)) / width - 1, y: 1 - (2 * (event.clientY - top)) / width });
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const move = moves[event.key];
    if (move) {
      const { x, y } = mark.value ?? from();
      const far = event.shiftKey ? 5 * perKey : perKey;
      mark.value = { x: clamp(x + far * move[0]), y: clamp(y + far * move[1]) };
    } else if (event.key === 'Enter' && mark.value) {
      take(mark.value);
      mark.value = undefined;
    } else if (event.key === 'Escape' && mark.value) {
      mark.value = undefined;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return {
    mark,
    box: {
      role: 'application',
      tabIndex: 0,
      class: 'contour-box start-map',
      onClick: click,
      onKeyDown: press,
      // A mark that was not set is given up.
      onBlur: () => {
        mark.value = undefined;
      },
    },
    paint(context: CanvasRenderingContext2D, box: MapBox): void {
      if (mark.value) paintCross(context, mark.value, box);
    },
  } as const;
}

const clamp = (value: number) => Math.max(-1, Math.min(1, value));

/** A cross-hair through the whole map. */
function paintCross(context: CanvasRenderingContext2D, place: Place, { x, y, side }: MapBox): void {
  const [atX, atY] = [x + ((place.x + 1) / 2) * side, y + ((1 - place.y) / 2) * side];
  context.beginPath();
  context.moveTo(atX, y);
  context.lineTo(atX, y + side);
  context.moveTo(x, atY);
  context.lineTo(x + side, atY);
  for (const [style, width] of [
    ['--on-height-0', 3],
    ['--casing', 1.4],
  ] as const) {
    context.strokeStyle = token(style);
    context.lineWidth = width * strokeScale();
    context.stroke();
  }
}

import { computed, type ReadonlySignal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Switch } from '../../controls/switch.tsx';
import { strokeScale, token } from '../../draw/tokens.ts';
import { real, t } from '../../text.ts';
import { ContourMap } from '../contour-map.tsx';
import type { MapBox } from '../paint-map.ts';
import type { Picture } from '../picture.ts';
import { arrowField } from './arrow-field.ts';
import type { Place } from './drape.ts';
import { placeIn } from './function-picture.ts';
import type { FunctionStore } from './function-store.ts';
import { paintArrows } from './paint-arrows.ts';

/** Arrows along each side. */
const arrowCount = 13;
/** How far a press of an arrow key moves the mark, in half widths; with Shift, five times as far. */
const perKey = 0.02;

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

interface MapProps {
  readonly store: FunctionStore;
  readonly picture: ReadonlySignal<Picture | undefined>;
}

/** The function from above, where a click sets the start; by keyboard a mark is moved and set. */
export function StartMap({ store, picture }: MapProps) {
  const mark = useSignal<Place | undefined>(undefined);
  const arrows = useMemo(
    () => computed(() => arrowField(store.f.value, store.square.value, store.gradient.value, arrowCount)),
    [store],
  );

  /** Numbers that can be read: three digits of the range. */
  function startAt({ x, y }: Place): void {
    const { u, v, half } = store.square.value;
    const digits = Math.max(0, Math.ceil(2 - Math.log10(half)));
    const round = (value: number) => Number(value.toFixed(Math.min(12, digits)));
    store.startAt([round(u + half * x), round(v + half * y)]);
  }

  function click(event: MouseEvent): void {
    const { left, top, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    mark.value = undefined;
    startAt({ x: (2 * (event.clientX - left)) / width - 1, y: 1 - (2 * (event.clientY - top)) / width });
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const move = moves[event.key];
    const from = mark.value ?? placeIn(store.square.value, store.start.value);
    if (move) {
      const far = event.shiftKey ? 5 * perKey : perKey;
      mark.value = { x: clamp(from.x + far * move[0]), y: clamp(from.y + far * move[1]) };
    } else if (event.key === 'Enter' && mark.value) {
      startAt(mark.value);
      mark.value = undefined;
    } else if (event.key === 'Escape') {
      mark.value = undefined;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function between(context: CanvasRenderingContext2D, _picture: Picture, box: MapBox): void {
    if (store.arrows.value) paintArrows(context, arrows.value, box);
    if (mark.value) paintCross(context, mark.value, box);
  }

  const { u, v, half } = store.square.value;
  const at = mark.value;
  return (
    <>
      <h2 class="title">
        <span>{t().fromAbove}</span>
        <span class="value cap" aria-live="polite">
          {at ? t().markAt(real(u + half * at.x, 3), real(v + half * at.y, 3)) : t().clickToStart}
        </span>
      </h2>
      <ContourMap
        picture={picture}
        between={between}
        box={{
          role: 'application',
          tabIndex: 0,
          'aria-label': t().startMapLabel,
          class: 'contour-box start-map',
          onClick: click,
          onKeyDown: press,
        }}
      />
      <Switch
        label={t().arrows}
        on={store.arrows.value}
        onChange={(on) => {
          store.arrows.value = on;
        }}
      />
    </>
  );
}

const clamp = (value: number) => Math.max(-1, Math.min(1, value));

/** The mark that the keyboard moves: a cross-hair through the whole map. */
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

import type { Signal } from '@preact/signals';
import { size } from '../draw/tokens.ts';
import { type Angle, angleWithin } from './view-angle.ts';

/** Radians a pixel of the pointer and a press of an arrow key turn the view. */
const perPixel = 0.008;
const perKey = Math.PI / 36;
const zoomPerKey = 1.15;

const keys: Readonly<Record<string, (angle: Angle) => Angle>> = {
  ArrowLeft: (angle) => ({ ...angle, turn: angle.turn - perKey }),
  ArrowRight: (angle) => ({ ...angle, turn: angle.turn + perKey }),
  ArrowUp: (angle) => ({ ...angle, tilt: angle.tilt + perKey }),
  ArrowDown: (angle) => ({ ...angle, tilt: angle.tilt - perKey }),
  '+': (angle) => ({ ...angle, zoom: angle.zoom * zoomPerKey }),
  '=': (angle) => ({ ...angle, zoom: angle.zoom * zoomPerKey }),
  '-': (angle) => ({ ...angle, zoom: angle.zoom / zoomPerKey }),
};

/** A pointer that moves less than this many pixels between down and up has tapped, not turned. */
const still = 4;

/**
 * Turns, tilts and zooms a view by pointer, wheel and keys: what its element needs for that, focus included. `onTap` hears
 * of spots that were tapped, in px of the element.
 */
export function turning(angle: Signal<Angle>, onTap: (spot: readonly [number, number]) => void = () => {}) {
  let moved = 0;
  const set = (next: Angle) => {
    angle.value = angleWithin(next);
  };
  return {
    tabIndex: 0,
    onPointerDown(event: PointerEvent): void {
      if (event.button !== 0) return;
      moved = 0;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
    },
    onPointerUp(event: PointerEvent): void {
      const element = event.currentTarget as Element;
      if (!element.hasPointerCapture(event.pointerId) || moved >= still) return;
      const { left, top } = element.getBoundingClientRect();
      onTap([event.clientX - left, event.clientY - top]);
    },
    onPointerMove(event: PointerEvent): void {
      if (!(event.currentTarget as Element).hasPointerCapture(event.pointerId)) return;
      moved += Math.abs(event.movementX) + Math.abs(event.movementY);
      if (moved < still) return;
      const { turn, tilt, zoom } = angle.value;
      set({ turn: turn - event.movementX * perPixel, tilt: tilt + event.movementY * perPixel, zoom });
    },
    onWheel(event: WheelEvent): void {
      event.preventDefault();
      set({ ...angle.value, zoom: angle.value.zoom * Math.exp(-event.deltaY / 600) });
    },
    onKeyDown(event: KeyboardEvent): void {
      const change = keys[event.key];
      if (!change || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      set(change(angle.value));
    },
  };
}

/** Where views that fly will come to rest. */
const flights = new WeakMap<Signal<Angle>, { readonly goal: number }>();

/** Flies a quarter turn on, from where a flight under way was going; jumps when motion is not wanted. */
export function quarterTurn(angle: Signal<Angle>): void {
  const from = angle.value.turn;
  const flight = { goal: (flights.get(angle)?.goal ?? from) + Math.PI / 2 };
  flights.set(angle, flight);
  const lasts = size('--settle');
  const began = performance.now();
  function fly(): void {
    if (flights.get(angle) !== flight) return;
    const share = lasts > 0 ? Math.min(1, (performance.now() - began) / lasts) : 1;
    angle.value = { ...angle.value, turn: from + (flight.goal - from) * share * share * (3 - 2 * share) };
    if (share < 1) requestAnimationFrame(fly);
    else flights.delete(angle);
  }
  fly();
}

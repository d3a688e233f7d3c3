import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Dataset } from '../../../core/data/dataset.ts';
import type { Place } from '../../../core/data/edit-points.ts';
import { type Plane, rangesOf } from '../../../core/data/plane.ts';
import { slack } from '../../controls/scrub-law.ts';
import type { Lab } from '../../store/lab.ts';
import { addSample, moveSample, removeSample } from '../data/edit-data.ts';
import { inputsAt } from './map-points.ts';
import { type MapTool, nudge, usableTool } from './map-tool.ts';
import { arrowDirection, nearestSample, nearestWithin, nextSample } from './nearest-sample.ts';

/** CSS px around a sample in which it is grasped. */
const grasp = 16;

/** A sample that is being dragged, and where it would be dropped. */
export interface Dragged {
  readonly sample: number;
  readonly place: Place;
}

export interface MapEditing {
  readonly tool: MapTool;
  choose(tool: MapTool): void;
  /** Where a key would add a point, as shares of the map's side from the left and from below; undefined without the focus. */
  readonly aim: Signal<Place | undefined>;
  readonly drag: Signal<Dragged | undefined>;
  readonly handlers: {
    readonly onClick: (event: MouseEvent) => void;
    readonly onContextMenu: (event: MouseEvent) => void;
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
}

/** What pointer and keys do on the map: they choose a sample, or add, move and remove points with the tool in hand. */
export function useMapEditing(lab: Lab, dataset: Dataset, plane: Plane): MapEditing {
  const picked = useSignal<MapTool>({ kind: 'choose' });
  const aimed = useSignal<Place>([0.5, 0.5]);
  const aim = useSignal<Place | undefined>(undefined);
  const drag = useSignal<Dragged | undefined>(undefined);
  /** The sample under a pointer that was pressed and may drag it yet. */
  const pressed = useRef<{ readonly sample: number; readonly x: number; readonly y: number } | undefined>(undefined);
  /** The press that ends is no click. */
  const spent = useRef(false);
  const samples = dataset.train + dataset.test;
  const tool = usableTool(picked.value, dataset.target, samples);

  function takeAim(place: Place | undefined): void {
    if (place) aimed.value = place;
    aim.value = tool.kind === 'add' ? place : undefined;
  }

  function add(place: Place): void {
    if (tool.kind === 'add') addSample(lab, inputsAt(plane, place), tool.target);
  }

  function removeAt(place: Place, reach: number): void {
    const sample = nearestWithin(dataset, ...inputsAt(plane, place), reach);
    if (sample !== undefined) removeSample(lab, sample);
  }

  function click(event: MouseEvent): void {
    if (event.detail === 0 || spent.current) return; // Enter and space: keys have a place of their own.
    const { place, reach } = placeOf(event);
    switch (tool.kind) {
      case 'choose':
        lab.sample.value = nearestSample(dataset, ...inputsAt(plane, place));
        return;
      case 'add':
        takeAim(place);
        return add(place);
      case 'remove':
        return removeAt(place, reach);
      case 'move':
        return;
      default:
        tool satisfies never;
    }
  }

  function grab(event: PointerEvent): void {
    spent.current = false;
    pressed.current = undefined;
    if ((tool.kind !== 'move' && tool.kind !== 'add') || event.button !== 0) return;
    const { place, reach } = placeOf(event);
    const at = inputsAt(plane, place);
    const sample = nearestWithin(dataset, ...at, reach);
    if (sample === undefined) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    pressed.current = { sample, x: event.clientX, y: event.clientY };
    if (tool.kind === 'move') lift(sample);
  }

  function lift(sample: number): void {
    lab.sample.value = sample;
    spent.current = true;
    drag.value = { sample, place: [dataset.inputs[2 * sample]!, dataset.inputs[2 * sample + 1]!] };
  }

  function pull(event: PointerEvent): void {
    const { sample, x, y } = pressed.current ?? { sample: -1, x: event.clientX, y: event.clientY };
    if (!drag.value && Math.hypot(event.clientX - x, event.clientY - y) > slack) lift(sample);
    if (drag.value) drag.value = { ...drag.value, place: inputsAt(plane, placeOf(event).place) };
  }

  function letGo(): void {
    pressed.current = drag.value = undefined;
  }

  function drop(): void {
    const dragged = drag.value;
    letGo();
    if (!dragged) return;
    const { sample, place } = dragged;
    const stayed = place.every((value, axis) => value === dataset.inputs[2 * sample + axis]);
    if (!stayed) moveSample(lab, sample, place);
  }

  function key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !press(event)) return;
    event.preventDefault();
  }

  /** Says whether the key meant something here. */
  function press(event: KeyboardEvent): boolean {
    const direction = arrowDirection(event.key);
    const sample = lab.sample.value;
    if (event.key === 'Escape' && drag.value) {
      letGo();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (tool.kind === 'add') removeAt(aimed.value, Number.POSITIVE_INFINITY);
      else if (samples > 0) removeSample(lab, sample);
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (tool.kind === 'add') add(aimed.value);
      else if (tool.kind === 'remove' && samples > 0) removeSample(lab, sample);
    } else if (!direction) {
      return false;
    } else if (tool.kind === 'add') {
      takeAim(nudge(aimed.value, event.key, event.shiftKey));
    } else if (tool.kind === 'move') {
      const next = nudge(shareOf(dataset, plane, sample), event.key, event.shiftKey);
      if (next) moveSample(lab, sample, inputsAt(plane, next));
    } else {
      lab.sample.value = nextSample(dataset, sample, direction);
    }
    return true;
  }

  return {
    tool,
    choose: (next) => {
      picked.value = next;
      aim.value = undefined;
    },
    aim,
    drag,
    handlers: {
      onClick: click,
      onContextMenu: (event) => {
        event.preventDefault();
        const { place, reach } = placeOf(event);
        removeAt(place, reach);
      },
      onPointerDown: grab,
      onPointerMove: pull,
      onPointerUp: drop,
      onPointerCancel: letGo,
      onKeyDown: key,
      onFocus: () => takeAim(aimed.value),
      onBlur: () => takeAim(undefined),
    },
  };
}

/** Where on the map the pointer is, as shares of its side from the left and from below, and how far it grasps. */
function placeOf(event: MouseEvent): { place: Place; reach: number } {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  const within = (share: number) => Math.max(0, Math.min(1, share));
  return {
    place: [within((event.clientX - box.left) / box.width), within((box.bottom - event.clientY) / box.height)],
    reach: grasp / box.width,
  };
}

function shareOf({ inputs }: Dataset, plane: Plane, sample: number): Place {
  const [first, second] = rangesOf(plane);
  const share = (axis: number, { low, high }: typeof first) => (inputs[2 * sample + axis]! - low) / (high - low);
  return [share(0, first), share(1, second)];
}

import { useMemo } from 'preact/hooks';
import { type Dataset, outputsFor } from '../../../core/data/dataset.ts';
import { Canvas, type Paint } from '../../draw/canvas.tsx';
import { contour } from '../../draw/contour.ts';
import { paintSignedMap } from '../../draw/signed-map.ts';
import { strokeScale, token } from '../../draw/tokens.ts';
import type { Lab } from '../../store/lab.ts';
import { plain, real, t } from '../../text.ts';
import { paintClassMap } from './class-map.ts';
import { mapPlace, paintBatch, paintCrossHair, paintPoints } from './map-points.ts';
import { arrowDirection, nearestSample, nextSample } from './nearest-sample.ts';
import { type Reading, readingOf, signedMap } from './output-reading.ts';

const hatch = 9;
/** Saturation of the largest output: below that of neurons, so that points stand out. */
const most = 0.54;

type Plane = NonNullable<Dataset['plane']>;

/** The output of the network over the plane, with the data on it. A click or the arrow keys choose the sample in hand. */
export function OutputMap({ lab, dataset, plane }: { lab: Lab; dataset: Dataset; plane: Plane }) {
  const reading = readingOf(dataset, lab.settings.value.loss);
  const paints = useMemo(() => paintsOf(lab, dataset, plane, reading), [lab, dataset, plane, reading]);
  const sample = lab.sample.value;
  const [x1, x2] = [dataset.inputs[2 * sample] ?? 0, dataset.inputs[2 * sample + 1] ?? 0];

  function choose(event: MouseEvent): void {
    if (event.detail === 0) return; // Enter and space: there is no place to go to.
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const range = plane.high - plane.low;
    const x = plane.low + (range * (event.clientX - box.left)) / box.width;
    const y = plane.high - (range * (event.clientY - box.top)) / box.height;
    lab.sample.value = nearestSample(dataset, x, y);
  }

  function walk(event: KeyboardEvent): void {
    const direction = arrowDirection(event.key);
    if (!direction) return;
    event.preventDefault();
    lab.sample.value = nextSample(dataset, lab.sample.value, direction);
  }

  return (
    <div class="output-map">
      <Axis plane={plane} name="x₂" edge="y" />
      <button
        type="button"
        class="plot"
        aria-label={t().outputMap(real(x1), real(x2), outputText(lab, dataset))}
        onClick={choose}
        onKeyDown={walk}
      >
        <Canvas paint={paints.map} />
        <Canvas paint={paints.points} />
        <Canvas paint={paints.hand} />
      </button>
      <Axis plane={plane} name="x₁" edge="x" />
    </div>
  );
}

/** What the network says about the sample in hand. */
function outputText(lab: Lab, { target }: Dataset): string {
  const outputs = lab.calmFrame.value?.probe.z.slice(-outputsFor(target, lab.settings.value.loss)) ?? [];
  return [...outputs].map((value) => real(value)).join(', ') || '–';
}

/** Three numbers and a name along one edge. */
function Axis({ plane: { low, high }, name, edge }: { plane: Plane; name: string; edge: 'x' | 'y' }) {
  const values = [low, (low + high) / 2, high];
  return (
    <div class={`map-axis ${edge}`} aria-hidden>
      {values.map((value) => (
        <span key={value}>{plain(value)}</span>
      ))}
      <var>{name}</var>
    </div>
  );
}

/** Three layers: what changes with every frame, with the data, and with the batch. */
function paintsOf(
  lab: Lab,
  dataset: Dataset,
  plane: Plane,
  reading: Reading,
): Record<'map' | 'points' | 'hand', Paint> {
  const divides = dataset.target.kind === 'classes';
  let signed = new Float32Array(0);

  return {
    map(context, side) {
      const frame = lab.frame.value;
      const grid = frame?.view.outputGrid ?? 0;
      if (!frame || grid === 0 || frame.outputMaps.length === 0) return;
      const box = { x: 0, y: 0, side };
      if (reading === 'classes') return paintClassMap(context, frame.outputMaps, grid, box);
      if (signed.length !== grid * grid) signed = new Float32Array(grid * grid);
      signedMap(frame.outputMaps, reading, signed);
      paintSignedMap(context, signed, grid, box, { hatch, most });
      if (divides) paintBoundary(context, signed, grid, side);
    },
    points(context, side) {
      paintPoints(context, dataset, mapPlace(plane, side));
    },
    hand(context, side) {
      const place = mapPlace(plane, side);
      const frame = lab.frame.value;
      if (frame) paintBatch(context, dataset, frame.batch, place);
      const sample = lab.sample.value;
      paintCrossHair(context, place.x(dataset.inputs[2 * sample]!), place.y(dataset.inputs[2 * sample + 1]!));
    },
  };
}

function paintBoundary(context: CanvasRenderingContext2D, signed: Float32Array, grid: number, side: number): void {
  const at = (value: number) => ((value + 0.5) / grid) * side;
  context.beginPath();
  for (const [x1, y1, x2, y2] of contour(signed, grid, grid, 0)) {
    context.moveTo(at(x1), side - at(y1));
    context.lineTo(at(x2), side - at(y2));
  }
  context.strokeStyle = token('--ink');
  context.lineWidth = 1.75 * strokeScale();
  context.lineCap = 'round';
  context.stroke();
}

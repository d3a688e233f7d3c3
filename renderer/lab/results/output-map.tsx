import { computed, type Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type Dataset, outputsFor } from '../../../core/data/dataset.ts';
import type { Place } from '../../../core/data/edit-points.ts';
import { type Plane, type Range, rangesOf } from '../../../core/data/plane.ts';
import { contour } from '../../../core/surface/contour.ts';
import type { Brush } from '../../draw/brush.ts';
import { Canvas } from '../../draw/canvas.tsx';
import type { Paint } from '../../draw/drawing.ts';
import { createLevelLine } from '../../draw/level-line.ts';
import { createCanvasRaster } from '../../draw/raster.ts';
import { fillSignedMap, paintSignedMap } from '../../draw/signed-map.ts';
import { pixel, rgb, strokeScale, token } from '../../draw/tokens.ts';
import type { Lab } from '../../store/lab.ts';
import { plain, real, t } from '../../text.ts';
import { paintClassMap } from './class-map.ts';
import { type Dragged, useMapEditing } from './map-editing.ts';
import { inputsAt, mapPlace, paintAim, paintBatch, paintCrossHair, paintLifted, paintPoints } from './map-points.ts';
import { MapTools } from './map-tools.tsx';
import { type Reading, readingOf, signedMap } from './output-reading.ts';

const hatch = 9;
/** Saturation of the largest output: below that of neurons, so that points stand out. */
const most = 0.54;

/** The output of the network over the plane, with the data on it, and the tools that change the data. */
export function OutputMap({ lab, dataset, plane }: { lab: Lab; dataset: Dataset; plane: Plane }) {
  const reading = readingOf(dataset, lab.settings.value.loss);
  const { tool, choose, aim, drag, handlers } = useMapEditing(lab, dataset, plane);
  const paints = useMemo(
    () => paintsOf(lab, dataset, plane, reading, aim, drag),
    [lab, dataset, plane, reading, aim, drag],
  );
  const [first, second] = rangesOf(plane);
  const empty = dataset.train + dataset.test === 0;

  return (
    <>
      <MapTools target={dataset.target} tool={tool} empty={empty} onChoose={choose} />
      <div class="output-map">
        <Axis range={second} name="x₂" edge="y" />
        <button
          type="button"
          class={`plot tool-${tool.kind}`}
          aria-label={mapLabel(lab, dataset, aim.value && inputsAt(plane, aim.value))}
          {...handlers}
        >
          <Canvas paint={paints.map} />
          <Canvas paint={paints.points} />
          <Canvas paint={paints.hand} />
          {empty && <span class="map-empty">{t().noPoints}</span>}
        </button>
        <Axis range={first} name="x₁" edge="x" />
      </div>
    </>
  );
}

function mapLabel(lab: Lab, dataset: Dataset, aim: Place | undefined): string {
  if (aim) return t().mapAim(real(aim[0]), real(aim[1]));
  if (dataset.train + dataset.test === 0) return t().noPoints;
  const sample = lab.sample.value;
  const [x1, x2] = [dataset.inputs[2 * sample] ?? 0, dataset.inputs[2 * sample + 1] ?? 0];
  return t().outputMap(real(x1), real(x2), outputText(lab, dataset));
}

/** What the network says about the sample in hand. */
function outputText(lab: Lab, { target }: Dataset): string {
  const outputs = lab.calmFrame.value?.probe.z.slice(-outputsFor(target, lab.settings.value.loss)) ?? [];
  return [...outputs].map((value) => real(value)).join(', ') || '–';
}

/** Three numbers and a name along one edge. */
function Axis({ range: { low, high }, name, edge }: { range: Range; name: string; edge: 'x' | 'y' }) {
  const values = [low, (low + high) / 2, high];
  return (
    <div class={`map-axis ${edge}`} aria-hidden>
      {values.map((value) => (
        <span key={value}>{Math.abs(value) < 100 && !isShort(value) ? real(value) : plain(value)}</span>
      ))}
      <var>{name}</var>
    </div>
  );
}

/** Two decimals say all of it. */
const isShort = (value: number) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-9;

/** Three layers: what changes with every frame, with the data, and with the batch. */
function paintsOf(
  lab: Lab,
  dataset: Dataset,
  plane: Plane,
  reading: Reading,
  aim: Signal<Place | undefined>,
  drag: Signal<Dragged | undefined>,
): Record<'map' | 'points' | 'hand', Paint> {
  const paintOutput = outputPainter(dataset, reading);
  const lifted = computed(() => drag.value?.sample);

  return {
    map(context, side) {
      const frame = lab.frame.value;
      const grid = frame?.view.outputGrid ?? 0;
      if (!frame || grid === 0 || frame.outputMaps.length === 0) return;
      paintOutput.pixels(context, frame.outputMaps, grid, side);
    },
    points(context, side) {
      paintPoints(context, dataset, mapPlace(plane, side), lifted.value);
    },
    hand(context, side) {
      const place = mapPlace(plane, side);
      const frame = lab.frame.value;
      if (frame) paintBatch(context, dataset, frame.batch, place);
      if (aim.value) {
        const at = inputsAt(plane, aim.value);
        paintAim(context, side, place.x(at[0]), place.y(at[1]));
      }
      const sample = lab.sample.value;
      if (sample >= dataset.train + dataset.test) return;
      const inputs = drag.value?.place ?? [dataset.inputs[2 * sample]!, dataset.inputs[2 * sample + 1]!];
      const [x, y] = [place.x(inputs[0]), place.y(inputs[1])];
      if (drag.value) paintLifted(context, dataset, sample, x, y, place.radius);
      paintCrossHair(context, x, y);
    },
  };
}

/** Paints what a network puts out over the plane, with the boundary between two classes. Maps are (outputs, grid, grid). */
export function outputPainter(dataset: Dataset, reading: Reading) {
  const divides = dataset.target.kind === 'classes';
  const sheet = createCanvasRaster();
  const writeBoundary = createLevelLine();
  const look = { hatch, most };
  const width = () => 1.75 * strokeScale();
  let signed = new Float32Array(0);
  function read(maps: Float32Array, grid: number): Float32Array {
    if (signed.length !== grid * grid) signed = new Float32Array(grid * grid);
    signedMap(maps, reading, signed);
    return signed;
  }

  return {
    /** For the screen: pixel by pixel. */
    pixels(context: CanvasRenderingContext2D, maps: Float32Array, grid: number, side: number): void {
      if (reading === 'classes') return paintClassMap(context, maps, grid, { x: 0, y: 0, side });
      const values = read(maps, grid);
      const ratio = context.getTransform().a;
      const raster = sheet.begin(context, pixel(rgb('--paper')));
      const square = { left: 0, top: 0, side: Math.min(raster.width, raster.height) };
      fillSignedMap(raster, square, values, grid, look, ratio);
      if (divides) writeBoundary(raster, square, values, grid, pixel(rgb('--ink')), width() * ratio);
      sheet.show(context);
    },
    /** For a recorder: the boundary as a line. */
    vectors(brush: Brush, maps: Float32Array, grid: number, side: number): void {
      const box = { x: 0, y: 0, side };
      if (reading === 'classes') return paintClassMap(brush, maps, grid, box);
      const values = read(maps, grid);
      paintSignedMap(brush, values, grid, box, look);
      if (divides) paintBoundary(brush, values, grid, side, width());
    },
  };
}

function paintBoundary(brush: Brush, signed: Float32Array, grid: number, side: number, width: number): void {
  const at = (value: number) => ((value + 0.5) / grid) * side;
  brush.beginPath();
  for (const [x1, y1, x2, y2] of contour(signed, grid, grid, 0)) {
    brush.moveTo(at(x1), side - at(y1));
    brush.lineTo(at(x2), side - at(y2));
  }
  brush.strokeStyle = token('--ink');
  brush.lineWidth = width;
  brush.lineCap = 'round';
  brush.stroke();
}

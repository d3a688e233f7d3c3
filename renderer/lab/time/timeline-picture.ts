import { filmGrid } from '../../../core/protocol/messages.ts';
import type { Brush } from '../../draw/brush.ts';
import type { Paint } from '../../draw/drawing.ts';
import { createMapSheet } from '../../draw/map-sheet.ts';
import { font, size, strokeScale, token } from '../../draw/tokens.ts';
import type { Lab } from '../../store/lab.ts';
import { linearScale } from '../results/chart-layout.ts';
import { readingOf, signedFilm } from '../results/output-reading.ts';
import { paintRun } from '../results/paint-run.ts';
import { paintTicks } from './paint-ticks.ts';
import { type RunTime, runTimeOf } from './run-time.ts';
import { filmSlots, type TimelineLayout, timelineLayout } from './timeline-layout.ts';

/** Saturation of the film: between the output's map and the neurons. */
const most = 0.66;
/** Strength of what lies after the playhead. */
const later = 0.38;

/** The two layers of the timeline: the past of the run, painted when there is more of it, and where it stands now. */
export function timelinePaints(lab: Lab): Record<'past' | 'now', Paint> {
  const time = runTimeOf(lab);
  const signed = new Float32Array(filmGrid * filmGrid);
  const sheet = createMapSheet();
  const layoutOf = (width: number, height: number, { span }: RunTime) =>
    timelineLayout({ width, height, text: size('--t-1') }, span.length);

  function paintFilm(context: Brush, layout: TimelineLayout, length: number): void {
    const [film, dataset] = [lab.film.value, lab.dataset.value!];
    const reading = readingOf(dataset, lab.settings.value.loss);
    const end = Math.max(lab.frame.peek()?.end ?? 0, film.at(-1)?.step ?? 0);
    sheet.begin(context.getTransform().a);
    for (const { x, side, frame } of filmSlots(layout, length, film, end)) {
      signedFilm(film[frame]!.map, reading, signed);
      sheet.add(signed, filmGrid, { x, y: layout.top, side }, { hatch: 0, most });
    }
    sheet.paint(context);
  }

  function paintLossStrip(context: Brush, layout: TimelineLayout): void {
    const frame = lab.calmFrame.value;
    if (!frame) return;
    const { at } = linearScale(frame.measured);
    const { width, top, bottom, x } = layout;
    const y = (loss: number) => bottom - (bottom - top) * at(loss);
    paintRun(context, { left: 0, right: width, top, bottom, x, y }, frame);
  }

  return {
    past(context, width, height) {
      const run = time.value;
      if (!run) return;
      const layout = layoutOf(width, height, run);
      if (lab.dataset.value?.plane) paintFilm(context, layout, run.span.length);
      else paintLossStrip(context, layout);
      paintAxis(context, layout, run, height);
    },
    now(context, width, height) {
      const [frame, run] = [lab.frame.value, time.value];
      if (!frame || !run) return;
      const layout = layoutOf(width, height, run);
      const x = layout.x(frame.step);
      if (lab.dataset.value?.plane) {
        context.globalAlpha = 1 - later;
        context.fillStyle = token('--ground');
        context.fillRect(x, layout.top, width - x, layout.bottom - layout.top);
        context.globalAlpha = 1;
      }
      paintPlayhead(context, layout, Math.max(1, Math.min(width - 1, x)));
    },
  };
}

function paintAxis(context: Brush, layout: TimelineLayout, run: RunTime, height: number): void {
  const { width, bottom, x } = layout;
  context.font = font('--t-1', token('--w-text'));
  context.fillStyle = token('--ink-3');
  const ticks = paintTicks(context, { left: 0, right: width, x }, run, height - 2);
  context.strokeStyle = token('--line-strong');
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, bottom + 0.5);
  context.lineTo(width, bottom + 0.5);
  for (const { step } of ticks) {
    const at = Math.min(width - 0.5, Math.round(x(step)) + 0.5);
    context.moveTo(at, bottom);
    context.lineTo(at, bottom + 4);
  }
  context.stroke();
}

function paintPlayhead(context: Brush, { top, bottom }: TimelineLayout, x: number): void {
  const from = top - 8;
  for (const [width, colour] of [
    [5, '--paper'],
    [2, '--ink'],
  ] as const) {
    context.strokeStyle = token(colour);
    context.lineWidth = colour === '--ink' ? width * strokeScale() : width;
    context.beginPath();
    context.moveTo(x, from);
    context.lineTo(x, bottom + 5);
    context.stroke();
  }
  context.fillStyle = token('--ink');
  context.beginPath();
  context.moveTo(x - 6, from - 5);
  context.lineTo(x + 6, from - 5);
  context.lineTo(x + 6, from + 1);
  context.lineTo(x, from + 7);
  context.lineTo(x - 6, from + 1);
  context.fill();
}

import { bins, type Distribution } from '../../../core/training/distributions.ts';
import type { Paint } from '../../draw/drawing.ts';
import { greys } from '../../draw/picture.ts';
import { font, size, strokeScale, token } from '../../draw/tokens.ts';
import { plain } from '../../text.ts';
import { rowsShown, spreadColumns, spreadTicks } from './spread-layout.ts';

export interface Spread {
  readonly steps: Uint32Array;
  readonly distribution: Distribution;
  /** Whether values below 0 cannot be, and so are not drawn. */
  readonly positive: boolean;
  /** The step on screen. */
  readonly step: number;
}

/** Paints how numbers spread along the run: steps to the right, values upwards, the darker the more of them. */
export function paintSpread({ steps, distribution, positive, step }: Spread): Paint {
  return (context, width, height) => {
    const text = size('--t-1');
    const left = 4.2 * text;
    const top = text / 2;
    const bottom = height - text - 6;
    const { first, count } = rowsShown(distribution, positive);
    const end = Math.max(1, steps.at(-1) ?? 0, step);
    const x = (at: number) => left + ((width - left - 2) * at) / end;
    const y = (row: number) => bottom - ((bottom - top) * (row - first)) / count;
    const shades = greys.value;
    for (const { at, from, to } of spreadColumns(steps, end)) {
      for (let row = first; row < first + count; row++) {
        const share = distribution.shares[at * bins + row]!;
        if (share === 0) continue;
        const shade = shades[Math.round(255 * Math.sqrt(share))]!;
        context.fillStyle = `rgb(${shade & 255} ${(shade >> 8) & 255} ${(shade >> 16) & 255})`;
        const [x1, x2] = [Math.round(x(from)), Math.round(x(to))];
        const [y1, y2] = [Math.round(y(row + 1)), Math.round(y(row))];
        context.fillRect(x1, y1, Math.max(1, x2 - x1), y2 - y1);
      }
    }
    context.font = font('--t-1', token('--w-text'));
    context.fillStyle = token('--ink-3');
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    for (const { row, value } of spreadTicks(distribution, positive)) context.fillText(plain(value), left - 6, y(row));
    context.strokeStyle = token('--line-strong');
    context.lineWidth = 1;
    context.strokeRect(left - 0.5, top - 0.5, width - left - 1, bottom - top + 1);
    context.strokeStyle = token('--ink');
    context.lineWidth = 1.5 * strokeScale();
    context.beginPath();
    context.moveTo(x(step), top);
    context.lineTo(x(step), bottom + 4);
    context.stroke();
  };
}

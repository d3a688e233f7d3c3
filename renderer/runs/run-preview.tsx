import type { RunHead } from '../../core/run-file/read-head.ts';
import type { Paint } from '../draw/drawing.ts';
import { paintSignedMap } from '../draw/signed-map.ts';
import { Still } from '../draw/still.tsx';
import { strokeScale, token } from '../draw/tokens.ts';
import { signedFilm } from '../lab/results/output-reading.ts';
import { readingOfHead } from './run-facts.ts';

/** What a run came to in a small picture: its last map, where its data have a plane, and the way of its loss. */
export function RunPreview({ head }: { head: RunHead | undefined }) {
  return <Still class="run-preview" paint={paintPreview(head)} />;
}

const margin = 3;

function paintPreview(head: RunHead | undefined): Paint {
  return (context, width, height) => {
    const { summary } = head ?? {};
    if (!head || !summary) return;
    const { map, loss } = summary;
    if (map) {
      const signed = signedFilm(map, readingOfHead(head), new Float32Array(map.length));
      const side = Math.sqrt(map.length);
      paintSignedMap(context, signed, side, { x: 0, y: 0, side: height }, { hatch: 5.5, most: 0.66 });
    }
    const left = (map ? height + 2 * margin : 0) + margin;
    const most = loss.reduce((a, b) => Math.max(a, b), 0);
    context.strokeStyle = token('--line-strong');
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(left, height - 0.5);
    context.lineTo(width, height - 0.5);
    context.stroke();
    context.strokeStyle = token('--train');
    context.lineWidth = 1.5 * strokeScale();
    context.lineJoin = 'round';
    context.beginPath();
    for (const [i, value] of loss.entries()) {
      const share = loss.length > 1 ? i / (loss.length - 1) : 0;
      context.lineTo(
        left + share * (width - left),
        height - margin - (height - 2 * margin) * (most > 0 ? value / most : 0),
      );
    }
    context.stroke();
  };
}

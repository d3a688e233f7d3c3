import type { ReadonlySignal } from '@preact/signals';
import { Canvas } from '../draw/canvas.tsx';
import type { Paint } from '../draw/drawing.ts';
import { font, size, strokeScale, token } from '../draw/tokens.ts';
import { real, t } from '../text.ts';
import type { NetworkPicture } from './picture.ts';
import { slicesThrough } from './slices-layout.ts';

/** The loss along both directions through the network now: the first solid, the second dashed. */
export function Slices({ picture }: { picture: ReadonlySignal<NetworkPicture | undefined> }) {
  const paint: Paint = (context, width, height) => {
    const shown = picture.value;
    const now = shown?.paths[shown.inHand]?.end;
    const slices = shown && now && slicesThrough(shown.surface, now);
    if (!slices) return;
    const { along, low, high } = slices;
    const t1 = size('--t-1');
    const box = { left: 4.5 * t1, right: width - 8, top: 2.2 * t1, bottom: height - t1 - 9 };
    const across = (share: number) => box.left + ((box.right - box.left) * (share + 1)) / 2;
    const up = (loss: number) => box.bottom - ((box.bottom - box.top) * (loss - low)) / (high - low || 1);

    context.font = font('--t-1');
    context.fillStyle = token('--ink-2');
    context.fillText(t().lossAxis, 0, t1 - 1);
    context.strokeStyle = token('--line-strong');
    context.lineWidth = 1;
    context.strokeRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    context.strokeStyle = token('--ink');
    for (const [which, slice] of along.entries()) {
      context.lineWidth = (which === 0 ? 2 : 1.5) * strokeScale();
      context.setLineDash(which === 0 ? [] : [5, 4]);
      context.beginPath();
      slice.forEach((loss, i) => {
        if (Number.isFinite(loss)) context.lineTo(across((2 * i) / (slice.length - 1) - 1), up(loss));
      });
      context.stroke();
    }
    context.setLineDash([]);
    // Each line has its own dot at the network now.
    for (const [which, share] of [now.x, now.y].entries()) {
      const slice = along[which]!;
      const loss = slice[Math.round(((share + 1) / 2) * (slice.length - 1))]!;
      context.beginPath();
      context.arc(across(share), up(loss), 4 * strokeScale(), 0, 2 * Math.PI);
      context.fillStyle = token(which === 0 ? '--ink' : '--paper');
      context.fill();
      context.stroke();
    }
    context.fillStyle = token('--ink-3');
    context.textAlign = 'right';
    context.fillText(real(high, 3), box.left - 6, box.top + 0.7 * t1);
    context.fillText(real(low, 3), box.left - 6, box.bottom);
    context.textAlign = 'left';
    context.fillText(`— ${shown.axes[0]}   - - ${shown.axes[1]}`, box.left, height - 4);
  };
  const axes = picture.value?.axes ?? ['', ''];
  return <Canvas class="stems" role="img" aria-label={t().slicesLabel(axes[0], axes[1])} paint={paint} />;
}

import type { ReadonlySignal } from '@preact/signals';
import { heightScale } from '../../core/surface/height-scale.ts';
import { Canvas } from '../draw/canvas.tsx';
import type { Paint } from '../draw/drawing.ts';
import { font, size, strokeScale, token } from '../draw/tokens.ts';
import { t } from '../text.ts';
import type { NetworkPicture } from './picture.ts';
import { slicesThrough } from './slices-layout.ts';
import { tickText } from './tick-text.ts';

/** The loss along both directions through the network now: the first solid, the second dashed. */
export function Slices({ picture }: { picture: ReadonlySignal<NetworkPicture | undefined> }) {
  const paint: Paint = (context, width, height) => {
    const shown = picture.value;
    const now = shown?.paths[shown.inHand]?.end;
    if (!shown || !now) return;
    const along = slicesThrough(shown.surface, now);
    const scale = heightScale(Float32Array.from(along.flatMap((slice) => [...slice])), shown.scale.log);
    if (!scale) return;
    const bottom = Math.min(0, scale.tone(scale.floor));
    const t1 = size('--t-1');
    const box = { left: 4.5 * t1, right: width - 8, top: 2.2 * t1, bottom: height - t1 - 9 };
    const across = (share: number) => box.left + ((box.right - box.left) * (share + 1)) / 2;
    const up = (loss: number) => box.bottom - ((box.bottom - box.top) * (scale.tone(loss) - bottom)) / (1 - bottom);

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
      for (const [i, loss] of slice.entries()) {
        // A hole stays open.
        const isOpen = i > 0 && Number.isFinite(slice[i - 1]!);
        const place = [across((2 * i) / (slice.length - 1) - 1), up(loss)] as const;
        if (!Number.isFinite(loss)) continue;
        if (isOpen) context.lineTo(...place);
        else context.moveTo(...place);
      }
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
    let free = Number.POSITIVE_INFINITY;
    for (const tick of scale.ticks) {
      if (free - up(tick) < 1.2 * t1) continue;
      free = up(tick);
      context.fillText(tickText(scale, tick), box.left - 6, free + 0.35 * t1);
    }
    context.textAlign = 'left';
    context.fillText(`— ${shown.axes[0]}   - - ${shown.axes[1]}`, box.left, height - 4);
  };
  const axes = picture.value?.axes ?? ['', ''];
  return <Canvas class="stems" role="img" aria-label={t().slicesLabel(axes[0], axes[1])} paint={paint} />;
}

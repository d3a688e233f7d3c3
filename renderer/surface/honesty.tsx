import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { PathOnPlane } from '../../core/surface/protocol.ts';
import { roundNumbers } from '../../core/surface/round-numbers.ts';
import { Button } from '../controls/button.tsx';
import { Canvas } from '../draw/canvas.tsx';
import type { Paint } from '../draw/drawing.ts';
import { font, size, strokeScale, token } from '../draw/tokens.ts';
import { percent, real, t, whole } from '../text.ts';
import { gapsOf, stemsIn } from './honesty-layout.ts';
import type { NetworkPicture } from './picture.ts';
import { Slices } from './slices.tsx';
import { roundText } from './tick-text.ts';

/** A gap below this is not told: the third decimal would show 0. */
const visible = 0.0005;

/** How much of the path the plane holds, how far the picture is off the true loss at each step, and what that means. */
export function Honesty({ picture }: { picture: ReadonlySignal<NetworkPicture | undefined> }) {
  const surface = picture.value?.surface;
  const share = surface?.share ?? Number.NaN;
  const sliced = useSignal(false);
  const turn = () => {
    sliced.value = !sliced.value;
  };
  const title = sliced.value ? t().slicesTitle : t().isItTrue;
  const other = sliced.value ? t().isItTrueShort : t().slices;
  return (
    <>
      <h2 class="title honesty-title">
        <span>{title}</span>
        <Button label={other} look="quiet" onPress={turn}>
          {other}
        </Button>
      </h2>
      <div class="gauge">
        <span>{t().varianceInPlane}</span>
        <div class="gauge-bar">
          <i style={{ width: `${100 * (share || 0)}%` }} />
        </div>
        <b>{percent(share)}</b>
      </div>
      {sliced.value ? <Slices picture={picture} /> : <Stems picture={picture} />}
      <p class="say cap tall" role="status">
        {picture.value && sentence(pathInHand(picture.value))}
      </p>
    </>
  );
}

const pathInHand = ({ surface, inHand }: NetworkPicture) => surface.paths[inHand]!;

function sentence(path: PathOnPlane): string {
  if (path.steps.length < 2) return t().noPathYet;
  const { worst } = gapsOf(path);
  if (!worst) return '';
  if (Math.abs(worst.gap) < visible) return t().gapNone;
  const [step, gap] = [whole(worst.step), real(Math.abs(worst.gap), 3)];
  return worst.gap > 0 ? t().gapAbove(step, gap) : t().gapBelow(step, gap);
}

function Stems({ picture }: { picture: ReadonlySignal<NetworkPicture | undefined> }) {
  const paint: Paint = (context, width, height) => {
    if (!picture.value) return;
    const path = pathInHand(picture.value);
    const { steps } = path;
    const gaps = gapsOf(path);
    const t1 = size('--t-1');
    const left = 4.5 * t1;
    const box = { left, right: width - 4, top: 2 * t1 + 4, bottom: height - t1 - 9 };
    const { zero, stems } = stemsIn(steps, gaps, box, 3);
    context.font = font('--t-1');
    context.fillStyle = token('--ink-2');
    context.fillText(t().heightMinusLoss, 0, t1 - 1);
    if (stems.length === 0) return;

    context.strokeStyle = token('--ink-2');
    context.lineWidth = 1.5 * strokeScale();
    context.beginPath();
    for (const { x, from, to } of stems) {
      context.moveTo(x, from);
      context.lineTo(x, to);
    }
    context.stroke();
    context.strokeStyle = token('--line-strong');
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(left, zero);
    context.lineTo(width, zero);
    context.stroke();

    context.fillStyle = token('--ink-3');
    context.textAlign = 'right';
    // 0 has its number first; of the others, those that do not touch it or one another.
    const numbers = roundNumbers(gaps.low, gaps.high, 3);
    const taken: number[] = [];
    for (const gap of [0, ...numbers.filter((number) => number !== 0)]) {
      const y = box.top + ((box.bottom - box.top) * (gaps.high - gap)) / (gaps.high - gaps.low || 1);
      if (taken.some((other) => Math.abs(other - y) < 1.1 * t1)) continue;
      taken.push(y);
      context.fillText(roundText(numbers, gap), left - 6, y + 0.35 * t1);
    }
    context.fillText(`${whole(steps.at(-1)!)} ${t().steps}`, width - 2, height - 4);
    context.textAlign = 'left';
    context.fillText('0', left, height - 4);
  };
  return <Canvas class="stems" role="img" aria-label={t().heightMinusLoss} paint={paint} />;
}

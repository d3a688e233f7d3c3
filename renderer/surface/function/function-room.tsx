import '../../styles/function.css';
import { useEffect, useMemo } from 'preact/hooks';
import { isInside } from '../../../core/surface/inside-square.ts';
import type { Lab } from '../../store/lab.ts';
import { t } from '../../text.ts';
import type { Picture } from '../picture.ts';
import { SurfaceView } from '../surface-view.tsx';
import { firstAngle, type Projector } from '../view-angle.ts';
import { functionDriveOf } from './function-drive.tsx';
import { FunctionPanel } from './function-panel.tsx';
import { FunctionPathTable } from './function-path-table.tsx';
import { functionPictureOf, placeIn } from './function-picture.ts';
import { functionOf } from './function-store.ts';
import { LanesTable } from './lanes-table.tsx';
import { paintTangent } from './paint-tangent.ts';
import { StartMap } from './start-map.tsx';
import { StepView } from './step-view.tsx';

/** Steeper than a loss is seen: these functions have their lowest places in the middle, behind their walls. */
const fromAbove = { ...firstAngle, tilt: 0.7 };

/** A function of two variables, and optimizers that descend on it side by side. */
export function FunctionRoom({ lab }: { lab: Lab }) {
  const store = functionOf(lab);
  // Nothing moves that nobody sees.
  useEffect(() => functionDriveOf(lab).pause, [lab]);
  const picture = useMemo(() => functionPictureOf(store), [store]);

  function between(context: CanvasRenderingContext2D, shown: Picture, projector: Projector): void {
    if (!store.tangent.value) return;
    const { points } = store.inHand.value.descent;
    const point = points[Math.min(store.step.value, points.length - 1)]!;
    if (isInside(placeIn(shown.square, point.at))) paintTangent(context, point, shown, projector);
  }

  const title = t().functionOfTwo;
  return (
    <>
      <FunctionPanel lab={lab} store={store} picture={picture} />
      <main class="stage surface-stage">
        <div class="view">
          <div class="view-head">
            <h2>{title}</h2>
            <span class="cap formula-shown">{store.formula.value}</span>
          </div>
          <SurfaceView
            picture={picture}
            title={`${title}: ${store.formula.value}. ${t().tapToStart}`}
            from={fromAbove}
            onTap={store.startUnder}
            between={between}
          />
          {!picture.value && <p class="nothing-finite">{t().nothingFinite}</p>}
        </div>
        <LanesTable store={store} />
        <FunctionPathTable store={store} />
      </main>
      <aside class="right" aria-label={t().fromAbove}>
        <StartMap store={store} picture={picture} />
        <StepView store={store} />
      </aside>
    </>
  );
}

import type { Descent } from '../../../core/surface/descent.ts';
import { plain, real, t, whole } from '../../text.ts';
import type { FunctionStore } from './function-store.ts';
import { laneName } from './lane-name.ts';
import { stepArithmetic } from './step-arithmetic.ts';

/** Three decimals, that small steps of a small rate can still be followed. */
const three = (value: number) => real(value, 3);

/** Why a path goes no further. */
function reasonToStop({ points }: Descent): string {
  if (!Number.isFinite(points[0]?.value)) return t().startNotFinite;
  return t().leftFinite(whole(points.length - 1));
}

/** The step that the lane in hand takes next, in numbers. */
export function StepView({ store }: { store: FunctionStore }) {
  const { lane, descent } = store.inHand.value;
  const step = store.calmStep.value;
  descent.goTo(step + 1);
  const [from, to] = [descent.points[step], descent.points[step + 1]];
  const told =
    from && to
      ? stepArithmetic(lane.optimizer, lane.learningRate, from, to, step + 1, { real: three, plain })
      : undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: in low windows it scrolls, by keys too.
    <section class="step-view" tabIndex={0} aria-label={t().stepInNumbers}>
      <h2 class="title">
        <span>{t().stepInNumbers}</span>
        <span class="value cap">
          {laneName(lane, store.difference.value)}, {t().stepIs(whole(step + 1))}
        </span>
      </h2>
      {told ? (
        <>
          <table class="step-parts">
            <thead class="cap">
              <tr>
                <td />
                <th scope="col">x</th>
                <th scope="col">y</th>
              </tr>
            </thead>
            <tbody>
              {told.parts.map(({ name, formula, values }) => (
                <tr key={name}>
                  <th scope="row">
                    <var>{name}</var> <span class="cap">= {formula}</span>
                  </th>
                  <td>{three(values[0])}</td>
                  <td>{three(values[1])}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="cap">x ← {told.rule}</p>
          <p class="step-sum">x: {told.sums[0]}</p>
          <p class="step-sum">y: {told.sums[1]}</p>
        </>
      ) : (
        <p class="cap">{reasonToStop(descent)}</p>
      )}
    </section>
  );
}

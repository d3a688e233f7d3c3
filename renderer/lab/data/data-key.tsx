import { useComputed } from '@preact/signals';
import type { Dataset } from '../../../core/data/dataset.ts';
import type { Paint } from '../../draw/drawing.ts';
import { classColour, markPath } from '../../draw/marks.ts';
import { Still } from '../../draw/still.tsx';
import { strokeScale, token } from '../../draw/tokens.ts';
import type { Lab } from '../../store/lab.ts';
import { t, whole } from '../../text.ts';

/** More classes than this are counted together. */
const mostClasses = 3;

/** What the marks in the pictures stand for, with the number of samples of each kind. */
export function DataKey({ lab }: { lab: Lab }) {
  const dataset = lab.dataset.value;
  const batch = useComputed(() => lab.calmFrame.value?.batch.length ?? 0);
  if (!dataset) return null;
  return (
    <ul class="key">
      {trainingRows(dataset)}
      <KeyRow paint={paintTest} name={t().test} count={dataset.test} />
      <KeyRow paint={paintBatch} name={t().thisBatch} count={batch.value} />
    </ul>
  );
}

function trainingRows({ target, train }: Dataset) {
  if (target.kind === 'values' || target.names.length > mostClasses) {
    return <KeyRow paint={paintTraining} name={t().training} count={train} />;
  }
  const counts = new Uint32Array(target.names.length);
  for (const label of target.labels.subarray(0, train)) counts[label]! += 1;
  return target.names.map((name, i) => (
    <KeyRow key={name} paint={classPaints[i]!} name={t().classNamed(name)} count={counts[i]!} />
  ));
}

function KeyRow({ paint, name, count }: { paint: Paint; name: string; count: number }) {
  return (
    <li>
      <Still paint={paint} />
      <span>{name}</span>
      <b class="num">{whole(count)}</b>
    </li>
  );
}

const classPaints = Array.from({ length: mostClasses }, (_, label): Paint => {
  return (context, width, height) => {
    markPath(context, label, width / 2, height / 2, 0.31 * width);
    context.fillStyle = token(classColour(label));
    context.fill();
  };
});

const paintTraining: Paint = (context, width, height) => {
  markPath(context, 1, width / 2, height / 2, 0.3 * width);
  context.fillStyle = token('--ink-2');
  context.fill();
};

const paintTest: Paint = (context, width, height) => {
  markPath(context, 1, width / 2, height / 2, 0.27 * width);
  context.strokeStyle = token('--ink-2');
  context.lineWidth = 1.5 * strokeScale();
  context.stroke();
};

const paintBatch: Paint = (context, width, height) => {
  markPath(context, 1, width / 2, height / 2, 0.22 * width);
  context.fillStyle = token('--ink-2');
  context.fill();
  markPath(context, 1, width / 2, height / 2, 0.42 * width);
  context.strokeStyle = token('--ink');
  context.lineWidth = 1.5 * strokeScale();
  context.stroke();
};

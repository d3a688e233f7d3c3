import '../../styles/parameter-tip.css';
import { size } from '../../draw/tokens.ts';
import { real, significant, t, whole } from '../../text.ts';
import type { Attended, Graph } from './graph.ts';
import { historyLine } from './history-line.ts';
import { layerName } from './layer-name.ts';
import { hasParameter, placeOf } from './parameter.ts';
import { useHistory } from './parameter-history.ts';
import { parameterName } from './parameter-name.ts';
import { pixels } from './pixels.ts';
import { calmFrameOf, type Shape, valuesOf } from './shape-on-screen.ts';
import { signClass } from './sign-class.ts';

/** Beside the parameter or neuron in attention: its value, its gradient and what it has been over the run. */
export function ParameterTip({ graph }: { graph: Graph }) {
  const attended = graph.attended.value;
  const shape = graph.shape.value;
  if (!attended || !shape || !hasParameter(shape, attended.parameter)) return null;
  const place = placeOf(shape, attended.parameter);
  return <Tip key={place} graph={graph} shape={shape} attended={attended} place={place} />;
}

interface TipProps {
  readonly graph: Graph;
  readonly shape: Shape;
  readonly attended: Attended;
  readonly place: number;
}

const line = { width: 150, height: 30 };

function Tip({ graph: { lab }, shape, attended: { parameter, neuron, beside }, place }: TipProps) {
  const history = useHistory(lab, place).value;
  const frame = calmFrameOf(lab);
  const value = frame?.parameters[place];
  if (!frame || value === undefined) return null;
  const { unit } = parameter;
  const at = frame.view.gradients?.indexOf(place) ?? -1;
  const gradient = frame.gradients[at] ?? Number.NaN;
  const output = valuesOf(shape, frame, unit.layer)?.[unit.index];
  const drawn = history && historyLine(history.steps, history.values, line.width, line.height);
  return (
    <div class="parameter-tip" role="tooltip" style={placeBeside(beside)}>
      <strong>
        {neuron
          ? `${layerName(shape, unit.layer)} · ${t().neuron(whole(unit.index + 1))}`
          : parameterName(shape, parameter)}
      </strong>
      <dl>
        {neuron && output !== undefined && <Line name={<var>z</var>} value={output} text={real(output)} />}
        <Line name={neuron ? t().bias : t().value} value={value} text={significant(value, 4)} />
        <Line name={t().gradientAhead} value={gradient} text={significant(gradient, 3)} />
      </dl>
      {history && drawn && (
        <figure>
          <svg width={line.width} height={line.height} aria-hidden="true">
            {drawn.zero !== undefined && <path class="zero" d={`M0 ${drawn.zero}h${line.width}`} />}
            <path d={drawn.path} />
          </svg>
          <figcaption class="cap">
            <span>{real(drawn.most)}</span>
            <span>{real(drawn.least)}</span>
          </figcaption>
          <span class="cap">{t().historyFrom(whole(history.steps[0]!))}</span>
        </figure>
      )}
      {!neuron && <p class="cap">{t().scrubHint}</p>}
    </div>
  );
}

function Line({ name, value, text }: { name: preact.ComponentChildren; value: number; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd class={signClass(value)}>{text}</dd>
    </>
  );
}

/** Above what it tells about, or below where there is no room; within the window. */
function placeBeside({ left, right, top, bottom }: Attended['beside']) {
  const half = 10 * size('--t-2');
  const above = top > 12 * size('--t-2');
  const x = Math.max(half + 4, Math.min(innerWidth - half - 4, (left + right) / 2));
  return {
    ...pixels({ left: x, top: above ? top - 10 : bottom + 10 }),
    transform: `translate(-50%, ${above ? '-100%' : '0'})`,
  };
}

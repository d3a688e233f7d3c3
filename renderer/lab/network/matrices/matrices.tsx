import '../../../styles/matrices.css';
import { SelectChip } from '../../../controls/select-field.tsx';
import { size } from '../../../draw/tokens.ts';
import { moreDigits } from '../../../store/preferences.ts';
import { real, t, whole } from '../../../text.ts';
import { digitWidth } from '../../inspector/digit-width.ts';
import { functionName } from '../../inspector/function-name.ts';
import type { Graph } from '../graph.ts';
import { layerName } from '../layer-name.ts';
import { calmFrameOf, type Shape, valuesOf } from '../shape-on-screen.ts';
import { useStageBox } from '../stage-box.ts';
import { fitMatrix, largestSize, type MatrixFit, shownOf } from './matrix-fit.ts';
import { MatrixTable } from './matrix-table.tsx';

/** The text is as large as lets the whole layer be seen. */
const textSizes = ['--t-3', '--t-2', '--t-1'];

/** The layer of the chosen neuron as it is computed: x · W + b = a, z = h(a), every number of one and the same frame. */
export function Matrices({ graph }: { graph: Graph }) {
  const element = useStageBox(graph);
  const shape = graph.shape.value;
  return (
    <div class="matrices" ref={element}>
      {shape && graph.box.value.width > 0 && <LayerMatrices graph={graph} shape={shape} />}
    </div>
  );
}

function LayerMatrices({ graph, shape }: { graph: Graph; shape: Shape }) {
  const { lab } = graph;
  const unit = graph.chosen.value;
  const layer = Math.max(1, unit.layer);
  const frame = calmFrameOf(lab);
  const input = frame && valuesOf(shape, frame, layer - 1);
  if (!frame || !input) return null;
  const { inputs, outputs, weights, biases, units, activation } = shape.layers[layer - 1]!;
  const { width, height } = graph.box.value;
  const chosen = unit.layer === layer ? unit.index : 0;
  const fits = textSizes.map((name) => {
    const text = size(name);
    const digit = (digitWidth() * text) / size('--t-1');
    const cell = ((moreDigits.value ? 6 : 2) + 3.2) * digit + 14;
    const rows = Math.floor((height - size('--control') - 2.5 * size('--t-1') - 22) / (1.4 * text + 4)) - 4;
    const columns = Math.floor((width - 2 * size('--s-4')) / cell) - 2;
    return { text, ...fitMatrix(inputs, outputs, { rows, columns, seen: chosen }) };
  });
  const isWhole = (one: MatrixFit) => shownOf(one.rows) === inputs && shownOf(one.columns) === outputs;
  const fit = fits.find(isWhole) ?? fits.at(-1)!;
  const W = frame.parameters.subarray(weights, biases);
  const notes = [
    ...(shownOf(fit.rows) < inputs ? [t().rowsShown(whole(shownOf(fit.rows)), whole(inputs))] : []),
    ...(shownOf(fit.columns) < outputs ? [t().columnsShown(whole(shownOf(fit.columns)), whole(outputs))] : []),
    t().shadedFrom(real(largestSize(W))),
  ];
  const letter = layer === 1 ? 'x' : 'z';
  return (
    <>
      <p class="formula">
        <SelectChip
          label={t().layerToRead}
          value={String(layer)}
          choices={shape.layers.map((_, i) => ({ value: String(i + 1), text: layerName(shape, i + 1) }))}
          onChoose={(next) => {
            lab.chosen.value = { layer: Number(next), index: 0 };
          }}
        />
        <Matrix letter={letter} rows={1} columns={inputs} />· <Matrix letter="W" rows={inputs} columns={outputs} />+{' '}
        <Matrix letter="b" rows={1} columns={outputs} />= <Matrix letter="a" rows={1} columns={outputs} />→{' '}
        <Matrix letter="z" rows={1} columns={outputs} />
        <span class="cap">
          <var>z</var> = {functionName(activation)}(<var>a</var>)
        </span>
      </p>
      <MatrixTable
        graph={graph}
        shape={shape}
        layer={layer}
        chosen={chosen}
        letter={letter}
        text={fit.text}
        fit={fit}
        input={input}
        W={W}
        b={frame.parameters.subarray(biases, biases + outputs)}
        a={frame.probe.a.subarray(units, units + outputs)}
        z={frame.probe.z.subarray(units, units + outputs)}
      />
      <p class="cap notes">{notes.join(' · ')}</p>
    </>
  );
}

/** A matrix by its letter, with its shape. */
function Matrix({ letter, rows, columns }: { letter: string; rows: number; columns: number }) {
  return (
    <span class="shape">
      <var>{letter}</var>
      <span class="cap">
        ({whole(rows)} × {whole(columns)})
      </span>
    </span>
  );
}

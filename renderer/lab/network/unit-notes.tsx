import { size } from '../../draw/tokens.ts';
import { real, t, whole } from '../../text.ts';
import type { Graph } from './graph.ts';
import type { Column, NetworkLayout, Place } from './network-layout.ts';
import { pixels } from './pixels.ts';
import { calmFrameOf, type Shape, valuesOf } from './shape-on-screen.ts';
import { shareBar } from './tile-marks.ts';
import { Variable } from './variable.tsx';

interface NotesProps {
  readonly graph: Graph;
  readonly shape: Shape;
  readonly layout: NetworkLayout;
}

/** What stands beside the tiles: names and values of inputs and outputs, what is left out. */
export function UnitNotes(props: NotesProps) {
  const { layout, shape } = props;
  const output = layout.columns.length - 1;
  return (
    <div aria-hidden="true">
      {layout.columns.map((column) => (
        <div key={column.layer}>
          {column.gaps.map(({ y, skipped }) => (
            <span key={y} class="note-at gap cap" style={pixels({ left: column.x, top: y })}>
              {t().moreNeurons(whole(skipped))}
            </span>
          ))}
          {column.layer === 0 && !column.picture && <Inputs {...props} column={column} />}
          {column.layer === output && shape.network.loss === 'cross-entropy' && <Classes {...props} column={column} />}
          {column.layer === output && shape.network.loss !== 'cross-entropy' && <Outputs {...props} column={column} />}
        </div>
      ))}
    </div>
  );
}

interface ColumnProps extends NotesProps {
  readonly column: Column;
}

/** Lines of text need this much height, in sizes of the smallest text. */
const twoLines = 3.1;
/** Characters of a class that fit beside its bar. */
const shortName = 2;

function Inputs({ graph, shape, column }: ColumnProps) {
  const values = inHand(graph, shape, 0);
  const twoFit = column.pitch > twoLines * size('--t-1');
  return (
    <>
      {column.places.map(({ unit, x, y }) => (
        <span key={unit} class="note-at input" style={pixels({ left: x - column.tile / 2 - 9, top: y })}>
          {(twoFit || unit === 0 || column.pitch > 16) && <Variable name="x" index={unit + 1} />}
          {twoFit && <span class="cap ink">{values ? real(values[unit]!) : ''}</span>}
        </span>
      ))}
    </>
  );
}

/** The output goes on to the map: a line across the gutter, its value above and its name below. */
function Outputs({ graph, shape, layout, column }: ColumnProps) {
  const values = inHand(graph, shape, column.layer);
  const start = (place: Place) => place.x + column.tile / 2;
  const roomy = column.pitch > twoLines * size('--t-1');
  return (
    <>
      {column.places.map((place) => (
        <div
          key={place.unit}
          class={`output-line ${shape.dataset.plane && column.size === 1 ? 'to-map' : ''}`}
          style={pixels({ left: start(place), top: place.y, width: layout.width - start(place) })}
        >
          {roomy && <b>{values ? real(values[place.unit]!) : ''}</b>}
          {roomy && <Variable name="y" index={column.size > 1 ? place.unit + 1 : undefined} />}
        </div>
      ))}
    </>
  );
}

/** The class of each output and its probability, on both sides of the bar between them; long names stand above it where there is room. */
function Classes({ graph, shape, column }: ColumnProps) {
  const { target } = shape.dataset;
  const names = target.kind === 'classes' ? target.names : [];
  const values = inHand(graph, shape, column.layer);
  const above = column.pitch > twoLines * size('--t-1') && names.some((name) => name.length > shortName);
  const best = values ? values.indexOf(Math.max(...values)) : -1;
  return (
    <>
      {column.places.map(({ unit, x, y }) => (
        <div
          key={unit}
          class={`class-row ${unit === best ? 'best' : ''} ${above ? 'named-above' : ''}`}
          style={pixels({ left: x + column.tile / 2, top: y, '--bar-from': shareBar.from, '--bar-to': shareBar.to })}
        >
          <span class="class-name" title={names[unit]}>
            {names[unit]}
          </span>
          <span class="cap">{values ? real(values[unit]!) : ''}</span>
        </div>
      ))}
    </>
  );
}

function inHand({ lab }: Graph, shape: Shape, layer: number): Float32Array | undefined {
  const frame = calmFrameOf(lab);
  return frame && valuesOf(shape, frame, layer);
}

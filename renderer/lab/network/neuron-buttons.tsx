import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Unit } from '../../store/lab.ts';
import { real, t, whole } from '../../text.ts';
import { attend } from './attend.ts';
import { enterTerms } from './focus-way.ts';
import type { Graph } from './graph.ts';
import { layerName } from './layer-name.ts';
import type { Column, NetworkLayout, Place } from './network-layout.ts';
import { pixels } from './pixels.ts';
import { calmFrameOf, type Shape, unitWithin, valuesOf } from './shape-on-screen.ts';
import { walk } from './walk.ts';

interface ButtonsProps {
  readonly graph: Graph;
  readonly shape: Shape;
  readonly layout: NetworkLayout;
}

const same = (a: Unit | undefined, b: Unit | undefined) => a?.layer === b?.layer && a?.index === b?.index;

/**
 * A button over every tile. One of them is in the tab order; arrow keys walk from there, and dim all edges but those of
 * the neuron they stand on. Enter or Space chooses it; once more goes on to its terms.
 */
export function NeuronButtons({ graph, shape, layout }: ButtonsProps) {
  const element = useRef<HTMLFieldSetElement>(null);
  const walked = useRef(false);
  const cursor = unitWithin(shape, graph.cursor.value ?? graph.chosen.value);
  const [first] = layout.columns;
  const firstLayer = first?.picture ? 1 : 0;

  useLayoutEffect(() => {
    if (!walked.current) return;
    walked.current = false;
    element.current?.querySelector<HTMLButtonElement>('button[tabindex="0"]')?.focus();
  }, [cursor.layer, cursor.index]);

  function press(event: KeyboardEvent): void {
    const next = walk(event.key, cursor, layout.columns, firstLayer);
    if (!next) return;
    event.preventDefault();
    walked.current = true;
    graph.cursor.value = next;
  }

  return (
    <fieldset class="neurons" ref={element} aria-label={t().network} onKeyDown={press}>
      {layout.columns.map((column) =>
        column.picture ? (
          <InputPicture key="picture" column={column} />
        ) : (
          column.places.map((place) => (
            <NeuronButton
              key={`${column.layer}/${place.unit}`}
              graph={graph}
              shape={shape}
              column={column}
              place={place}
              inTabOrder={same(cursor, { layer: column.layer, index: place.unit })}
            />
          ))
        ),
      )}
    </fieldset>
  );
}

interface ButtonProps {
  readonly graph: Graph;
  readonly shape: Shape;
  readonly column: Column;
  readonly place: Place;
  readonly inTabOrder: boolean;
}

function NeuronButton({ graph, shape, column: { layer, tile }, place, inTabOrder }: ButtonProps) {
  const unit = { layer, index: place.unit };
  const side = pixels({ width: tile, height: tile, left: place.x - tile / 2, top: place.y - tile / 2 });
  // An input has no parameters to tell about.
  const tell = layer > 0 ? attend(graph, { unit, source: 'bias' }, true) : () => undefined;
  const come = (element: HTMLElement) => {
    graph.pointed.value = unit;
    tell(element);
  };
  const leave = () => {
    tell(undefined);
    if (same(graph.pointed.peek(), unit)) graph.pointed.value = undefined;
  };
  return (
    <button
      type="button"
      class="neuron"
      style={side}
      aria-label={label(graph, shape, unit)}
      aria-pressed={same(graph.chosen.value, unit)}
      tabIndex={inTabOrder ? 0 : -1}
      onClick={(event) => {
        const byKey = event.detail === 0;
        if (byKey && same(graph.chosen.peek(), unit)) enterTerms(event.currentTarget);
        graph.cursor.value = unit;
        graph.lab.chosen.value = unit;
      }}
      onFocus={(event) => {
        if (!event.currentTarget.matches(':focus-visible')) return;
        graph.cursor.value = unit;
        come(event.currentTarget);
      }}
      onBlur={leave}
      onPointerEnter={(event) => come(event.currentTarget)}
      onPointerLeave={leave}
    />
  );
}

function label({ lab }: Graph, shape: Shape, { layer, index }: Unit): string {
  const frame = calmFrameOf(lab);
  const value = frame && valuesOf(shape, frame, layer)?.[index];
  const text = value === undefined ? '' : real(value);
  return layer === 0
    ? t().inputLabel(whole(index + 1), text)
    : t().neuronLabel(layerName(shape, layer), whole(index + 1), text);
}

function InputPicture({ column: { picture, size } }: { column: Column }) {
  const { x, y, width, height } = picture!;
  const box = pixels({ left: x, top: y, width, height });
  return <span class="input-picture" role="img" aria-label={t().inputs(whole(size))} style={box} />;
}

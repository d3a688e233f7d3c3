import { dragParameter } from '../drag-parameter.ts';
import { type EdgeHit, edgeAt } from './edge-hit.ts';
import { labelPitch } from './edge-labels.tsx';
import { edgeLabels } from './edge-layout.ts';
import type { Graph } from './graph.ts';
import { placeOf } from './parameter.ts';

/** Px above and below an edge within which the pointer is on it. */
const reach = 7;

/** What the drawing does with a pointer over its edges: a tip tells of the edge, dragging it changes its weight, a press opens it. */
export function edgePointer(graph: Graph) {
  function hit(event: PointerEvent | MouseEvent): EdgeHit | undefined {
    const layout = graph.layout.peek();
    const plane = event.currentTarget as HTMLElement;
    if (!layout || event.target !== plane) return undefined;
    const { left, top } = plane.getBoundingClientRect();
    return edgeAt(layout, event.clientX - left, event.clientY - top, reach);
  }
  const leave = () => {
    // A tip that stands beside a button is that button's to take away.
    if (onEdge) graph.attended.value = undefined;
    onEdge = false;
  };
  let onEdge = false;

  return {
    onPointerMove(event: PointerEvent) {
      const edge = hit(event);
      (event.currentTarget as HTMLElement).classList.toggle('on-edge', edge !== undefined);
      if (!edge) return leave();
      const now = graph.attended.peek()?.parameter;
      const same =
        now?.source === edge.source && now.unit.layer === edge.layer && now.unit.index === edge.target && onEdge;
      if (same) return;
      onEdge = true;
      graph.attended.value = {
        parameter: { unit: { layer: edge.layer, index: edge.target }, source: edge.source },
        neuron: false,
        beside: {
          left: event.clientX,
          right: event.clientX,
          top: event.clientY - reach,
          bottom: event.clientY + reach,
        },
      };
    },
    onPointerLeave: leave,
    onPointerDown(event: PointerEvent) {
      const [edge, shape] = [hit(event), graph.shape.peek()];
      if (!edge || !shape) return;
      const place = placeOf(shape, { unit: { layer: edge.layer, index: edge.target }, source: edge.source });
      const value = graph.lab.frame.peek()?.parameters[place];
      if (value !== undefined) dragParameter(event, graph.lab, { place, value });
    },
    onClick(event: MouseEvent) {
      const edge = hit(event);
      if (!edge) return;
      graph.lab.chosen.value = { layer: edge.layer, index: edge.target };
      graph.cursor.value = graph.lab.chosen.value;
      const labels = edgeLabels(graph.layout.peek()!, edge.layer, edge.target, labelPitch());
      graph.called.value = labels.find(({ source }) => source === edge.source)?.source;
    },
  };
}

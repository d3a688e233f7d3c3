import type { Graph } from './graph.ts';
import type { Parameter } from './parameter.ts';

/** Tells the tip that the pointer or the focus came to an element of this parameter, or, without one, that it left. */
export function attend(graph: Graph, parameter: Parameter, neuron = false): (element?: HTMLElement) => void {
  return (element) => {
    if (element) {
      graph.attended.value = { parameter, neuron, beside: element.getBoundingClientRect() };
      return;
    }
    const now = graph.attended.peek()?.parameter;
    const { unit, source } = parameter;
    const own = now?.source === source && now.unit.layer === unit.layer && now.unit.index === unit.index;
    if (own) graph.attended.value = undefined;
  };
}

/** Edges between two columns that can be drawn one by one; beyond, each unit shows its strongest. */
const mostEdges = 800;
/** Edges of all units together when not all are drawn. */
const sharedEdges = 750;

/** Where the weights between two columns lie. W[i, j] is at `weights + i * outputs + j`. */
export interface WeightBlock {
  readonly parameters: Float32Array;
  readonly weights: number;
  readonly outputs: number;
}

/** Edges between two columns, as places in the columns and their weights. Arrays are reused; `count` of them hold. */
export interface EdgeChoice {
  count: number;
  sources: Uint16Array;
  targets: Uint16Array;
  weights: Float32Array;
}

export function noEdges(): EdgeChoice {
  return { count: 0, sources: new Uint16Array(0), targets: new Uint16Array(0), weights: new Float32Array(0) };
}

/** How many edges of each unit are drawn between columns of this many shown units. */
export function edgesOfEach(sources: number, targets: number): number {
  return sources * targets <= mostEdges ? sources : Math.min(sources, Math.max(1, Math.floor(sharedEdges / targets)));
}

/**
 * Chooses the edges to draw: all of them, or the strongest of each target when they are too many, and all edges of the
 * unit in focus either way. `focus` is a place among the targets, or -1. Writes into `out`.
 */
export function chooseEdges(
  { parameters, weights, outputs }: WeightBlock,
  sourceUnits: readonly { readonly unit: number }[],
  targetUnits: readonly { readonly unit: number }[],
  focus: number,
  out: EdgeChoice,
): void {
  const each = edgesOfEach(sourceUnits.length, targetUnits.length);
  const most = each * targetUnits.length + sourceUnits.length;
  if (out.weights.length < most) {
    out.sources = new Uint16Array(most);
    out.targets = new Uint16Array(most);
    out.weights = new Float32Array(most);
  }
  out.count = 0;
  for (let target = 0; target < targetUnits.length; target++) {
    const column = weights + targetUnits[target]!.unit;
    const first = out.count;
    const limit = target === focus ? sourceUnits.length : each;
    let weakest = first;
    for (let source = 0; source < sourceUnits.length; source++) {
      const weight = parameters[column + sourceUnits[source]!.unit * outputs]!;
      const full = source >= limit;
      if (full && Math.abs(weight) <= Math.abs(out.weights[weakest]!)) continue;
      const at = full ? weakest : out.count++;
      out.sources[at] = source;
      out.targets[at] = target;
      out.weights[at] = weight;
      if (source >= limit - 1 && limit < sourceUnits.length) weakest = smallest(out.weights, first, out.count);
    }
  }
}

function smallest(weights: Float32Array, from: number, to: number): number {
  let best = from;
  for (let i = from + 1; i < to; i++) if (Math.abs(weights[i]!) < Math.abs(weights[best]!)) best = i;
  return best;
}

/** Edges on screen, of how many there are. `focus` is the layer of the unit in focus, whose edges are all drawn. */
export function countEdges(
  columns: readonly { readonly size: number; readonly places: readonly unknown[] }[],
  focus: number,
): { drawn: number; all: number } {
  let [drawn, all] = [0, 0];
  for (let layer = 1; layer < columns.length; layer++) {
    const [from, to] = [columns[layer - 1]!, columns[layer]!];
    const each = edgesOfEach(from.places.length, to.places.length);
    drawn += each * to.places.length + (layer === focus ? from.places.length - each : 0);
    all += from.size * to.size;
  }
  return { drawn, all };
}

import type { Frame } from '../../../core/protocol/messages.ts';
import { strokeScale } from '../../draw/tokens.ts';
import type { Unit } from '../../store/lab.ts';
import { chooseEdges, type EdgeChoice, noEdges } from './edge-choice.ts';
import { type Curve, edgeCurve } from './edge-layout.ts';
import type { Column, NetworkLayout } from './network-layout.ts';
import type { Shape } from './shape-on-screen.ts';
import { pictureRange } from './unit-pictures.ts';

/** The unit whose arithmetic is shown, and the one under pointer or keyboard. */
export interface Attention {
  readonly chosen: Unit;
  readonly pointed: Unit | undefined;
}

/** How one edge is drawn, in CSS px. */
interface EdgeStroke {
  readonly width: number;
  readonly negative: boolean;
  readonly alpha: number;
  readonly dash: number;
  /** 0 for a solid line. */
  readonly gap: number;
  /** The weight is beyond what width can show: an arrow head says so. */
  readonly head: boolean;
}

/** Weights beyond this are drawn as wide as this, with an arrow head. */
const widest = 4;

/** Width of an edge in px. */
export function edgeWidth(weight: number): number {
  return (0.75 + 2.1 * Math.min(widest, Math.abs(weight))) * strokeScale();
}

/** Dash and gap of a negative edge of this width; none for a positive one, which is solid. */
export function edgeDash(weight: number, width: number): readonly number[] {
  return weight < 0 ? [5 + 1.3 * width, 3 + 0.5 * width] : [];
}

/** Levels of attention, from the edges that step back to those in focus. */
const opacity = [0.25, 0.74, 1] as const;
const [dimmed, plain, focused] = [0, 1, 2] as const;
type Level = keyof typeof opacity & (0 | 1 | 2);

/** With more edges than this between two columns, weak ones also fade: else they would be one grey. */
const dense = 120;
/** The share of their opacity that dense edges keep outside the focus, so that they stay quieter than the tiles. */
const denseOpacity = 0.6;
/** The weight at which a dense edge is no longer faded: of an edge between units, and of one from a pixel. */
const fullStrength = { unit: 1.5, pixel: pictureRange };
/** What is fainter than this is not seen at all. */
const faintest = 1 / 64;
/** What is weaker than this has no dash to be seen. */
const dashedFrom = 1 / 6;

/** Steps of strength by which edges are put in order, and room for the number of an edge beside it. */
const orderSteps = 1024;
const mostInOrder = 1 << 20;

/** An edge between the columns on both sides of a gap. */
export interface DrawnEdge {
  readonly gap: number;
  readonly curve: Curve;
  readonly stroke: EdgeStroke;
}

/** Gives every edge, weak ones first and those in focus last. One walk at a time: they share their scratch arrays. */
export function createEdgeStrokes() {
  const choices: EdgeChoice[] = [];
  let order = new Float64Array(0);

  return function* (
    layout: NetworkLayout,
    shape: Shape,
    { parameters }: Frame,
    { chosen, pointed }: Attention,
  ): Generator<DrawnEdge, void> {
    const focus = pointed ?? chosen;
    for (let layer = 1; layer < layout.columns.length; layer++) {
      const [from, to] = [layout.columns[layer - 1]!, layout.columns[layer]!];
      const choice = (choices[layer] ??= noEdges());
      const whole = [chosen, pointed].find((unit) => unit?.layer === layer);
      const place = whole ? to.places.findIndex(({ unit }) => unit === whole.index) : -1;
      chooseEdges({ parameters, ...shape.layers[layer - 1]! }, from.places, to.places, place, choice);

      const levels = levelsOf(from, to, choice, focus, pointed ? dimmed : plain);
      if (order.length < choice.count) order = new Float64Array(choice.count);
      for (let edge = 0; edge < choice.count; edge++) {
        const strength = Math.min(1, Math.abs(choice.weights[edge]!) / widest);
        order[edge] = (levels(edge) * orderSteps + Math.floor(strength * (orderSteps - 1))) * mostInOrder + edge;
      }
      const sorted = order.subarray(0, choice.count).sort();
      const stroke =
        choice.count > dense ? denseStroke(from.picture ? fullStrength.pixel : fullStrength.unit) : sparseStroke;
      for (const key of sorted) {
        const edge = key % mostInOrder;
        const curve = edgeCurve(from, choice.sources[edge]!, to, choice.targets[edge]!);
        const drawn = stroke(choice.weights[edge]!, levels(edge));
        if (drawn.alpha >= faintest) yield { gap: layer - 1, curve, stroke: drawn };
      }
    }
  };
}

function levelsOf(from: Column, to: Column, choice: EdgeChoice, focus: Unit, rest: Level) {
  const target = to.layer === focus.layer ? to.places.findIndex(({ unit }) => unit === focus.index) : -1;
  const source = from.layer === focus.layer ? from.places.findIndex(({ unit }) => unit === focus.index) : -1;
  return (edge: number): Level => (choice.targets[edge] === target || choice.sources[edge] === source ? focused : rest);
}

/** An edge with its own width. */
function sparseStroke(weight: number, level: Level): EdgeStroke {
  const width = edgeWidth(weight);
  const [dash = 0, gap = 0] = edgeDash(weight, width);
  return { width, negative: weight < 0, alpha: opacity[level], dash, gap, head: Math.abs(weight) > widest };
}

/** An edge among very many, which also fades when it is weak. */
function denseStroke(full: number) {
  return (weight: number, level: Level): EdgeStroke => {
    const strength = Math.min(1, Math.abs(weight) / full);
    const width = edgeWidth(strength * full);
    const [dash = 0, gap = 0] = strength < dashedFrom ? [] : edgeDash(weight, width);
    const alpha = opacity[level] * strength * (level === focused ? 1 : denseOpacity);
    return { width, negative: weight < 0, alpha, dash, gap, head: false };
  };
}

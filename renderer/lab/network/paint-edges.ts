import type { Frame } from '../../../core/protocol/messages.ts';
import type { Brush } from '../../draw/brush.ts';
import { strokeScale, token } from '../../draw/tokens.ts';
import type { Unit } from '../../store/lab.ts';
import { chooseEdges, type EdgeChoice, noEdges } from './edge-choice.ts';
import { edgeCurve } from './edge-layout.ts';
import type { Column, NetworkLayout } from './network-layout.ts';
import type { Shape } from './shape-on-screen.ts';
import { pictureRange } from './unit-pictures.ts';

/** The unit whose arithmetic is shown, and the one under pointer or keyboard. */
export interface Attention {
  readonly chosen: Unit;
  readonly pointed: Unit | undefined;
}

/** Weights beyond this are drawn as wide as this, with an arrow head. */
const widest = 4;

/** Width of an edge in px. */
export function edgeWidth(weight: number): number {
  return (0.75 + 2.1 * Math.min(widest, Math.abs(weight))) * strokeScale();
}

/** Dash of a negative edge of this width; a positive one is solid. */
export function edgeDash(weight: number, width: number): number[] {
  return weight < 0 ? [5 + 1.3 * width, 3 + 0.5 * width] : [];
}

const opacity = { plain: 0.74, focused: 1, dimmed: 0.25 };
/** With more edges than this between two columns, weak ones also fade: else they would be one grey. */
const dense = 120;
/** The share of their opacity that dense edges keep outside the focus, so that they stay quieter than the tiles. */
const denseOpacity = 0.6;
/** Dense edges are stroked in so many steps of strength. */
const steps = 6;
/** The weight at which a dense edge is no longer faded: of an edge between units, and of one from a pixel. */
const fullStrength = { unit: 1.5, pixel: pictureRange };

interface Gap {
  readonly from: Column;
  readonly to: Column;
  readonly choice: EdgeChoice;
  readonly weightAt: (edge: number) => number;
  readonly opacityAt: (edge: number) => number;
}

/** A painter of all edges, which keeps its scratch arrays from frame to frame. */
export function createEdgePainter() {
  const choices: EdgeChoice[] = [];

  return (context: Brush, layout: NetworkLayout, shape: Shape, frame: Frame, attention: Attention) => {
    context.save();
    for (let layer = 1; layer < layout.columns.length; layer++) {
      const from = layout.columns[layer - 1]!;
      const to = layout.columns[layer]!;
      const choice = (choices[layer] ??= noEdges());
      const focus = [attention.chosen, attention.pointed].find((unit) => unit?.layer === layer);
      const focused = focus ? to.places.findIndex((place) => place.unit === focus.index) : -1;
      const block = { parameters: frame.parameters, ...shape.layers[layer - 1]! };
      chooseEdges(block, from.places, to.places, focused, choice);
      const gap: Gap = {
        from,
        to,
        choice,
        weightAt: (edge) => choice.weights[edge]!,
        opacityAt: opacities(from, to, choice, attention),
      };
      if (choice.count > dense) paintDense(context, gap);
      else paintSparse(context, gap);
    }
    context.restore();
  };
}

function opacities(from: Column, to: Column, choice: EdgeChoice, { chosen, pointed }: Attention) {
  const focus = pointed ?? chosen;
  const rest = pointed ? opacity.dimmed : opacity.plain;
  return (edge: number) => {
    const into = to.layer === focus.layer && to.places[choice.targets[edge]!]!.unit === focus.index;
    const out = from.layer === focus.layer && from.places[choice.sources[edge]!]!.unit === focus.index;
    return into || out ? opacity.focused : rest;
  };
}

/** Each edge with its own width, strong over weak and focused over all. */
function paintSparse(context: Brush, gap: Gap): void {
  const { choice, weightAt, opacityAt } = gap;
  const order = Array.from({ length: choice.count }, (_, edge) => edge);
  order.sort((a, b) => opacityAt(a) - opacityAt(b) || Math.abs(weightAt(a)) - Math.abs(weightAt(b)));
  for (const edge of order) {
    const weight = weightAt(edge);
    const width = edgeWidth(weight);
    context.globalAlpha = opacityAt(edge);
    context.strokeStyle = token(weight < 0 ? '--neg' : '--pos');
    context.lineWidth = width;
    context.setLineDash(edgeDash(weight, width));
    context.beginPath();
    trace(context, gap, edge);
    context.stroke();
    if (Math.abs(weight) > widest) paintHead(context, gap, edge, width);
  }
}

/** An arrow head where an edge comes in: its weight is beyond what width can show. */
function paintHead(context: Brush, { from, to, choice }: Gap, edge: number, width: number): void {
  const { x2, y2 } = edgeCurve(from, choice.sources[edge]!, to, choice.targets[edge]!);
  context.fillStyle = context.strokeStyle;
  context.beginPath();
  context.moveTo(x2, y2);
  context.lineTo(x2 - 1.2 * width, y2 - 0.9 * width);
  context.lineTo(x2 - 1.2 * width, y2 + 0.9 * width);
  context.fill();
}

/** Edges of about the same strength in one stroke: thousands of strokes would not fit in a frame. */
function paintDense(context: Brush, gap: Gap): void {
  const { choice, weightAt, opacityAt } = gap;
  const full = gap.from.picture ? fullStrength.pixel : fullStrength.unit;
  const levels = [opacity.dimmed, opacity.plain, opacity.focused];
  const bin = new Uint8Array(choice.count);
  for (let edge = 0; edge < choice.count; edge++) {
    const strength = Math.min(steps - 1, Math.floor((steps * Math.abs(weightAt(edge))) / full));
    const level = levels.indexOf(opacityAt(edge));
    bin[edge] = 2 * (level * steps + strength) + (weightAt(edge) < 0 ? 0 : 1);
  }
  for (let at = 0; at < 2 * steps * levels.length; at++) {
    if (!bin.includes(at)) continue;
    const share = ((Math.floor(at / 2) % steps) + 0.5) / steps;
    const sign = at % 2 === 0 ? -1 : 1;
    const width = edgeWidth(share * full);
    const level = levels[Math.floor(at / (2 * steps))]!;
    context.globalAlpha = level * share * (level === opacity.focused ? 1 : denseOpacity);
    context.strokeStyle = token(sign < 0 ? '--neg' : '--pos');
    context.lineWidth = width;
    // What is hardly seen has no dash to be seen, and dashes take the longest to draw.
    context.setLineDash(share * steps < 1 ? [] : edgeDash(sign, width));
    context.beginPath();
    for (let edge = 0; edge < choice.count; edge++) if (bin[edge] === at) trace(context, gap, edge);
    context.stroke();
  }
}

function trace(context: Brush, { from, to, choice }: Gap, edge: number): void {
  const { x1, y1, x2, y2, bend } = edgeCurve(from, choice.sources[edge]!, to, choice.targets[edge]!);
  context.moveTo(x1, y1);
  context.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
}

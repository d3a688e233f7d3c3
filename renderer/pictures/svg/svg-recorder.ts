import type { Boxes, Brush, Drawn } from '../../draw/brush.ts';
import { createPath, short } from './svg-path.ts';
import { colourOf, element, escaped, fontOf } from './svg-words.ts';

/** What a recorder cannot know by itself. */
export interface SvgTools {
  /** Width in px of a text in a font. */
  measure(text: string, font: string): number;
  /** The address of a PNG with a part of these pixels. */
  address(image: Drawn | ImageData, part: Part): string;
}

interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SvgRecorder {
  readonly brush: Brush;
  /** The elements of all that was painted. */
  elements(): string;
}

/** Px from the middle of a text to its baseline, in sizes of its font. */
const middleToBaseline = 0.35;
const anchors: Partial<Record<CanvasTextAlign, string>> = { center: 'middle', right: 'end', end: 'end' };

/** What a canvas holds until it is changed or restored. */
const firstState = {
  fillStyle: '#000' as CanvasRenderingContext2D['fillStyle'],
  strokeStyle: '#000' as CanvasRenderingContext2D['strokeStyle'],
  lineWidth: 1,
  lineCap: 'butt' as CanvasLineCap,
  lineJoin: 'miter' as CanvasLineJoin,
  globalAlpha: 1,
  font: '400 10px sans-serif',
  textAlign: 'start' as CanvasTextAlign,
  textBaseline: 'alphabetic' as CanvasTextBaseline,
  imageSmoothingEnabled: true,
  dash: [] as number[],
  clipped: undefined as string | undefined,
  scale: 1,
};

type State = typeof firstState;

/**
 * A brush whose picture is text: every stroke, fill and word becomes an element of SVG, every image a PNG within. Its places
 * are CSS px; images are asked for with `ratio` pixels to a px. `name` sets the names of its clips apart from others'.
 */
export function createSvgRecorder(ratio: number, name: string, tools: SvgTools): SvgRecorder {
  const made: string[] = [];
  let clips = 0;
  const kept: State[] = [];
  let path = createPath();

  const plain = (style: State['fillStyle']) => {
    if (typeof style !== 'string') throw new Error('a recorder knows only colours');
    return colourOf(style);
  };
  const put = (tag: string, attributes: Parameters<typeof element>[1], inside?: string) => {
    made.push(element(tag, { ...attributes, 'clip-path': brush.clipped && `url(#${brush.clipped})` }, inside));
  };
  const filled = () => {
    const { colour, opacity } = plain(brush.fillStyle);
    return { fill: colour, 'fill-opacity': seen(opacity * brush.globalAlpha) };
  };
  const stroked = () => {
    const { colour, opacity } = plain(brush.strokeStyle);
    const { lineWidth, lineCap, lineJoin, dash, globalAlpha } = brush;
    return {
      fill: 'none',
      stroke: colour,
      'stroke-width': lineWidth,
      'stroke-opacity': seen(opacity * globalAlpha),
      'stroke-linecap': lineCap === 'butt' ? undefined : lineCap,
      'stroke-linejoin': lineJoin === 'miter' ? undefined : lineJoin,
      'stroke-dasharray': dash.length > 0 ? dash.map(short).join(' ') : undefined,
    };
  };
  const image = (from: Drawn | ImageData, part: Part, to: Part) => {
    const { imageSmoothingEnabled: smooth, globalAlpha } = brush;
    put('image', {
      ...to,
      opacity: seen(globalAlpha),
      preserveAspectRatio: 'none',
      'image-rendering': smooth ? undefined : 'pixelated',
      href: tools.address(from, part),
    });
  };

  const brush: Brush & State = {
    ...firstState,
    scale: ratio,
    save() {
      kept.push(stateOf(brush));
    },
    restore() {
      Object.assign(brush, kept.pop());
    },
    getTransform: () => ({ a: brush.scale }),
    resetTransform() {
      brush.scale = 1;
    },
    beginPath() {
      path = createPath();
    },
    closePath: () => path.closePath(),
    moveTo: (x, y) => path.moveTo(x, y),
    lineTo: (x, y) => path.lineTo(x, y),
    bezierCurveTo: (...points) => path.bezierCurveTo(...points),
    rect: (x, y, width, height) => path.rect(x, y, width, height),
    roundRect: (x, y, width, height, radius) => path.roundRect(x, y, width, height, radius),
    arc: (x, y, radius, from, to) => path.ellipse(x, y, radius, radius, 0, from, to),
    ellipse: (x, y, rx, ry, turn, from, to) => path.ellipse(x, y, rx, ry, turn, from, to),
    fill: () => put('path', { d: path.data, ...filled() }),
    stroke: () => put('path', { d: path.data, ...stroked() }),
    clip() {
      clips += 1;
      const id = `${name}-${clips}`;
      made.push(
        element(
          'clipPath',
          { id, 'clip-path': brush.clipped && `url(#${brush.clipped})` },
          element('path', { d: path.data }),
        ),
      );
      brush.clipped = id;
    },
    fillRect: (x, y, width, height) => put('rect', { x, y, width, height, ...filled() }),
    strokeRect: (x, y, width, height) => put('rect', { x, y, width, height, ...stroked() }),
    setLineDash(dash) {
      brush.dash = [...dash];
    },
    fillText(text, x, y) {
      const { italic, weight, size, family } = fontOf(brush.font);
      const down = brush.textBaseline === 'middle' ? middleToBaseline * size : 0;
      const attributes = {
        x,
        y: y + down,
        'text-anchor': anchors[brush.textAlign],
        'font-family': family,
        'font-size': size,
        'font-weight': weight,
        'font-style': italic ? 'italic' : undefined,
        ...filled(),
      };
      put('text', attributes, escaped(text));
    },
    measureText: (text) => ({ width: tools.measure(text, brush.font) }),
    drawImage(from: Drawn, ...boxes: [number, number, number, number] | Boxes) {
      const [x, y, width, height] = boxes;
      // With eight numbers the first four choose a part of the image.
      const [toX, toY, toWidth, toHeight] = boxes.length === 8 ? boxes.slice(4) : boxes;
      const part =
        boxes.length === 8 ? { x, y, width, height } : { x: 0, y: 0, width: from.width, height: from.height };
      const unit = brush.scale / ratio;
      image(from, part, { x: toX! * unit, y: toY! * unit, width: toWidth! * unit, height: toHeight! * unit });
    },
    putImageData(pixels, x, y) {
      const { width, height } = pixels;
      const to = { x: x / ratio, y: y / ratio, width: width / ratio, height: height / ratio };
      image(pixels, { x: 0, y: 0, width, height }, to);
    },
  };

  return { brush, elements: () => made.join('\n') };
}

/** An opacity that is to be written: not when it is whole. */
const seen = (opacity: number): number | undefined => (opacity < 1 ? opacity : undefined);

function stateOf(brush: State): State {
  const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha } = brush;
  const { font, textAlign, textBaseline, imageSmoothingEnabled, dash, clipped, scale } = brush;
  const look = { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha };
  return { ...look, font, textAlign, textBaseline, imageSmoothingEnabled, dash, clipped, scale };
}

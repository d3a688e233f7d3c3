/** A number as short as a picture needs it. */
export const short = (value: number): string => String(Number(value.toFixed(2)));

/** Path data of SVG, drawn with the words of a canvas. */
export interface SvgPath {
  readonly data: string;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  closePath(): void;
  rect(x: number, y: number, width: number, height: number): void;
  roundRect(x: number, y: number, width: number, height: number, radius: number): void;
  ellipse(x: number, y: number, rx: number, ry: number, turn: number, from: number, to: number): void;
}

const round = 2 * Math.PI;

export function createPath(): SvgPath {
  const parts: string[] = [];
  const add = (letter: string, ...numbers: number[]) => {
    parts.push(letter + numbers.map(short).join(' '));
  };
  /** A canvas begins a path where its first line would end. */
  const reach = (x: number, y: number) => add(parts.length > 0 ? 'L' : 'M', x, y);

  return {
    get data() {
      return parts.join('');
    },
    moveTo: (x, y) => add('M', x, y),
    lineTo: reach,
    bezierCurveTo: (...points) => add('C', ...points),
    closePath: () => add('Z'),
    rect(x, y, width, height) {
      add('M', x, y);
      parts.push(`h${short(width)}v${short(height)}h${short(-width)}Z`);
    },
    roundRect(x, y, width, height, radius) {
      const r = Math.max(0, Math.min(radius, width / 2, height / 2));
      const arc = (dx: number, dy: number) => add('a', r, r, 0, 0, 1, dx, dy);
      add('M', x + r, y);
      add('h', width - 2 * r);
      arc(r, r);
      add('v', height - 2 * r);
      arc(-r, r);
      add('h', 2 * r - width);
      arc(-r, -r);
      add('v', 2 * r - height);
      arc(r, -r);
      add('Z');
    },
    ellipse(x, y, rx, ry, turn, from, to) {
      const at = (angle: number) => {
        const [along, across] = [rx * Math.cos(angle), ry * Math.sin(angle)];
        const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
        return [x + along * cos - across * sin, y + along * sin + across * cos] as const;
      };
      const sweep = Math.min(round, to - from);
      const degrees = (turn * 180) / Math.PI;
      reach(...at(from));
      // An arc of SVG cannot end where it begins: a whole turn is two halves.
      for (const share of sweep === round ? [0.5, 1] : [1]) {
        const large = sweep !== round && sweep > Math.PI ? 1 : 0;
        add('A', rx, ry, degrees, large, 1, ...at(from + share * sweep));
      }
    },
  };
}

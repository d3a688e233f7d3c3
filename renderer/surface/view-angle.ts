/** From where the surface is seen. */
export interface Angle {
  /** Radians around the vertical axis; at 0 the first direction runs to the right, the second away from the viewer. */
  readonly turn: number;
  /** Radians above the horizon. */
  readonly tilt: number;
  readonly zoom: number;
}

/** The valley towards the viewer: a corner in front, two walls behind. */
export const firstAngle: Angle = { turn: Math.PI / 4, tilt: Math.asin(0.4), zoom: 1 };

/** An angle within what can be looked at. */
export function angleWithin({ turn, tilt, zoom }: Angle): Angle {
  return { turn, tilt: Math.max(0.08, Math.min(1.5, tilt)), zoom: Math.max(0.5, Math.min(6, zoom)) };
}

/** Height of tone 1, in half widths: 0.80 on screen at the first tilt. */
export const rise = 0.8 / Math.cos(firstAngle.tilt);

/** The box of a picture and the room around the surface that its numbers need, px. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly side: number;
}

/** Parallel projection of (x, y, tone), x and y from -1 to 1. */
export interface Projector {
  /** Px of a half width, and the place of (0, 0, 0). */
  readonly scale: number;
  readonly middle: readonly [number, number];
  /** Right and down in px, and how near the viewer in half widths. */
  readonly place: (x: number, y: number, tone: number) => readonly [number, number, number];
}

/**
 * Fits the surface into a frame, with floor (at tone `floor`) and walls. It has the same size from every side, so that
 * turning does not make it breathe.
 */
export function projectorFor({ turn, tilt, zoom }: Angle, frame: Frame, floor: number): Projector {
  const [cosTurn, sinTurn, cosTilt, sinTilt] = [Math.cos(turn), Math.sin(turn), Math.cos(tilt), Math.sin(tilt)];
  const lowest = floor * rise * cosTilt - Math.SQRT2 * sinTilt;
  const highest = rise * cosTilt + Math.SQRT2 * sinTilt;
  const [wide, high] = [frame.width - 2 * frame.side, frame.height - frame.top - frame.bottom];
  const scale = Math.max(1, Math.min(wide / (2 * Math.SQRT2), high / (highest - lowest))) * zoom;
  const middle = [frame.width / 2, frame.top + high / 2 + (scale * (lowest + highest)) / 2] as const;
  return {
    scale,
    middle,
    place(x, y, tone) {
      const right = x * cosTurn + y * sinTurn;
      const near = x * sinTurn - y * cosTurn;
      const up = tone * rise;
      return [
        middle[0] + scale * right,
        middle[1] - scale * (up * cosTilt - near * sinTilt),
        near * cosTilt + up * sinTilt,
      ];
    },
  };
}

/** Whether a surface of tones stands between a place just above it and the viewer. */
export function isHidden(
  { turn, tilt }: Angle,
  toneAt: (x: number, y: number) => number,
  { x, y, tone }: { x: number; y: number; tone: number },
): boolean {
  const step = 0.04;
  const [dx, dy, up] = [step * Math.sin(turn), -step * Math.cos(turn), (step * Math.tan(tilt)) / rise];
  for (let i = 1; i < 72; i++) {
    const [px, py, height] = [x + i * dx, y + i * dy, tone + 0.02 + i * up];
    if (height > 1.02 || Math.abs(px) > 1 || Math.abs(py) > 1) return false;
    if (toneAt(px, py) > height) return true;
  }
  return false;
}

type Corner = readonly [number, number];

/** The corners of the floor that are farthest from and nearest to the viewer. */
export function cornersAt(turn: number): { readonly far: Corner; readonly near: Corner } {
  const near: Corner = [Math.sin(turn) >= 0 ? 1 : -1, Math.cos(turn) >= 0 ? -1 : 1];
  return { near, far: [-near[0], -near[1]] };
}

import type { Place } from '../../core/surface/inside-square.ts';
import { type HeightField, heightAt } from './height-field.ts';
import { type Angle, type Projector, rise } from './view-angle.ts';

/** How far apart places along a line of sight are looked at, in half widths. */
const stride = 0.01;

/**
 * Where on a surface a spot of its picture lies, in px: the nearest to the viewer of all places that are seen there;
 * undefined beside the surface.
 */
export function placeUnder(
  { turn, tilt }: Angle,
  { scale, middle }: Projector,
  field: HeightField,
  [px, py]: readonly [number, number],
): Place | undefined {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const right = (px - middle[0]) / scale;
  const up = (middle[1] - py) / scale;
  const placeAt = (near: number): Place => ({ x: right * cos + near * sin, y: right * sin - near * cos });
  /** Height of the line of sight over the surface; NaN over a hole. */
  const above = (near: number) => {
    const { x, y } = placeAt(near);
    return (up + near * Math.sin(tilt)) / (Math.cos(tilt) * rise) - heightAt(field, x, y);
  };
  for (let near = Math.SQRT2; near >= -Math.SQRT2; near -= stride) {
    const { x, y } = placeAt(near);
    if (Math.abs(x) > 1 || Math.abs(y) > 1 || !(above(near) <= 0)) continue;
    let [over, under] = [near + stride, near];
    for (let i = 0; i < 20; i++) {
      const half = (over + under) / 2;
      if (above(half) <= 0) under = half;
      else over = half;
    }
    const place = placeAt(under);
    return { x: within(place.x), y: within(place.y) };
  }
  return undefined;
}

const within = (value: number) => Math.max(-1, Math.min(1, value));

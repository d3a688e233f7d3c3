import type { HeightScale } from '../../core/surface/height-scale.ts';
import { isInside } from '../../core/surface/inside-square.ts';
import type { PathOnPlane, Surface } from '../../core/surface/protocol.ts';
import { drape } from './drape.ts';
import { type HeightField, heightAt, unitPlaces } from './height-field.ts';
import type { LanePath, PathPoint } from './picture.ts';

/** What a surface's paths are drawn over. */
interface Ground {
  readonly surface: Surface;
  readonly scale: HeightScale;
  readonly field: HeightField;
}

/**
 * A path of a network in the picture. It lies on the picture, with stems to its true loss, or is drawn at its true loss as
 * soon as that is known.
 */
export function pathInPicture(
  { u, v, loss }: PathOnPlane,
  { surface, scale, field }: Ground,
  onPicture: boolean,
): Pick<LanePath, 'strokes' | 'start' | 'end' | 'stems'> {
  const toneAt = (x: number, y: number) => heightAt(field, x, y);
  const places = unitPlaces(surface.square, u, v);
  const points = places.map(({ x, y }, i) => {
    const truth = scale.tone(loss[i] ?? Number.NaN);
    return { x, y, tone: onPicture || Number.isNaN(truth) ? toneAt(x, y) : truth, truth };
  });
  const isTrue = !onPicture && loss.length > 0;
  const [first, last] = [points[0], points.at(-1)];
  return {
    strokes: isTrue ? stretches(points) : drape(places, toneAt),
    start: points.length > 1 && first && isInside(first) ? first : undefined,
    end: last && isInside(last) ? last : undefined,
    stems: isTrue ? [] : points.filter(isInside),
  };
}

/** The stretches of a path that lie inside the square. */
function stretches(points: readonly PathPoint[]): PathPoint[][] {
  const all: PathPoint[][] = [[]];
  for (const point of points) {
    if (isInside(point)) all.at(-1)!.push(point);
    else if (all.at(-1)!.length > 0) all.push([]);
  }
  return all.filter(({ length }) => length > 1);
}

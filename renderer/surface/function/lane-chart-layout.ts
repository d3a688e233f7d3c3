import { scaleLinear } from 'd3-scale';

/** The chart of f by step, in CSS px. */
export interface LaneChart {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Steps from the left to the right. */
  readonly length: number;
  readonly ticks: readonly number[];
  x(step: number): number;
  stepAt(x: number): number;
}

/** No chart is shorter than so many steps. */
const leastSteps = 10;

/** A chart whose length is 1, 2 or 5 times a power of ten, so that it grows now and then instead of with every step. */
export function laneChart(
  { width, height, text }: { readonly width: number; readonly height: number; readonly text: number },
  end: number,
): LaneChart {
  const reach = Math.max(leastSteps, end);
  const power = 10 ** Math.floor(Math.log10(reach));
  const length = [1, 2, 5, 10].map((factor) => factor * power).find((round) => round >= reach)!;
  const [left, right] = [4.5 * text, width - 2];
  const scale = scaleLinear().domain([0, length]).range([left, right]);
  return {
    left,
    right,
    top: 12,
    bottom: height - text - 6,
    length,
    ticks: scale.ticks(10).filter(Number.isInteger),
    x: scale,
    stepAt: (x) => Math.max(0, Math.min(length, Math.round(scale.invert(x)))),
  };
}

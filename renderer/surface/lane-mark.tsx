import { laneDashes, laneShapes } from '../../core/surface/lane-look.ts';

/** The mark of a lane, as `markPath` draws it; on a piece of its line where there is room for one. */
export function LaneMark({ lane, line = false }: { lane: number; line?: boolean }) {
  return (
    <svg
      class={line ? 'lane-mark on-line' : 'lane-mark'}
      viewBox={line ? '-15 0 44 14' : '0 0 14 14'}
      aria-hidden="true"
      data-lane={lane}
    >
      {line && <path class="lane-dash" d="M-15 7h44" stroke-dasharray={laneDashes[lane]!.join(' ')} />}
      <path d={laneShapes[lane]} />
    </svg>
  );
}

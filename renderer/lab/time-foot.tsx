import type { Lab } from '../store/lab.ts';
import { Timeline } from './timeline.tsx';
import { Transport } from './transport.tsx';

/** Time, at the bottom of every room. */
export function TimeFoot({ lab }: { lab: Lab }) {
  return (
    <footer class="foot">
      <Transport lab={lab} />
      <Timeline lab={lab} />
    </footer>
  );
}

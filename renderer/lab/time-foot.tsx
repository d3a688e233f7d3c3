import type { Drive } from '../drive.ts';
import { Transport } from './transport.tsx';

/** Time, at the bottom of every room. */
export function TimeFoot({ drive }: { drive: Drive }) {
  return (
    <footer class="foot">
      <Transport drive={drive} />
      <drive.Timeline />
    </footer>
  );
}

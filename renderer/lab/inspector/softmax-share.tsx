import { exp } from '../../../core/elementary.ts';
import { real, whole } from '../../text.ts';

interface SoftmaxShareProps {
  /** The sums of all outputs, (outputs). */
  readonly sums: Float32Array;
  readonly index: number;
  /** The output itself, as the engine computed it. */
  readonly z: number;
}

/**
 * The last step of a softmax output: its own e^a out of the sum of all. The largest sum is taken away first, as the
 * engine does (book, section 3.5.2): it changes no share, and nothing overflows.
 */
export function SoftmaxShare({ sums, index, z }: SoftmaxShareProps) {
  const largest = Math.max(...sums);
  const own = exp(sums[index]! - largest);
  const total = sums.reduce((sum, a) => sum + exp(a - largest), 0);
  return (
    <div class="share">
      <p>
        <var>c</var> = max <var>a</var> = {real(largest)}
      </p>
      <p>
        exp(<var>a</var>
        <sub>{whole(index + 1)}</sub> − <var>c</var>) = {real(own, 3)}
      </p>
      <p>
        Σ exp(<var>a</var>
        <sub>k</sub> − <var>c</var>) = {real(total, 3)}
      </p>
      <p>
        <var>z</var>
        <sub>{whole(index + 1)}</sub> = {real(own, 3)} / {real(total, 3)} = <b class="pos">{real(z)}</b>
      </p>
    </div>
  );
}

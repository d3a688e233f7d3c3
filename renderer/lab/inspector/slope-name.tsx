import { Variable } from '../network/variable.tsx';

/** ∂L/∂w₁, or ∂L/∂b. */
export function SlopeName({ source }: { source: number | 'bias' }) {
  return (
    <span class="slope-name">
      ∂<var>L</var>/∂{source === 'bias' ? <var>b</var> : <Variable name="w" index={source + 1} />}
    </span>
  );
}

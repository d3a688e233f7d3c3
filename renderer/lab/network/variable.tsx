/** A variable with its index: x₁. */
export function Variable({ name, index }: { name: string; index?: number | undefined }) {
  return (
    <span class="variable">
      <var>{name}</var>
      {index !== undefined && <sub>{index}</sub>}
    </span>
  );
}

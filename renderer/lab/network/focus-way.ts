/*
 * The way of the keyboard between the drawing and the arithmetic under it, which are far apart in the order of Tab.
 */

/** From a neuron to the first number of its arithmetic. */
export function enterTerms(from: Element): void {
  from.closest('.stage')?.querySelector<HTMLElement>('.inspect .param')?.focus();
}

/** Back to the neuron where the arrow keys stand. */
export function backToNeuron(from: Element): void {
  from.closest('.stage')?.querySelector<HTMLElement>('.neuron[tabindex="0"]')?.focus();
}

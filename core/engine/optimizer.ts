/** An optimizer and its own settings; the learning rate is apart, because it may change during a run. */
export type Optimizer =
  | { readonly name: 'sgd' }
  | { readonly name: 'momentum'; readonly momentum: number }
  | { readonly name: 'nesterov'; readonly momentum: number }
  | { readonly name: 'adagrad'; readonly epsilon: number }
  | { readonly name: 'rmsprop'; readonly decay: number; readonly epsilon: number }
  | { readonly name: 'adam'; readonly beta1: number; readonly beta2: number; readonly epsilon: number };

export type OptimizerName = Optimizer['name'];

/** Every optimizer with its usual settings, from simple to complex; the order of menus. */
export const optimizerDefaults = {
  sgd: { name: 'sgd' },
  momentum: { name: 'momentum', momentum: 0.9 },
  nesterov: { name: 'nesterov', momentum: 0.9 },
  adagrad: { name: 'adagrad', epsilon: 1e-7 },
  rmsprop: { name: 'rmsprop', decay: 0.99, epsilon: 1e-7 },
  adam: { name: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
} as const satisfies { [Name in OptimizerName]: Extract<Optimizer, { name: Name }> };

export const optimizerNames = Object.keys(optimizerDefaults) as readonly OptimizerName[];

/** Arrays as long as the parameters that an optimizer remembers between steps. */
export const optimizerSlots = {
  sgd: 0,
  momentum: 1,
  nesterov: 1,
  adagrad: 1,
  rmsprop: 1,
  adam: 2,
} as const satisfies Record<OptimizerName, number>;

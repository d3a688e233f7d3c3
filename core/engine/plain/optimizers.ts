import type { Optimizer } from '../optimizer.ts';

/**
 * One update of all parameters w by their gradient g, in place. `slots` are what the optimizer remembers, each as long
 * as w; `updates` counts the updates made, this one included. Every operation is rounded to float32.
 */
export type Update = (
  w: Float32Array,
  g: Float32Array,
  slots: readonly Float32Array[],
  learningRate: number,
  updates: number,
) => void;

const round = Math.fround;

/** w <- w - lr g */
const sgd: Update = (w, g, _slots, learningRate) => {
  const lr = round(learningRate);
  for (let i = 0; i < w.length; i++) w[i]! -= round(lr * g[i]!);
};

/** v <- m v - lr g; w <- w + v (Polyak, 1964; book, section 6.1.4) */
function momentum(settings: { momentum: number }): Update {
  const m = round(settings.momentum);
  return (w, g, [v], learningRate) => {
    const lr = round(learningRate);
    for (let i = 0; i < w.length; i++) {
      const vi = round(round(m * v![i]!) - round(lr * g[i]!));
      v![i] = vi;
      w[i]! += vi;
    }
  };
}

/**
 * v <- m v - lr g; w <- w + m v - lr g. The form without a look-ahead (Bengio, Boulanger-Lewandowski and Pascanu, 2013,
 * section 3.5): w is the point that Nesterov's method looks ahead to.
 */
function nesterov(settings: { momentum: number }): Update {
  const m = round(settings.momentum);
  return (w, g, [v], learningRate) => {
    const lr = round(learningRate);
    for (let i = 0; i < w.length; i++) {
      const move = round(lr * g[i]!);
      const vi = round(round(m * v![i]!) - move);
      v![i] = vi;
      w[i]! += round(round(m * vi) - move);
    }
  };
}

/** h <- h + g^2; w <- w - lr g / (sqrt(h) + epsilon) (Duchi, Hazan and Singer, 2011; book, section 6.1.5) */
function adagrad(settings: { epsilon: number }): Update {
  const epsilon = round(settings.epsilon);
  return (w, g, [h], learningRate) => {
    const lr = round(learningRate);
    for (let i = 0; i < w.length; i++) {
      const gi = g[i]!;
      const hi = round(h![i]! + round(gi * gi));
      h![i] = hi;
      w[i]! -= round(round(lr * gi) / round(round(Math.sqrt(hi)) + epsilon));
    }
  };
}

/** h <- d h + (1 - d) g^2; w <- w - lr g / (sqrt(h) + epsilon) (Hinton, Coursera lecture 6e, 2012) */
function rmsprop(settings: { decay: number; epsilon: number }): Update {
  const decay = round(settings.decay);
  const fresh = round(1 - settings.decay);
  const epsilon = round(settings.epsilon);
  return (w, g, [h], learningRate) => {
    const lr = round(learningRate);
    for (let i = 0; i < w.length; i++) {
      const gi = g[i]!;
      const hi = round(round(decay * h![i]!) + round(fresh * round(gi * gi)));
      h![i] = hi;
      w[i]! -= round(round(lr * gi) / round(round(Math.sqrt(hi)) + epsilon));
    }
  };
}

/** base^exponent by repeated squaring in float64: hosts do not agree on the last bit of `**`. */
function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let n = exponent; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}

/**
 * m <- b1 m + (1 - b1) g; v <- b2 v + (1 - b2) g^2; w <- w - lr_t m / (sqrt(v) + epsilon), with both biases corrected in
 * lr_t = lr sqrt(1 - b2^t) / (1 - b1^t) (Kingma and Ba, 2015, end of section 2)
 */
function adam(settings: { beta1: number; beta2: number; epsilon: number }): Update {
  const { beta1, beta2 } = settings;
  const [b1, b2, epsilon] = [round(beta1), round(beta2), round(settings.epsilon)];
  const [fresh1, fresh2] = [round(1 - beta1), round(1 - beta2)];
  return (w, g, [m, v], learningRate, updates) => {
    const lr = round((learningRate * Math.sqrt(1 - power(beta2, updates))) / (1 - power(beta1, updates)));
    for (let i = 0; i < w.length; i++) {
      const gi = g[i]!;
      const mi = round(round(b1 * m![i]!) + round(fresh1 * gi));
      const vi = round(round(b2 * v![i]!) + round(fresh2 * round(gi * gi)));
      m![i] = mi;
      v![i] = vi;
      w[i]! -= round(round(lr * mi) / round(round(Math.sqrt(vi)) + epsilon));
    }
  };
}

/** The update of an optimizer with its settings. */
export function createUpdate(optimizer: Optimizer): Update {
  switch (optimizer.name) {
    case 'sgd':
      return sgd;
    case 'momentum':
      return momentum(optimizer);
    case 'nesterov':
      return nesterov(optimizer);
    case 'adagrad':
      return adagrad(optimizer);
    case 'rmsprop':
      return rmsprop(optimizer);
    case 'adam':
      return adam(optimizer);
    default:
      return optimizer satisfies never;
  }
}

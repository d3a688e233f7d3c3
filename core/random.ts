import { log } from './elementary.ts';

/** A seeded generator. The same seed gives the same numbers on every host. */
export interface Random {
  /** Uniform in [0, 1), 32 bits fine. */
  uniform(): number;
  /** A whole number in [0, below). */
  integer(below: number): number;
  /** Normal with mean 0 and standard deviation 1. */
  normal(): number;
}

/**
 * sfc32 (Chris Doty-Humphrey, PractRand), seeded by one whole number and a stream number: two streams of one seed are
 * independent, which is how data, start weights and the order of every epoch get their own.
 */
export function createRandom(seed: number, stream = 0): Random {
  let a = seed | 0;
  let b = stream | 0;
  let c = Math.trunc(seed / 4294967296) | 0;
  let counter = 1;

  function next(): number {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return t >>> 0;
  }
  for (let i = 0; i < 16; i++) next();

  const uniform = () => next() / 4294967296;

  return {
    uniform,
    integer: (below) => Math.floor(uniform() * below),
    /** Marsaglia's polar method (SIAM Review 6, 1964); the second number of each pair is not kept. */
    normal() {
      for (;;) {
        const u = 2 * uniform() - 1;
        const v = 2 * uniform() - 1;
        const s = u * u + v * v;
        if (s > 0 && s < 1) return u * Math.sqrt((-2 * log(s)) / s);
      }
    },
  };
}

/** Shuffles a list in place (Fisher-Yates, from the end). */
export function shuffle<List extends { [index: number]: unknown; length: number }>(list: List, random: Random): List {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const kept = list[i];
    list[i] = list[j];
    list[j] = kept;
  }
  return list;
}

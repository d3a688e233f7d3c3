/** Time and its passing, given to the trainer by its host. */
export interface Clock {
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** Calls back as soon as waiting messages have been heard. */
  soon(callback: () => void): void;
  /** Calls back after a time; the function that is returned takes it back. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** What kind of failure it was: a caller decides by it, a person reads the message. */
export type ErrorCode = 'settings' | 'shape' | 'limit' | 'format' | 'data' | 'file' | 'protocol' | 'internal';

/** A failure told in one sentence: what is wrong, where, and what was expected. */
export class LabError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'LabError';
    this.code = code;
  }
}

/** The code and the sentence of anything thrown: what crosses a port is never an Error object. */
export function describeError(thrown: unknown): { code: ErrorCode; message: string } {
  if (thrown instanceof LabError) return { code: thrown.code, message: thrown.message };
  return { code: 'internal', message: thrown instanceof Error ? thrown.message : String(thrown) };
}

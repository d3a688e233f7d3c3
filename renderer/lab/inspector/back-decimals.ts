/** Numbers grow small on the way back: a third decimal tells them from 0. */
export const backDecimals = 3;

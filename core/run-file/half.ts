const word = new DataView(new ArrayBuffer(4));

/** The number of an IEEE 754 half float's 16 bits, exactly. */
export function fromHalf(bits: number): number {
  const sign = bits & 0x8000;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  // The smallest numbers have no leading 1 of their own: they count in steps of 2^-24.
  if (exponent === 0) return (sign ? -fraction : fraction) / 16_777_216;
  // As a single float: its exponent is biased by 127 instead of 15 and has 255 for infinity and NaN.
  word.setUint32(0, (sign << 16) | ((exponent === 31 ? 255 : exponent + 112) << 23) | (fraction << 13));
  return word.getFloat32(0);
}

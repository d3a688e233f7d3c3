/** Whether two arrays hold the same bits: -0 is not 0, and a NaN is itself. */
export function sameBits(a: Float32Array, b: Float32Array): boolean {
  const [first, second] = [a, b].map(({ buffer, byteOffset, length }) => new Uint32Array(buffer, byteOffset, length));
  return first!.length === second!.length && first!.every((word, i) => word === second![i]);
}

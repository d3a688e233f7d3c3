/** Round constants: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const rounds = fractions(64, cubeRoot);
/** Start: the same of the square roots of the first 8 primes. */
const start = fractions(8, Math.sqrt);

function fractions(count: number, root: (prime: number) => number): Int32Array {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return Int32Array.from(primes, (prime) => ((root(prime) % 1) * 4294967296) | 0);
}

/** Newton's method: the host's own cube root need not be the same everywhere. */
function cubeRoot(x: number): number {
  let root = x;
  for (let i = 0; i < 40; i++) root -= (root * root * root - x) / (3 * root * root);
  return root;
}

/** Lower-case hex SHA-256 of bytes (FIPS 180-4). */
export function sha256(bytes: Uint8Array): string {
  const state = start.slice();
  const words = new Int32Array(64);
  const whole = bytes.length - (bytes.length % 64);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < whole; at += 64) addBlock(state, words, view, at);

  // The end: a one bit, zeros, and the length in bits.
  const rest = bytes.subarray(whole);
  const end = new DataView(new ArrayBuffer(rest.length < 56 ? 64 : 128));
  rest.forEach((byte, i) => {
    end.setUint8(i, byte);
  });
  end.setUint8(rest.length, 0x80);
  end.setUint32(end.byteLength - 8, Math.floor(bytes.length / 0x20000000));
  end.setUint32(end.byteLength - 4, bytes.length << 3);
  for (let at = 0; at < end.byteLength; at += 64) addBlock(state, words, end, at);

  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function addBlock(state: Int32Array, words: Int32Array, block: DataView, at: number): void {
  for (let i = 0; i < 16; i++) words[i] = block.getInt32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const [w15, w2] = [words[i - 15]!, words[i - 2]!];
    const s0 = turn(w15, 7) ^ turn(w15, 18) ^ (w15 >>> 3);
    const s1 = turn(w2, 17) ^ turn(w2, 19) ^ (w2 >>> 10);
    words[i] = (words[i - 16]! + s0 + words[i - 7]! + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + rounds[i]! + words[i]!) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i]! += word;
}

/** SHA-256 of numbers as little-endian bytes, which is how every host of the lab holds them. */
export function hashOf(numbers: Float32Array | Uint8Array | Uint32Array): string {
  return sha256(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
}

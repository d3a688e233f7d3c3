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

/** A SHA-256 (FIPS 180-4) of bytes that come one part after the other. */
export interface Sha256 {
  add(bytes: Uint8Array): void;
  /** Lower-case hex of all that was added. To be called once, at the end. */
  hex(): string;
}

export function startSha256(): Sha256 {
  const state = start.slice();
  const words = new Int32Array(64);
  /** Bytes that do not fill a block yet. */
  const rest = new Uint8Array(64);
  const restView = new DataView(rest.buffer);
  let length = 0;

  function add(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const held = length % 64;
    let at = held > 0 ? Math.min(64 - held, bytes.length) : 0;
    rest.set(bytes.subarray(0, at), held);
    if (held > 0 && held + at === 64) addBlock(state, words, restView, 0);
    length += bytes.length;
    for (; at + 64 <= bytes.length; at += 64) addBlock(state, words, view, at);
    if (at < bytes.length) rest.set(bytes.subarray(at));
  }

  return {
    add,
    hex() {
      // The end: a one bit, zeros, and the length in bits.
      const held = length % 64;
      const end = new DataView(new ArrayBuffer(held < 56 ? 64 - held : 128 - held));
      end.setUint8(0, 0x80);
      end.setUint32(end.byteLength - 8, Math.floor(length / 0x20000000));
      end.setUint32(end.byteLength - 4, length << 3);
      add(new Uint8Array(end.buffer));
      return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}

/** Lower-case hex SHA-256 of bytes. */
export function sha256(bytes: Uint8Array): string {
  const hash = startSha256();
  hash.add(bytes);
  return hash.hex();
}

function addBlock(state: Int32Array, words: Int32Array, block: DataView, at: number): void {
  for (let i = 0; i < 16; i++) words[i] = block.getInt32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const w15 = words[i - 15]!;
    const w2 = words[i - 2]!;
    const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
    const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
    words[i] = (words[i - 16]! + s0 + words[i - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + rounds[i]! + words[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
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
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

/** SHA-256 of numbers as little-endian bytes, which is how every host of the lab holds them. */
export function hashOf(numbers: Float32Array | Uint8Array | Uint32Array): string {
  return sha256(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
}

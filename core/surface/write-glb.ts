import type { SurfaceMesh } from './surface-mesh.ts';

/** Numbers of glTF 2.0: types of components, targets of buffers, kinds of primitives. */
const [BYTE, UINT, FLOAT] = [5121, 5125, 5126];
const [VERTICES, INDICES] = [34962, 34963];
const [LINE_STRIP, TRIANGLES] = [3, 4];
const MAGIC = 0x46546c67;
const [JSON_CHUNK, BINARY_CHUNK] = [0x4e4f534a, 0x004e4942];

/**
 * A mesh as a binary glTF 2.0 file (Khronos, 2021; sections 3 and 4): triangles with a colour at each vertex, and each
 * path as a line. The same mesh gives the same bytes.
 */
export function writeGlb(mesh: SurfaceMesh): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const bufferViews: object[] = [];
  const accessors: object[] = [];
  let size = 0;

  function add(data: Float32Array | Uint8Array | Uint32Array, target: number, accessor: object): number {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    bufferViews.push({ buffer: 0, byteOffset: size, byteLength: bytes.length, target });
    accessors.push({ bufferView: bufferViews.length - 1, ...accessor });
    parts.push(bytes);
    size += bytes.length;
    return accessors.length - 1;
  }

  const places = (data: Float32Array) =>
    add(data, VERTICES, { componentType: FLOAT, count: data.length / 3, type: 'VEC3', ...extent(data) });
  // Vertices begin at multiples of four bytes: a fourth one, opaque, after each colour.
  const colours = new Uint8Array((mesh.colours.length / 3) * 4).fill(255);
  for (let i = 0; i < mesh.colours.length; i++) colours[Math.floor(i / 3) * 4 + (i % 3)] = mesh.colours[i]!;

  const primitives: object[] = [];
  if (mesh.triangles.length > 0) {
    const attributes = {
      POSITION: places(mesh.places),
      COLOR_0: add(colours, VERTICES, {
        componentType: BYTE,
        normalized: true,
        count: colours.length / 4,
        type: 'VEC4',
      }),
    };
    const { length } = mesh.triangles;
    const indices = add(mesh.triangles, INDICES, { componentType: UINT, count: length, type: 'SCALAR' });
    primitives.push({ attributes, indices, material: 0, mode: TRIANGLES });
  }
  for (const path of mesh.paths) {
    if (path.length > 3) primitives.push({ attributes: { POSITION: places(path) }, material: 1, mode: LINE_STRIP });
  }
  const material = (name: string, baseColorFactor: readonly number[]) => ({
    name,
    doubleSided: true,
    pbrMetallicRoughness: { baseColorFactor, metallicFactor: 0, roughnessFactor: 1 },
  });
  const about = {
    asset: { version: '2.0', generator: 'Perceptron Lab' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ name: 'surface', mesh: 0 }],
    meshes: [{ primitives }],
    materials: [material('heights', [1, 1, 1, 1]), material('path', [0, 0, 0, 1])],
    buffers: [{ byteLength: size }],
    bufferViews,
    accessors,
  };
  return container(new TextEncoder().encode(JSON.stringify(about)), parts, size);
}

/** Least and most of x, y and z. */
function extent(data: Float32Array): { min: number[]; max: number[] } {
  const most = (sign: 1 | -1) =>
    [0, 1, 2].map((axis) => {
      let best = data[axis]!;
      for (let i = axis; i < data.length; i += 3) if (sign * data[i]! > sign * best) best = data[i]!;
      return best;
    });
  return { min: most(-1), max: most(1) };
}

/** Header, JSON filled up with spaces and data to multiples of four. */
function container(json: Uint8Array, parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const jsonSize = Math.ceil(json.length / 4) * 4;
  const file = new Uint8Array(12 + 8 + jsonSize + 8 + size);
  const view = new DataView(file.buffer);
  const words = (at: number, ...numbers: readonly number[]) => {
    for (const [i, number] of numbers.entries()) view.setUint32(at + 4 * i, number, true);
  };
  words(0, MAGIC, 2, file.length);
  words(12, jsonSize, JSON_CHUNK);
  file.fill(0x20, 20, 20 + jsonSize);
  file.set(json, 20);
  words(20 + jsonSize, size, BINARY_CHUNK);
  let at = 28 + jsonSize;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

import { Engine, layerAt } from './records';

/** Copies a flat array, each layer's W then its biases, into a block of parameters. */
export function unpack(e: Engine, flat: usize, block: usize): void {
  for (let l = 0; l < e.layerCount; l++) {
    const layer = layerAt(e, l);
    const bytes = <usize>layer.outputs << 2;
    const biases = block + layer.offset;
    for (let i = 1; i <= layer.inputs; i++) {
      copy(biases + <usize>i * layer.stride, flat, bytes);
      flat += bytes;
    }
    copy(biases, flat, bytes);
    flat += bytes;
  }
}

/** The way back. */
export function pack(e: Engine, block: usize, flat: usize): void {
  for (let l = 0; l < e.layerCount; l++) {
    const layer = layerAt(e, l);
    const bytes = <usize>layer.outputs << 2;
    const biases = block + layer.offset;
    for (let i = 1; i <= layer.inputs; i++) {
      copy(flat, biases + <usize>i * layer.stride, bytes);
      flat += bytes;
    }
    copy(flat, biases, bytes);
    flat += bytes;
  }
}

@inline
function copy(to: usize, from: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 4) store<u32>(to + i, load<u32>(from + i));
}

import { Engine, Layer, layerAt, VECTOR, vectorsOf } from './records';

/** l1 sum |w| + l2 / 2 sum w^2 over the weights of a block of parameters, in the order of the flat array. */
export function penaltyLoss(e: Engine): f64 {
  if (e.l1 == 0 && e.l2 == 0) return 0;
  let sums = f64x2.splat(0);
  for (let l = 0; l < e.layerCount; l++) {
    const layer = layerAt(e, l);
    for (let i = 1; i <= layer.inputs; i++) {
      const row = rowOf(e.parameters, layer, i);
      const end = row + (<usize>layer.outputs << 2);
      for (let at = row; at < end; at += 4) {
        const w = <f64>load<f32>(at);
        sums = f64x2.add(sums, f64x2.replace_lane(f64x2.splat(abs(w)), 1, w * w));
      }
    }
  }
  return e.l1 * f64x2.extract_lane(sums, 0) + (e.l2 / 2) * f64x2.extract_lane(sums, 1);
}

/** Adds l2 w, then l1 sign(w), to the gradient of each weight in some rows of a layer. */
export function addPenaltyGradient(e: Engine, layer: Layer, from: i32, to: i32): void {
  if (e.l1 == 0 && e.l2 == 0) return;
  const l1 = f32x4.splat(<f32>e.l1);
  const l2 = f32x4.splat(<f32>e.l2);
  const width = <usize>vectorsOf(layer.outputs) * VECTOR;
  for (let i = max(1, from); i < to; i++) {
    const w = rowOf(e.parameters, layer, i);
    const g = rowOf(e.gradient, layer, i);
    for (let at: usize = 0; at < width; at += VECTOR) {
      const w4 = v128.load(w + at);
      let g4 = v128.load(g + at);
      if (<f32>e.l2 != 0) g4 = f32x4.add(g4, f32x4.mul(l2, w4));
      if (<f32>e.l1 != 0) g4 = f32x4.add(g4, f32x4.mul(l1, sign4(w4)));
      v128.store(g + at, g4);
    }
  }
}

@inline
function rowOf(block: usize, layer: Layer, row: i32): usize {
  return block + layer.offset + <usize>row * layer.stride;
}

/** 1, -1, or w itself where it is 0 or NaN. */
@inline
function sign4(w: v128): v128 {
  const nonZero = v128.or(f32x4.gt(w, f32x4.splat(0)), f32x4.lt(w, f32x4.splat(0)));
  const one = v128.or(f32x4.splat(1), v128.and(w, i32x4.splat(0x80000000)));
  return v128.bitselect(one, w, nonZero);
}

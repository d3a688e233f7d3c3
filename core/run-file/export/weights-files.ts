import { transpose } from '../npy.ts';
import { writeNpz } from '../npz.ts';
import { writeSafetensors } from '../safetensors.ts';
import type { Tensor } from '../tensor.ts';
import { toTensors } from '../weights.ts';
import type { Exporter, Moment } from './moment.ts';

const arraysOf = ({ network, parameters }: Moment) => toTensors({ sizes: network.sizes, parameters });

export const npz: Exporter = {
  about: 'NumPy arrays W1 b1 W2 b2 …; W is (in, out)',
  ending: 'npz',
  write: (moment) => writeNpz(arraysOf(moment)),
};

export const safetensors: Exporter = {
  about: 'the same arrays as safetensors',
  ending: 'safetensors',
  write: (moment) => writeSafetensors(arraysOf(moment), new Map([['step', String(moment.step)]])),
};

/** As `torch.nn.Sequential` names linear layers with an activation after each: 0.weight 0.bias 2.weight …, W transposed. */
export const pytorch: Exporter = {
  about: 'safetensors as PyTorch lays them out: 0.weight 0.bias 2.weight …; weight is (out, in)',
  ending: 'safetensors',
  write(moment) {
    const tensors = new Map<string, Tensor>();
    const arrays = [...arraysOf(moment).values()];
    for (let layer = 0; 2 * layer < arrays.length; layer++) {
      const [W, b] = [arrays[2 * layer]!, arrays[2 * layer + 1]!];
      const [inputs, outputs] = [W.shape[0]!, W.shape[1]!];
      tensors.set(`${2 * layer}.weight`, { shape: [outputs, inputs], data: transpose(W.data, inputs, outputs) });
      tensors.set(`${2 * layer}.bias`, b);
    }
    return writeSafetensors(
      tensors,
      new Map([
        ['step', String(moment.step)],
        ['layout', 'torch'],
      ]),
    );
  },
};

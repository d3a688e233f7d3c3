import { layersOf } from '../../engine/network.ts';
import { base64Lines } from './base64.ts';
import type { Exporter, Moment } from './moment.ts';
import { npz } from './weights-files.ts';

/** Everything that is put into the program is a number, a name of ours or base64. */
function program(moment: Moment): string {
  const { sizes } = moment.network;
  const activations = layersOf(moment.network).map((layer) => layer.activation);
  const [inputs, outputs] = [sizes[0]!, sizes.at(-1)!];
  return `"""The network ${sizes.join('-')} of a run of Perceptron Lab, as it was after step ${moment.step}. Needs NumPy alone.

    python network.py samples.npy    prints the outputs for an array of samples, (samples, ${inputs})
    python network.py NUMBER ...     prints the outputs for one sample of ${inputs} numbers

Pixels go in as numbers from 0 to 1; an array of bytes is divided by 255.
"""

import base64
import io
import sys

import numpy as np

SIZES = ${JSON.stringify(sizes)}
ACTIVATIONS = ${JSON.stringify(activations)}


def softmax(a):
    e = np.exp(a - a.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


FUNCTIONS = {
    "identity": lambda a: a,
    "step": lambda a: (a > 0).astype(a.dtype),
    "sigmoid": lambda a: (1 + np.tanh(a / 2)) / 2,
    "tanh": np.tanh,
    "relu": lambda a: np.maximum(a, 0),
    "softmax": softmax,
}


def parameters():
    """The arrays W1 b1 W2 b2 ... by name; W is (in, out)."""
    with np.load(io.BytesIO(base64.b64decode(NPZ)), allow_pickle=False) as arrays:
        return dict(arrays)


def forward(x, arrays):
    """The outputs, (samples, ${outputs}), for samples x, (samples, ${inputs})."""
    z = np.asarray(x, dtype=np.float32)
    for layer, activation in enumerate(ACTIVATIONS, start=1):
        a = z @ arrays[f"W{layer}"] + arrays[f"b{layer}"]
        z = FUNCTIONS[activation](a)
    return z


def main(arguments):
    if len(arguments) == 1 and arguments[0].endswith(".npy"):
        x = np.load(arguments[0], allow_pickle=False).reshape(-1, SIZES[0])
        x = x / 255 if x.dtype == np.uint8 else x
    elif len(arguments) == SIZES[0]:
        x = [[float(number) for number in arguments]]
    else:
        sys.exit(__doc__)
    np.savetxt(sys.stdout, forward(x, parameters()), fmt="%.9g")


NPZ = """
${base64Lines(npz.write(moment)).join('\n')}
"""

if __name__ == "__main__":
    main(sys.argv[1:])
`;
}

export const python: Exporter = {
  about: 'a Python program with the weights in it, which needs NumPy alone',
  ending: 'py',
  write: (moment) => new TextEncoder().encode(program(moment)),
};

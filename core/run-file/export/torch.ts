import type { LossName } from '../../engine/network.ts';
import { layersOf } from '../../engine/network.ts';
import type { Settings } from '../../training/settings.ts';
import { base64Lines } from './base64.ts';
import type { Exporter, Moment } from './moment.ts';

/** The mean loss of a batch as PyTorch computes it from the sums `a`, before the last activation. */
const losses: Record<LossName, string> = {
  'squared-error': '((a - t) ** 2).sum() / 2 / len(x)',
  'cross-entropy': 'nn.functional.cross_entropy(a, t)',
  'binary-cross-entropy': 'nn.functional.binary_cross_entropy_with_logits(a, t, reduction="sum") / len(x)',
};

/** What makes the same optimizer in PyTorch, which adds its epsilons where we do; Adam's before the bias correction. */
function optimizerOf({ optimizer, learningRate }: Settings): string {
  const make = (name: string, more = '') => `torch.optim.${name}(parameters, lr=${learningRate}${more})`;
  switch (optimizer.name) {
    case 'sgd':
      return make('SGD');
    case 'momentum':
      return make('SGD', `, momentum=${optimizer.momentum}`);
    case 'nesterov':
      // PyTorch refuses it without a momentum, which leaves plain descent.
      return make('SGD', optimizer.momentum > 0 ? `, momentum=${optimizer.momentum}, nesterov=True` : '');
    case 'adagrad':
      return make('Adagrad', `, eps=${optimizer.epsilon}`);
    case 'rmsprop':
      return make('RMSprop', `, alpha=${optimizer.decay}, eps=${optimizer.epsilon}`);
    case 'adam':
      return make('Adam', `, betas=(${optimizer.beta1}, ${optimizer.beta2}), eps=${optimizer.epsilon}`);
    default:
      return optimizer satisfies never;
  }
}

/** Everything that is put into the program is a number, a name of ours or base64. */
function program(moment: Moment): string {
  const { network, settings } = moment;
  const { sizes, loss } = network;
  const activations = layersOf(network).map((layer) => layer.activation);
  const [inputs, outputs] = [sizes[0]!, sizes.at(-1)!];
  const oneClass = loss === 'cross-entropy';
  const parameters = moment.parameters.slice();
  return `"""The network ${sizes.join('-')} of a run of Perceptron Lab, as it was after step ${moment.step}. Needs PyTorch alone.

    python network.py NUMBER ...             prints the outputs for one sample of ${inputs} numbers
    python network.py train FILE.csv STEPS   trains on and writes network.pt, the weights as a state dict

A row of the file is ${inputs} inputs, then ${oneClass ? 'the class, a number from 0' : `${outputs} target${outputs === 1 ? '' : 's'}`}; it has no header. Training on begins with a new
optimizer and draws its samples in an order of its own. Pixels go in as numbers from 0 to 1.
"""

import base64
import csv
import sys

import torch
from torch import nn

SIZES = ${JSON.stringify(sizes)}
ACTIVATIONS = ${JSON.stringify(activations)}


class Step(nn.Module):
    def forward(self, a):
        return (a > 0).to(a.dtype)


MODULES = {
    "identity": nn.Identity,
    "step": Step,
    "sigmoid": nn.Sigmoid,
    "tanh": nn.Tanh,
    "relu": nn.ReLU,
    "softmax": lambda: nn.Softmax(dim=-1),
}


def network():
    """The trained network, as nn.Sequential: 0.weight 0.bias 2.weight ..."""
    flat = torch.frombuffer(bytearray(base64.b64decode(PARAMETERS)), dtype=torch.float32)
    modules = []
    for inputs, outputs, activation in zip(SIZES, SIZES[1:], ACTIVATIONS):
        weights = inputs * outputs
        linear = nn.Linear(inputs, outputs)
        with torch.no_grad():
            linear.weight.copy_(flat[:weights].reshape(inputs, outputs).T)
            linear.bias.copy_(flat[weights : weights + outputs])
        flat = flat[weights + outputs :]
        modules += [linear, MODULES[activation]()]
    return nn.Sequential(*modules)


def loss(model, x, t, l1=${settings.l1}, l2=${settings.l2}):
    """The mean loss of samples x, (samples, ${inputs}), with targets t, ${oneClass ? '(samples)' : `(samples, ${outputs})`}, and the penalty on weights."""
    a = model[:-1](x)
    mean = ${losses[loss]}
    weights = [p for name, p in model.named_parameters() if name.endswith("weight")]
    return mean + sum(l1 * w.abs().sum() + l2 / 2 * (w**2).sum() for w in weights)


def train(model, x, t, steps, batch=${settings.batch}):
    """Trains on, epoch by epoch, each in a random order. Returns the mean loss after it."""
    parameters = model.parameters()
    optimizer = ${optimizerOf(settings)}
    order = []
    for _ in range(steps):
        if len(order) == 0:
            order = torch.randperm(len(x))
        drawn, order = order[:batch], order[batch:]
        optimizer.zero_grad()
        loss(model, x[drawn], t[drawn]).backward()
        optimizer.step()
    return loss(model, x, t).item()


def samples(path):
    with open(path, newline="") as file:
        rows = torch.tensor([[float(cell) for cell in row] for row in csv.reader(file) if row])
    x, t = rows[:, : SIZES[0]], rows[:, SIZES[0] :]
    return x, ${oneClass ? 't[:, 0].long()' : 't'}


def main(arguments):
    model = network()
    if len(arguments) == 3 and arguments[0] == "train":
        after = train(model, *samples(arguments[1]), int(arguments[2]))
        torch.save(model.state_dict(), "network.pt")
        print(f"loss {after:.6g}, written to network.pt")
    elif len(arguments) == SIZES[0]:
        with torch.no_grad():
            z = model(torch.tensor([[float(number) for number in arguments]]))
        print(*(f"{value:.9g}" for value in z[0].tolist()))
    else:
        sys.exit(__doc__)


PARAMETERS = """
${base64Lines(new Uint8Array(parameters.buffer)).join('\n')}
"""

if __name__ == "__main__":
    main(sys.argv[1:])
`;
}

export const torch: Exporter = {
  about: 'a Python program with the weights in it, which needs PyTorch alone and can train on',
  ending: 'py',
  write: (moment) => new TextEncoder().encode(program(moment)),
};

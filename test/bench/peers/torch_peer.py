"""PyTorch's side: layers of torch.nn, its own optimizer and autograd, on the CPU."""

import os

import torch
from torch import nn
from torch.nn import functional as F

from wire import serve

torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
activations = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU}


def network(work, type):
    layers = []
    for inputs, outputs in zip(work.sizes, work.sizes[1:]):
        layers += [nn.Linear(inputs, outputs), activations[work.activation]()]
    net = nn.Sequential(*layers[:-1]).to(type)
    place(net, torch.from_numpy(work.weights).to(type))
    return net


@torch.no_grad()
def place(net, flat):
    """Writes flat parameters, W as (in, out), into the network."""
    at = 0
    for parameter in net.parameters():
        part = flat[at : at + parameter.numel()]
        at += parameter.numel()
        parameter.copy_(part.view(parameter.shape[::-1]).t() if parameter.dim() == 2 else part)


def loss_of(work, y, t):
    if work.loss == "cross-entropy":
        return F.cross_entropy(y, t)
    return 0.5 * F.mse_loss(y, t, reduction="sum") / len(y)


def targets_of(work):
    targets = torch.from_numpy(work.targets)
    return targets.argmax(1) if work.loss == "cross-entropy" else targets


class Training:
    def __init__(self, work):
        self.work = work
        self.net = network(work, torch.float32)
        self.optimizer = torch.optim.SGD(self.net.parameters(), lr=work.rate)
        self.x, self.t = torch.from_numpy(work.inputs), targets_of(work)
        self.batches = torch.from_numpy(work.order).split(work.batch)
        self.at = 0

    def step(self):
        batch = self.batches[self.at]
        self.at = (self.at + 1) % len(self.batches)
        loss = loss_of(self.work, self.net(self.x.index_select(0, batch)), self.t.index_select(0, batch))
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        return loss

    def check(self):
        return [self.step().item() for _ in range(self.work.steps_checked)]

    def run(self, steps):
        for _ in range(steps):
            self.step()


class TwoForwards:
    """D, as in the book: two forward passes for each parameter, in float64."""

    h = 1e-4

    def __init__(self, work):
        self.work = work
        self.net = network(work, torch.float64)
        batch = torch.from_numpy(work.order[: work.batch])
        self.x, self.t = torch.from_numpy(work.inputs).double()[batch], targets_of(work)[batch]
        # Views of the parameters in the order in which they lie.
        self.flat = [p.detach().t() if p.dim() == 2 else p.detach() for p in self.net.parameters()]
        self.at = 0

    def slot(self, i):
        for part in self.flat:
            if i < part.numel():
                return (part, divmod(i, part.shape[1]) if part.dim() == 2 else i)
            i -= part.numel()

    @torch.no_grad()
    def next_slope(self):
        part, i = self.slot(self.at * self.work.stride % len(self.work.weights))
        self.at += 1
        kept = part[i].item()
        part[i] = kept + self.h
        above = loss_of(self.work, self.net(self.x), self.t).item()
        part[i] = kept - self.h
        below = loss_of(self.work, self.net(self.x), self.t).item()
        part[i] = kept
        return (above - below) / (2 * self.h)

    def check(self):
        return [self.next_slope() for _ in range(self.work.steps_checked)]

    def run(self, parameters):
        for _ in range(parameters):
            self.next_slope()


class Surface:
    """E: a unit is one row of the grid."""

    def __init__(self, work):
        self.work = work
        self.net = network(work, torch.float32)
        self.x, self.t = torch.from_numpy(work.inputs), targets_of(work)
        self.weights, self.directions = torch.from_numpy(work.weights), torch.from_numpy(work.directions)
        self.at = 0

    @torch.no_grad()
    def next_row(self):
        u, v = self.directions
        position = lambda i: 2 * i / (self.work.grid - 1) - 1
        row = self.weights + position(self.at % self.work.grid) * v
        self.at += 1
        losses = []
        for column in range(self.work.grid):
            place(self.net, row + position(column) * u)
            losses.append(loss_of(self.work, self.net(self.x), self.t).item())
        return losses

    def check(self):
        return self.next_row()

    def run(self, rows):
        for _ in range(rows):
            self.next_row()


def load(work):
    return {"D": TwoForwards, "E": Surface}.get(work.name, Training)(work)


serve({"name": f"torch {torch.__version__}", "library": "", "kernel": ""}, load)

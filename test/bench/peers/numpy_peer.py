"""NumPy's side: everything in place, no array made inside a loop, one flat array of parameters."""

import ctypes
import re
import sys

import numpy as np

from wire import serve


def sigmoid(a):
    np.negative(a, out=a)
    np.exp(a, out=a)
    a += 1
    np.reciprocal(a, out=a)


def sigmoid_slope(d, z, scratch):
    d *= z
    np.subtract(1, z, out=scratch)
    d *= scratch


def tanh(a):
    np.tanh(a, out=a)


def tanh_slope(d, z, scratch):
    np.multiply(z, z, out=scratch)
    np.subtract(1, scratch, out=scratch)
    d *= scratch


def relu(a):
    np.maximum(a, 0, out=a)


def relu_slope(d, z, scratch):
    np.greater(z, 0, out=scratch)
    d *= scratch


activations = {"sigmoid": (sigmoid, sigmoid_slope), "tanh": (tanh, tanh_slope), "relu": (relu, relu_slope)}


class Net:
    """Dense layers over `rows` samples; parameters lie W, b, W, b ... in one array."""

    def __init__(self, work, rows, type=np.float32):
        self.activate, self.slope = activations[work.activation]
        self.cross_entropy = work.loss == "cross-entropy"
        self.rows = rows
        self.parameters = work.weights.astype(type)
        self.gradient = np.empty_like(self.parameters)
        self.layers = []
        at = 0
        for inputs, outputs in zip(work.sizes, work.sizes[1:]):
            end = at + inputs * outputs
            views = []
            for flat in (self.parameters, self.gradient):
                views += [flat[at:end].reshape(inputs, outputs), flat[end : end + outputs]]
            buffers = [np.empty((rows, outputs), type) for _ in range(3)]
            self.layers.append((*views, *buffers))
            at = end + outputs
        self.column = np.empty((rows, 1), type)

    def forward(self, x):
        """The outputs: probabilities for cross entropy, sums for squared error."""
        last = self.layers[-1]
        for layer in self.layers:
            W, b, _, _, z, _, _ = layer
            np.dot(x, W, out=z)
            z += b
            if layer is not last:
                self.activate(z)
            x = z
        if self.cross_entropy:
            x -= np.maximum.reduce(x, axis=1, keepdims=True, out=self.column)
            np.exp(x, out=x)
            x /= np.add.reduce(x, axis=1, keepdims=True, out=self.column)
        return x

    def loss(self, x, t):
        y = self.forward(x)
        if self.cross_entropy:
            return -np.log((y * t).sum(axis=1)).mean()
        y -= t
        return 0.5 * np.vdot(y, y) / self.rows

    def descend(self, x, t, rate):
        d = self.forward(x)
        d -= t
        d *= rate / self.rows
        for l in range(len(self.layers) - 1, -1, -1):
            W, _, dW, db, _, _, _ = self.layers[l]
            below = self.layers[l - 1] if l > 0 else None
            np.dot((below[4] if below else x).T, d, out=dW)
            np.add.reduce(d, axis=0, out=db)
            if below:
                np.dot(d, W.T, out=below[5])
                d = below[5]
                self.slope(d, below[4], below[6])
        self.parameters -= self.gradient


class Training:
    """A to C: a step is a batch. Contiguous: the samples lie in the order in which they are drawn."""

    def __init__(self, work, contiguous):
        self.work = work
        self.net = Net(work, work.batch)
        self.x, self.t = work.inputs, work.targets
        self.gathered = None
        if contiguous:
            self.x, self.t = self.x[work.order], self.t[work.order]
        else:
            self.gathered = np.empty_like(self.x[: work.batch]), np.empty_like(self.t[: work.batch])
        count = len(self.x) // work.batch
        self.batches = [slice(i * work.batch, (i + 1) * work.batch) for i in range(count)]
        self.indices = [work.order[batch] for batch in self.batches]
        self.at = 0

    def next_batch(self):
        n = self.at
        self.at = (n + 1) % len(self.batches)
        if self.gathered is None:
            return self.x[self.batches[n]], self.t[self.batches[n]]
        x, t = self.gathered
        self.x.take(self.indices[n], axis=0, out=x, mode="clip")
        self.t.take(self.indices[n], axis=0, out=t, mode="clip")
        return x, t

    def check(self):
        for _ in range(self.work.steps_checked):
            x, t = self.next_batch()
            yield self.net.loss(x, t)
            self.net.descend(x, t, self.work.rate)

    def run(self, steps):
        descend, rate, next_batch = self.net.descend, self.work.rate, self.next_batch
        for _ in range(steps):
            descend(*next_batch(), rate)


class TwoForwards:
    """D, as in the book: two forward passes for each parameter, in float64."""

    h = 1e-4

    def __init__(self, work):
        self.work = work
        self.net = Net(work, work.batch, np.float64)
        batch = work.order[: work.batch]
        self.x, self.t = work.inputs[batch].astype(np.float64), work.targets[batch].astype(np.float64)
        self.at = 0

    def next_slope(self):
        parameters = self.net.parameters
        i = self.at * self.work.stride % len(parameters)
        self.at += 1
        kept = parameters[i]
        parameters[i] = kept + self.h
        above = self.net.loss(self.x, self.t)
        parameters[i] = kept - self.h
        below = self.net.loss(self.x, self.t)
        parameters[i] = kept
        return (above - below) / (2 * self.h)

    def check(self):
        return [self.next_slope() for _ in range(self.work.steps_checked)]

    def run(self, parameters):
        for _ in range(parameters):
            self.next_slope()


class Surface:
    """E and F: the loss over a square of the plane of two directions; a unit is one row of the grid."""

    def __init__(self, work):
        self.work = work
        self.net = Net(work, len(work.inputs))
        self.at = 0

    def next_row(self):
        work, net = self.work, self.net
        u, v = work.directions
        place = lambda i: np.float32(2 * i / (work.grid - 1) - 1)
        row = work.weights + place(self.at % work.grid) * v
        self.at += 1
        losses = []
        for column in range(work.grid):
            np.multiply(u, place(column), out=net.parameters)
            net.parameters += row
            losses.append(net.loss(work.inputs, work.targets))
        return losses

    def check(self):
        return self.next_row()

    def run(self, rows):
        for _ in range(rows):
            self.next_row()


def load(work):
    if work.name == "D":
        return TwoForwards(work)
    if work.name in "EF":
        return Surface(work)
    return Training(work, "contiguous" in sys.argv)


def blas():
    """Version and kernel of the OpenBLAS in this process; empty where it is another library or cannot be known."""
    try:
        with open("/proc/self/maps") as maps:
            path = re.search(r"/\S*openblas\S*\.so\S*", maps.read())
        library = ctypes.CDLL(path.group())
        for name in ("scipy_openblas_get_{}64_", "scipy_openblas_get_{}", "openblas_get_{}64_", "openblas_get_{}"):
            if not hasattr(library, name.format("corename")):
                continue
            functions = [getattr(library, name.format(what)) for what in ("config", "corename")]
            for function in functions:
                function.restype = ctypes.c_char_p
            config, core = (function().decode() for function in functions)
            return " ".join(config.split()[:2]), core
    except (AttributeError, OSError):
        pass
    return "", ""


library, kernel = blas()
serve({"name": f"numpy {np.__version__}", "library": library, "kernel": kernel}, load)

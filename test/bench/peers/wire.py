"""One side of the benchmark in Python: a JSON object a line on stdin, one a line as the answer (see peer-process.ts)."""

import json
import os
import sys
import time

import numpy as np


class Work:
    """A workload as the benchmark wrote it to a folder."""

    def __init__(self, folder):
        with open(os.path.join(folder, "workload.json")) as file:
            about = json.load(file)
        self.name = about["name"]
        self.sizes = about["sizes"]
        self.activation = about["activation"]
        self.loss = about["loss"]
        self.batch = about["batch"]
        self.rate = about["learningRate"]
        self.steps_checked = about["checked"]
        self.grid = about["grid"]
        self.stride = about["stride"]
        read = lambda name, type: np.fromfile(os.path.join(folder, name), type)
        self.inputs = read("inputs.f32", np.float32).reshape(-1, self.sizes[0])
        self.targets = read("targets.f32", np.float32).reshape(-1, self.sizes[-1])
        self.weights = read("weights.f32", np.float32)
        self.order = read("order.u32", np.uint32).astype(np.intp)
        self.directions = read("directions.f32", np.float32).reshape(2, -1)


def serve(about, load):
    """Says hello, then answers until stdin ends. `load(work)` gives an object with check() -> numbers and run(units)."""
    say = lambda answer: print(json.dumps(answer), flush=True)
    say(about)
    task = None
    for line in sys.stdin:
        command = json.loads(line)
        try:
            if command["do"] == "load":
                task = load(Work(command["folder"]))
                say({"values": [float(value) for value in task.check()]})
            elif command["do"] == "run":
                began = time.perf_counter()
                task.run(command["units"])
                say({"seconds": time.perf_counter() - began})
            else:
                say({"value": about_limit(command["do"])})
        except Exception as error:
            say({"error": f"{type(error).__name__}: {error}"})


def about_limit(name):
    """sgemm: GFLOP/s of a product of 512 x 512 matrices; memory: GB/s of a copy, read and written."""
    best = 0.0
    if name == "sgemm":
        a, b, c = (np.ones((512, 512), np.float32) for _ in range(3))
        work = lambda: np.dot(a, b, out=c)
        amount = 2 * 512**3
    elif name == "memory":
        a, b = (np.ones(1 << 24, np.float32) for _ in range(2))
        work = lambda: np.copyto(b, a)
        amount = 2 * a.nbytes
    else:
        raise ValueError(f"unknown command: {name}")
    for _ in range(20):
        began = time.perf_counter()
        work()
        best = max(best, amount / (time.perf_counter() - began))
    return best / 1e9

"""What the drivers have in common: the conversation with the benchmark, and its files.

The benchmark writes a line, the driver answers with one:
    open DIRECTORY  ->  ready {"variant": ...}    reads the case, writes what it computes to output.f32, chooses its fastest variant
    run N           ->  time SECONDS              does the work N times; seconds for one repetition
Anything that goes wrong is answered with: error MESSAGE
"""

import ctypes
import json
import os
import signal
import sys
import time
import traceback

import numpy as np

SAFETENSORS_TYPES = {"F32": np.float32}


def die_with_parent():
    """A driver does not outlive the benchmark, whatever ends that."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def read_safetensors(path):
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
        values = file.read()
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            tensors[name] = np.frombuffer(values[start:end], SAFETENSORS_TYPES[entry["dtype"]]).reshape(entry["shape"]).copy()
    return tensors


class Case:
    """A case as the benchmark describes it: case.json, weights.safetensors, inputs.f32 and labels.i32 or targets.f32."""

    def __init__(self, directory):
        self.directory = directory
        with open(self.path("case.json")) as file:
            self.__dict__.update(json.load(file))

    def path(self, name):
        return os.path.join(self.directory, name)

    def weights(self):
        return read_safetensors(self.path("weights.safetensors"))

    def floats(self, name, *shape):
        return np.fromfile(self.path(name), np.float32).reshape(shape)

    def inputs(self):
        return self.floats("inputs.f32", self.batches, self.rows, self.inputSize)

    def write(self, arrays, name="output.f32"):
        with open(self.path(name), "wb") as file:
            for array in arrays:
                file.write(np.ascontiguousarray(array, np.float32).tobytes())


def seconds_per_run(run, repetitions):
    start = time.perf_counter()
    run(repetitions)
    return (time.perf_counter() - start) / repetitions


def fastest(variants, seconds=0.3):
    """The name and the function of the variant that takes the least time. Those that fail are left out."""
    best = None
    for name, run in variants:
        try:
            run(3)
            repetitions = max(1, min(1000, int(seconds / 5 / max(seconds_per_run(run, 3), 1e-7))))
            elapsed = min(seconds_per_run(run, repetitions) for _ in range(5))
        except Exception:
            traceback.print_exc()
            continue
        if best is None or elapsed < best[0]:
            best = (elapsed, name, run)
    if best is None:
        raise RuntimeError("none of the variants runs")
    return best[1], best[2]


def serve(versions, open_case):
    """Answers the benchmark until it hangs up.

    open_case(case) computes what the benchmark checks, and returns (variant, run)."""
    die_with_parent()
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # What a library prints is no answer.
    print("hello", json.dumps(versions), file=answers)
    run = None
    for line in sys.stdin:
        try:
            command, _, argument = line.strip().partition(" ")
            if command == "open":
                variant, run = open_case(Case(argument))
                print("ready", json.dumps({"variant": variant}), file=answers)
            elif command == "run":
                print("time", repr(seconds_per_run(run, int(argument))), file=answers)
            else:
                raise ValueError("unknown command " + command)
        except Exception as error:
            traceback.print_exc()
            print("error", repr(error).replace("\n", " "), file=answers)

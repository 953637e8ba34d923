#!/usr/bin/env python3
"""Writes blocks.json: networks of blocks, in every form of composition, and layers that learn something other than weights and biases.

    python3 write_blocks.py

torch.nn.functional computes the layers, plain sums, products and concatenations of tensors the compositions, autograd the gradients, torch.optim the
updates, as in write_vectors.py. The blocks are those of Harness/Blocks.cs, written out again. Written with PyTorch 1.13.
"""

import itertools

import torch
from torch.nn import functional as F

from write_vectors import ACTIVATIONS, KINK_MARGIN, LOSSES, STEPS, attribute, grid, optimizer_of, write

KINKED = ("ReLU", "LeakyReLU", "ELU", "SELU", "PReLU")


class Dense:
    def __init__(self, units, Bias=True, Name=None):
        self.units, self.bias, self.name = units, Bias, Name
        self.kind, self.options = "Dense", {} if Bias else {"Bias": False}

    def attribute(self):
        return attribute("Dense", self.units, **self.options)

    def start(self, path, width, draw):
        draw(f"{path}.weight", (self.units, width), 1 / width ** 0.5)
        if self.bias:
            draw(f"{path}.bias", (self.units,), 0.25)
        return self.units

    def __call__(self, run, path, x):
        return F.linear(x, run[f"{path}.weight"], run[f"{path}.bias"] if self.bias else None)


class Maxout(Dense):
    def __init__(self, units, Pieces=2, Bias=True):
        super().__init__(units * Pieces, Bias)
        self.kind, self.pieces, self.of = "Maxout", Pieces, units

    def attribute(self):
        return attribute("Maxout", self.of, Pieces=self.pieces, **self.options)

    def start(self, path, width, draw):
        super().start(path, width, draw)
        return self.of

    def __call__(self, run, path, x):
        pieces = super().__call__(run, path, x).view(-1, self.pieces, self.of)
        best = pieces.topk(2, dim=1).values
        run.keep_away(best[:, 0] - best[:, 1])
        return pieces.amax(dim=1)


class Activation:
    kind = None

    def __init__(self, function):
        self.function = function

    def attribute(self):
        return attribute("Activation", self.function)

    def start(self, path, width, draw):
        return width

    def __call__(self, run, path, x):
        if self.function in KINKED:
            run.keep_away(x)
        return F.log_softmax(x, dim=1) if self.function == "LogSoftmax" else ACTIVATIONS[self.function](x, None)


class PReLU:
    kind = "PReLU"

    def __init__(self, PerUnit=False):
        self.per_unit, self.name = PerUnit, None

    def attribute(self):
        return attribute("PReLU", PerUnit=True) if self.per_unit else "PReLU"

    def start(self, path, width, draw):
        draw(f"{path}.weight", (width if self.per_unit else 1,), 0.25)
        return width

    def __call__(self, run, path, x):
        run.keep_away(x)
        return F.prelu(x, run[f"{path}.weight"])


class AlphaDropout:
    kind = None

    def __init__(self, rate):
        self.rate = rate

    def attribute(self):
        return attribute("AlphaDropout", self.rate)

    def start(self, path, width, draw):
        return width

    def __call__(self, run, path, x):
        if not run.training:
            return x
        y = F.alpha_dropout(x, self.rate, training=True)
        run.masks.append((y - y.min() > 1e-9).int())  # what is dropped becomes less than anything SELU returns
        return y


class Composition:
    """One of the forms, over blocks by their names."""

    def __init__(self, form, *blocks, Repeat=1, After=None, Merge="Add", Projection=False):
        self.form, self.blocks, self.name = form, blocks, None
        self.repeat, self.after, self.merge, self.projection = Repeat, After, Merge, Projection
        self.kind = form if form in ("Residual", "Branches") else "Poly"

    def attribute(self):
        given = {"Repeat": self.repeat} if self.repeat > 1 else {}
        given |= {"After": self.after} if self.after else {}
        given |= {"Merge": self.merge} if self.merge != "Add" else {}
        given |= {"Projection": True} if self.projection else {}
        word = f"{self.form}<{', '.join(self.blocks)}>"
        return attribute(word, **given) if given else word

    def paths(self, path):
        """Of each block: numbered where a name occurs again, nothing added where one block alone stands there."""
        if len(self.blocks) == 1:
            return [path]
        names = []
        for place, block in enumerate(self.blocks):
            number = self.blocks[:place + 1].count(block)
            names.append(block if number == 1 else f"{block}{'_' if block[-1].isdigit() else ''}{number}")
        return [f"{path}.{name[0].lower()}{name[1:]}" for name in names]

    def repetitions(self, path):
        return [path] if self.repeat == 1 else [f"{path}.{number}" for number in range(self.repeat)]

    def start(self, path, width, draw):
        for inner in self.repetitions(path):
            if self.projection:
                Dense(start_layers(BLOCKS[self.blocks[0]], "", width, None), Bias=False).start(f"{inner}.projection", width, draw)
            ends = [start_layers(BLOCKS[block], at, width, draw) for block, at in zip(self.blocks, self.paths(inner))]
        return sum(ends) if self.merge == "Concat" else ends[0]

    def __call__(self, run, path, x):
        for inner in self.repetitions(path):
            skip = F.linear(x, run[f"{inner}.projection.weight"]) if self.projection else x
            branches = [lambda y, block=block, at=at: run_layers(BLOCKS[block], run, at, y) for block, at in zip(self.blocks, self.paths(inner))]
            if self.form == "Residual":
                x = skip + branches[0](x)
            elif self.form == "Poly2":
                first = branches[0](x)
                x = skip + first + branches[0](first)
            elif self.form == "MPoly2":
                first = branches[0](x)
                x = skip + first + branches[1](first)
            elif self.form == "TwoWay":
                x = skip + branches[0](x) + branches[1](x)
            elif self.merge == "Concat":
                x = torch.cat([branch(x) for branch in branches], dim=1)
            elif self.merge == "Multiply":
                x = torch.stack([branch(x) for branch in branches]).prod(dim=0)
            else:
                x = sum(branch(x) for branch in branches)
            x = Activation(self.after)(run, None, x) if self.after else x
        return x


TANH, SIGMOID, ELU, RELU = (Activation(name) for name in ("Tanh", "Sigmoid", "ELU", "ReLU"))

BLOCKS = {
    "Plain4": [Dense(5), TANH, Dense(4)],
    "ActivationFirst4": [SIGMOID, Dense(4, Bias=False)],
    "Gate4": [Dense(4, Name="Gate"), SIGMOID],
    "TanhAlone": [TANH],
    "Three": [Dense(3), TANH],
    "Five": [Dense(5, Bias=False, Name="Wide")],
    "Nested4": [Composition("Residual", "Plain4", Repeat=2), Dense(4), Composition("Residual", "ActivationFirst4", After="Tanh")],
    "Shared4": [Composition("Poly2", "Plain4"), Dense(4)],
    "Slope4": [Dense(5), PReLU(PerUnit=True), Dense(4), PReLU()],
}


def named(layers, path):
    """The layers with their paths: the stated name, or the kind with a number."""
    counts = {}
    for layer in layers:
        if layer.kind is None:
            yield layer, None
            continue
        counts[layer.kind] = counts.get(layer.kind, 0) + 1
        name = layer.name or f"{layer.kind}{counts[layer.kind]}"
        yield layer, f"{path}.{name[0].lower()}{name[1:]}".lstrip(".")


def start_layers(layers, path, width, draw):
    for layer, at in named(layers, path):
        width = layer.start(at, width, draw or (lambda *_: None))
    return width


def run_layers(layers, run, path, x):
    for layer, at in named(layers, path):
        x = layer(run, at, x)
    return x


class Run(dict):
    """Parameters, and the smallest distance to a kink that any value has come."""

    distance = float("inf")
    training = False

    def __init__(self, parameters):
        super().__init__(parameters)
        self.masks = []

    def keep_away(self, x):
        self.distance = min(self.distance, x.abs().min().item())


class Network:
    def __init__(self, name, width, layers, loss, optimizer, **options):
        self.name, self.width, self.layers, self.loss, self.optimizer, self.options = name, width, layers, loss, optimizer, options
        self.attributes = [
            attribute("Input", width), *(layer.attribute() for layer in layers), attribute("Loss", loss), attribute("Optimizer", optimizer, **options)]
        self.outputs = start_layers(layers, "", width, None)

    def batch(self, generator, rows):
        x = grid(generator, (rows, self.width), 1, 64)
        if self.loss == "SoftmaxCrossEntropy":
            return x, torch.randint(0, self.outputs, (rows,), generator=generator)
        return x, grid(generator, (rows, self.outputs), 1, 64)

    def vector(self, seed):
        """Its numbers, or none if it comes too near to a kink."""
        generator = torch.Generator().manual_seed(seed)
        start = {}
        start_layers(self.layers, "", self.width, lambda name, shape, spread: start.update({name: grid(generator, shape, spread, 256)}))
        run = Run({name: value.requires_grad_(True) for name, value in start.items()})
        batches = [self.batch(generator, rows) for rows in (18, 3)]  # more than one block of 16 rows, and a smaller last batch
        outputs = run_layers(self.layers, run, "", batches[0][0])
        run.training = True
        torch.manual_seed(seed)
        loss = LOSSES[self.loss](run_layers(self.layers, run, "", batches[0][0]), batches[0][1])
        loss.backward()
        target = "labels" if self.loss == "SoftmaxCrossEntropy" else "targets"
        entry = {
            "name": self.name, "attributes": self.attributes, "batches": [{"inputs": x, target: t} for x, t in batches],
            "parameters": start, "outputs": outputs, "loss": loss, "gradients": {name: value.grad for name, value in start.items()}}

        if run.masks:  # fresh masks every step: only the first is kept for replay
            return entry | {"masks": run.masks} if run.distance > KINK_MARGIN / 4 else None

        trained = Run({name: value.detach().clone().requires_grad_(True) for name, value in start.items()})
        trained.distance = run.distance
        optimizer = optimizer_of(self.optimizer, trained.values(), **self.options)
        losses = []
        for step in range(STEPS):
            x, expected = batches[step % 2]
            optimizer.zero_grad()
            loss = LOSSES[self.loss](run_layers(self.layers, trained, "", x), expected)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        return entry | {"losses": losses, "trained": dict(trained)} if trained.distance > KINK_MARGIN / 4 else None


def networks():
    cases = [
        Network("ResidualBlocks", 3, [Dense(4), TANH, Composition("Residual", "Plain4", Repeat=3), Dense(2)], "SoftmaxCrossEntropy", "Adam", LearningRate=0.01),
        Network("ResidualAfter", 4, [Composition("Residual", "ActivationFirst4", Repeat=2, After="Tanh"), Dense(2)], "MeanSquaredError", "Momentum",
                LearningRate=0.05),
        Network("ResidualProjection", 3, [Dense(4), TANH, Composition("Residual", "Five", Projection=True, After="Tanh"), Dense(2)], "MeanSquaredError",
                "Nesterov", LearningRate=0.05),
        Network("ResidualNested", 3, [Dense(4), Composition("Residual", "Nested4", Repeat=2), Dense(3)], "SoftmaxCrossEntropy", "Momentum",
                LearningRate=0.02),
        Network("BranchesAdd", 3, [Dense(4), Composition("Branches", "Plain4", "ActivationFirst4", "Gate4", Repeat=2, After="Tanh"), Dense(2)],
                "MeanSquaredError", "Adam", LearningRate=0.01),
        Network("BranchesConcat", 3, [Dense(4), TANH, Composition("Branches", "Three", "Five", "Three", Merge="Concat"), TANH, Dense(3)],
                "SoftmaxCrossEntropy", "Adam", LearningRate=0.01),
        Network("BranchesMultiply", 3, [Composition("Branches", "Three", "Three", "TanhAlone", Merge="Multiply", Repeat=2, After="Tanh"), Dense(2)],
                "MeanSquaredError", "Momentum", LearningRate=0.05),
        Network("PolyShared", 3, [Dense(4), Composition("Poly2", "Plain4", Repeat=2, After="Tanh"), Dense(2)], "MeanSquaredError", "Adam",
                LearningRate=0.01),
        Network("PolyNested", 3, [Dense(4), Composition("Poly2", "Shared4"), Dense(3)], "SoftmaxCrossEntropy", "Momentum", LearningRate=0.01),
        Network("PolyCascade", 3, [Dense(4), Composition("MPoly2", "Plain4", "Gate4", Repeat=2, After="Tanh"), Dense(2)], "MeanSquaredError", "AdamW",
                LearningRate=0.01, WeightDecay=0.25),
        Network("PolyTwoWay", 3, [Dense(4), Composition("TwoWay", "Plain4", "Plain4", Repeat=2), Dense(2)], "SoftmaxCrossEntropy", "Nesterov",
                LearningRate=0.02),
        Network("SlopeOfLayer", 3, [Dense(5), PReLU(), Dense(3)], "SoftmaxCrossEntropy", "Adam", LearningRate=0.01),
        Network("SlopeOfUnits", 3, [Dense(5), PReLU(PerUnit=True), Dense(2)], "MeanSquaredError", "AdamW", LearningRate=0.01, WeightDecay=0.25),
        Network("SlopeInBlocks", 3, [Composition("Branches", "Three", "Slope4", Merge="Concat"), Dense(2)], "MeanSquaredError", "Momentum",
                LearningRate=0.01),
        Network("SlopeShared", 4, [Composition("Poly2", "Slope4"), Dense(2)], "MeanSquaredError", "SGD", LearningRate=0.01),
        Network("AlphaDropoutOfSELU", 4, [Dense(8), Activation("SELU"), AlphaDropout(0.25), Dense(6), Activation("SELU"), AlphaDropout(0.125), Dense(3)],
                "SoftmaxCrossEntropy", "SGD", LearningRate=0.01),
        Network("LogSoftmaxFused", 4, [Dense(6), TANH, Dense(5), Activation("LogSoftmax")], "SoftmaxCrossEntropy", "Adam", LearningRate=0.01),
        Network("LogSoftmaxUnfused", 4, [Dense(18), Activation("LogSoftmax")], "MeanSquaredError", "Momentum", LearningRate=0.01),
        Network("MaxoutOfPairs", 4, [Maxout(5), Maxout(3, Bias=False), Dense(2)], "MeanSquaredError", "Momentum", LearningRate=0.01),
        Network("MaxoutOfFive", 3, [Maxout(6, Pieces=5), Dense(3)], "SoftmaxCrossEntropy", "Adam", LearningRate=0.002),
    ]
    for number, network in enumerate(cases):
        yield next(filter(None, (network.vector(1000 * number + attempt) for attempt in itertools.count())))


if __name__ == "__main__":
    write("blocks", networks())

#!/usr/bin/env python3
"""Writes freezing.json: training with frozen layers and a learning-rate factor for each layer, both of which change on the way.

    python3 write_freezing.py

A frozen layer is requires_grad=False, for BatchNorm eval() too; a factor is a parameter group with a learning rate of its own. Written with
PyTorch 2.6.
"""

import torch
from torch.nn import functional as F

from write_vectors import LOSSES, attribute, grid, write

WIDTH, HIDDEN, MIDDLE, OUTPUTS = 5, 6, 4, 3
LAYERS = ("dense1", "batchNorm1", "dense2", "dense3")
RATE = 0.03125

OPTIMIZERS = {
    "Momentum": lambda groups: torch.optim.SGD(groups, lr=RATE, momentum=0.9),
    "Adam": lambda groups: torch.optim.Adam(groups, lr=RATE),
    "AdamW": lambda groups: torch.optim.AdamW(groups, lr=RATE, weight_decay=0.25),
    "NAdam": lambda groups: torch.optim.NAdam(groups, lr=RATE),
    "RAdam": lambda groups: torch.optim.RAdam(groups, lr=RATE),
}


class Network(torch.nn.Module):
    def __init__(self, generator):
        super().__init__()
        self.dense1 = torch.nn.Linear(WIDTH, HIDDEN, bias=False)
        self.batchNorm1 = torch.nn.BatchNorm1d(HIDDEN)
        self.dense2 = torch.nn.Linear(HIDDEN, MIDDLE)
        self.dense3 = torch.nn.Linear(MIDDLE, OUTPUTS)
        with torch.no_grad():
            for name, parameter in self.named_parameters():
                parameter.copy_(grid(generator, parameter.shape, 0.5, 256) + (1 if name == "batchNorm1.weight" else 0))
            self.batchNorm1.running_mean.copy_(grid(generator, (HIDDEN,), 0.25, 256))
            self.batchNorm1.running_var.copy_(1 + grid(generator, (HIDDEN,), 0.25, 256))

    def forward(self, x):
        return self.dense3(torch.tanh(self.dense2(torch.tanh(self.batchNorm1(self.dense1(x))))))

    def parameters_by_name(self):
        return {name: value.detach().clone() for name, value in self.named_parameters()}

    def statistics_by_name(self):
        return {f"batchNorm1.{name}": getattr(self.batchNorm1, name).clone() for name in ("running_mean", "running_var")}

    def set_factors(self, optimizer, factors):
        for layer, group in zip(LAYERS, optimizer.param_groups):
            factor = factors.get(layer, 1)
            group["lr"] = RATE * factor
            for parameter in group["params"]:
                parameter.requires_grad_(factor != 0)
                parameter.grad = None
        self.batchNorm1.train(factors.get("batchNorm1", 1) != 0)


def declaration(optimizer, factors, clip):
    def layer(word, name, *arguments, **options):
        factor = factors.get(name, 1)
        if factor == 0:
            options["Trainable"] = False
        elif factor != 1:
            options["RateFactor"] = factor
        return attribute(word, *arguments, **options)

    options = {"AdamW": {"WeightDecay": 0.25, "DecayBiases": True}}.get(optimizer, {})
    return [
        attribute("Input", WIDTH), layer("Dense", "dense1", HIDDEN, Bias=False), layer("BatchNorm", "batchNorm1"), attribute("Activation", "Tanh"),
        layer("Dense", "dense2", MIDDLE), attribute("Activation", "Tanh"), layer("Dense", "dense3", OUTPUTS), attribute("Loss", "MeanSquaredError"),
        attribute("Optimizer", {"NAdam": "Nadam"}.get(optimizer, optimizer), LearningRate=RATE, **options),
        *([attribute("GradientClip", Norm=clip)] if clip else [])]


def vector(seed, name, optimizer, phases, clip=None):
    generator = torch.Generator().manual_seed(seed)
    network = Network(generator)
    entry = {"name": name, "attributes": declaration(optimizer, phases[0][0], clip), "parameters": network.parameters_by_name(),
             "statistics": network.statistics_by_name(), "phases": [], "losses": []}
    batches = [(grid(generator, (rows, WIDTH), 1, 64), grid(generator, (rows, OUTPUTS), 1, 64)) for rows in (7, 5)]
    entry["batches"] = [{"inputs": x, "targets": t} for x, t in batches]
    updates = OPTIMIZERS[optimizer]([{"params": list(getattr(network, layer).parameters())} for layer in LAYERS])
    for factors, steps in phases:
        network.set_factors(updates, factors)
        entry["phases"].append({"factors": [float(factors.get(layer, 1)) for layer in LAYERS], "steps": steps})
        for _ in range(steps):
            x, target = batches[len(entry["losses"]) % 2]
            loss = LOSSES["MeanSquaredError"](network(x), target)
            for parameter in network.parameters():
                parameter.grad = None
            loss.backward()
            if clip:
                torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.grad is not None], clip)
            updates.step()
            entry["losses"].append(loss.item())
    return entry | {"trained": network.parameters_by_name(), "trainedStatistics": network.statistics_by_name()}


BODY = {"dense1": 0, "batchNorm1": 0, "dense2": 0}
GRADUAL = [(BODY, 5), ({"dense1": 0, "batchNorm1": 0, "dense2": 0.125}, 5), ({"dense1": 0.03125, "batchNorm1": 0.03125, "dense2": 0.125}, 10)]
MIDDLE_ONLY = [({"dense1": 0.25, "batchNorm1": 0, "dense2": 2, "dense3": 0}, 8), ({"dense1": 0, "dense2": 0}, 6), ({}, 6)]


def networks():
    number = 0
    for optimizer in OPTIMIZERS:
        yield vector(number, f"Gradual{optimizer}", optimizer, GRADUAL)
        yield vector(number + 1, f"Middle{optimizer}", optimizer, MIDDLE_ONLY)
        number += 2
    yield vector(number, "GradualClipped", "Adam", GRADUAL, clip=0.0625)
    yield vector(number + 1, "MiddleClipped", "Momentum", MIDDLE_ONLY, clip=0.125)


if __name__ == "__main__":
    write("freezing", networks())

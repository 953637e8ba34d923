#!/usr/bin/env python3
"""Writes normalizations.json: networks with BatchNorm, LayerNorm and RMSNorm, in training and at inference.

    python3 write_normalizations.py

torch.nn.functional computes the normalisations, autograd the gradients, torch.optim the updates, as in write_vectors.py. RMSNorm, which older
versions of PyTorch lack, is written out by its definition there. Written with PyTorch 1.13.
"""

import torch
from torch.nn import functional as F

from write_vectors import LOSSES, STEPS, attribute, grid, optimizer_of, write

WIDTH, HIDDEN, OUTPUTS = 5, 6, 3


def rms_norm(x, weight, epsilon):
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + epsilon) * weight


class Network:
    """Dense without bias, normalisation, tanh, Dense; or the normalisation first."""

    def __init__(self, name, kind, first=False, **options):
        self.name, self.kind, self.first, self.options = name, kind, first, options
        self.epsilon = options.get("Epsilon", torch.finfo(torch.float32).eps if kind == "RMSNorm" else 1e-5)
        norm = attribute(kind, **options) if options else kind
        tail = [attribute("Activation", "Tanh"), attribute("Dense", OUTPUTS)]
        hidden = attribute("Dense", HIDDEN, Bias=False)
        self.attributes = [
            attribute("Input", WIDTH), *([norm, hidden] if first else [hidden, norm]), *tail,
            attribute("Loss", "MeanSquaredError"), attribute("Optimizer", "Momentum", LearningRate=0.125)]

    def initial(self, generator):
        width = WIDTH if self.first else HIDDEN
        norm = {"RMSNorm": "rmsNorm1"}.get(self.kind, self.kind[0].lower() + self.kind[1:] + "1")
        gains = {f"{norm}.weight": 1 + grid(generator, (width,), 0.25, 256)}
        if self.kind != "RMSNorm":
            gains[f"{norm}.bias"] = grid(generator, (width,), 0.25, 256)
        hidden = {"dense1.weight": grid(generator, (HIDDEN, WIDTH), 0.5, 256)}
        head = {"dense2.weight": grid(generator, (OUTPUTS, HIDDEN), 0.5, 256), "dense2.bias": grid(generator, (OUTPUTS,), 0.25, 256)}
        parameters = (gains | hidden if self.first else hidden | gains) | head
        statistics = {}
        if self.kind == "BatchNorm":
            statistics[f"{norm}.running_mean"] = grid(generator, (width,), 0.25, 256)
            statistics[f"{norm}.running_var"] = 1 + grid(generator, (width,), 0.25, 256)
        return {name: value.requires_grad_(True) for name, value in parameters.items()}, statistics

    def normalize(self, x, parameters, statistics, training):
        gains = [value for name, value in parameters.items() if "orm1." in name]
        if self.kind == "BatchNorm":
            mean, variance = statistics.values()
            return F.batch_norm(x, mean, variance, *gains, training, self.options.get("Momentum", 0.1), self.epsilon)
        if self.kind == "LayerNorm":
            return F.layer_norm(x, x.shape[1:], *gains, self.epsilon)
        return rms_norm(x, *gains, self.epsilon)

    def forward(self, x, parameters, statistics, training):
        x = self.normalize(x, parameters, statistics, training) if self.first else x
        x = F.linear(x, parameters["dense1.weight"])
        x = x if self.first else self.normalize(x, parameters, statistics, training)
        return F.linear(torch.tanh(x), parameters["dense2.weight"], parameters["dense2.bias"])

    def vector(self, seed):
        generator = torch.Generator().manual_seed(seed)
        start, statistics = self.initial(generator)
        entry = {"name": self.name, "attributes": self.attributes, "parameters": start,
                 "statistics": {name: value.clone() for name, value in statistics.items()}}
        batches = [(grid(generator, (rows, WIDTH), 1, 64), grid(generator, (rows, OUTPUTS), 1, 64)) for rows in (7, 4)]
        entry["batches"] = [{"inputs": x, "targets": t} for x, t in batches]
        entry["outputs"] = self.forward(batches[0][0], start, statistics, training=False)
        untouched = {name: value.clone() for name, value in statistics.items()}
        entry["loss"] = LOSSES["MeanSquaredError"](self.forward(batches[0][0], start, untouched, training=True), batches[0][1])
        entry["loss"].backward()
        entry["gradients"] = {name: value.grad for name, value in start.items()}

        trained = {name: value.detach().clone().requires_grad_(True) for name, value in start.items()}
        optimizer = optimizer_of("Momentum", trained.values(), LearningRate=0.125)
        entry["losses"] = []
        for step in range(STEPS):
            x, target = batches[step % 2]
            optimizer.zero_grad()
            loss = LOSSES["MeanSquaredError"](self.forward(x, trained, statistics, training=True), target)
            loss.backward()
            optimizer.step()
            entry["losses"].append(loss.item())
        return entry | {
            "trained": trained, "trainedStatistics": statistics,
            "trainedOutputs": self.forward(batches[0][0], trained, statistics, training=False)}


def networks():
    cases = [
        Network("BatchNormHidden", "BatchNorm"), Network("BatchNormOptions", "BatchNorm", Epsilon=0.03125, Momentum=0.25),
        Network("BatchNormFirst", "BatchNorm", first=True), Network("LayerNormHidden", "LayerNorm"),
        Network("LayerNormFirst", "LayerNorm", first=True, Epsilon=0.03125), Network("RMSNormHidden", "RMSNorm"),
        Network("RMSNormFirst", "RMSNorm", first=True, Epsilon=0.03125),
    ]
    for number, network in enumerate(cases):
        yield network.vector(number)


if __name__ == "__main__":
    write("normalizations", networks())

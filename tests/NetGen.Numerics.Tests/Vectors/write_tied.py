#!/usr/bin/env python3
"""Writes tied.json: a deep autoencoder whose decoder uses the encoder's weights transposed, in 20 steps of Adam and of Momentum.

    python3 write_tied.py

A layer that is tied is torch.nn.functional.linear with the weights of another one, transposed or as they are; autograd sums the gradients of
both uses. Written with PyTorch 2.6.
"""

import torch
from torch.nn import functional as F

from write_vectors import STEPS, attribute, grid, optimizer_of, write

WIDTH, HIDDEN, CODE = 7, 5, 3
RATE = 0.015625


def forward(parameters, x):
    def dense(x, weights, bias):
        return F.linear(x, weights, parameters.get(bias))

    outer, inner, square = (parameters[name + ".weight"] for name in ("outer", "dense2", "dense3"))
    code = torch.tanh(dense(torch.tanh(dense(x, outer, "outer.bias")), inner, "dense2.bias"))
    code = torch.sigmoid(dense(torch.tanh(dense(code, square, "dense3.bias")), square, "dense4.bias"))
    return torch.sigmoid(dense(torch.tanh(dense(code, inner.T, None)), outer.T, "dense6.bias"))


def vector(seed, optimizer_name):
    generator = torch.Generator().manual_seed(seed)
    start = {}
    for name, (fan_in, units) in {"outer": (WIDTH, HIDDEN), "dense2": (HIDDEN, CODE), "dense3": (CODE, CODE)}.items():
        start[name + ".weight"] = grid(generator, (units, fan_in), 1 / fan_in ** 0.5, 256).requires_grad_(True)
        start[name + ".bias"] = grid(generator, (units,), 0.25, 256).requires_grad_(True)
    for name, units in {"dense4": CODE, "dense6": WIDTH}.items():
        start[name + ".bias"] = grid(generator, (units,), 0.25, 256).requires_grad_(True)
    batches = [(x, x) for x in (0.5 + grid(generator, (rows, WIDTH), 0.5, 64) for rows in (5, 3))]
    outputs = forward(start, batches[0][0])
    loss = F.mse_loss(outputs, batches[0][1])
    loss.backward()

    trained = {name: value.detach().clone().requires_grad_(True) for name, value in start.items()}
    optimizer = optimizer_of(optimizer_name, trained.values(), LearningRate=RATE)
    losses = []
    for step in range(STEPS):
        x, target = batches[step % 2]
        optimizer.zero_grad()
        step_loss = F.mse_loss(forward(trained, x), target)
        step_loss.backward()
        optimizer.step()
        losses.append(step_loss.item())
    return {
        "name": f"Tied{optimizer_name}",
        "attributes": [
            attribute("Dense", WIDTH, HIDDEN, Name='"Outer"'), attribute("Activation", "Tanh"), attribute("Dense", CODE), attribute("Activation", "Tanh"),
            attribute("Dense", CODE), attribute("Activation", "Tanh"), attribute("Dense", CODE, TiedTo='"Dense3"'), attribute("Activation", "Sigmoid"),
            attribute("Dense", HIDDEN, TiedTo='"Dense2"', Bias=False), attribute("Activation", "Tanh"),
            attribute("Dense", WIDTH, TiedTo='"Outer"'), attribute("Activation", "Sigmoid"),
            attribute("Loss", "MeanSquaredError"), attribute("Optimizer", optimizer_name, LearningRate=RATE)],
        "batches": [{"inputs": x, "targets": target} for x, target in batches],
        "parameters": start, "outputs": outputs, "loss": loss,
        "gradients": {name: value.grad for name, value in start.items()}, "losses": losses, "trained": trained,
    }


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    write("tied", [vector(seed, optimizer) for seed, optimizer in enumerate(["Adam", "Momentum"])])

#!/usr/bin/env python3
"""Writes heads.json: a network with two inputs and two heads, whose losses and weights differ, in 20 steps of Adam.

    python3 write_heads.py

torch.nn.functional computes the layers and the losses, autograd the gradients, torch.optim the updates, as in write_vectors.py. Inputs, outputs and
targets of a row stand side by side, as NetGen takes them. Written with PyTorch 1.13.
"""

import torch
from torch.nn import functional as F

from write_vectors import STEPS, attribute, grid, optimizer_of, write

IMAGE, META, CLASSES, BOX = 6, 4, 3, 2
SMOOTHING, DELTA, CLASS_WEIGHT, BOX_WEIGHT = 0.125, 0.5, 1.5, 0.25
RATE = 0.015625

# The blocks are those of the tests: ImageTower, MetaDense, ClassHead, BoxHead.
LAYERS = {
    "branches1.imageTower.dense1": (IMAGE, 5), "branches1.imageTower.dense2": (5, 3), "branches1.metaDense.dense1": (META, 2),
    "dense1": (5, 4), "heads.kind.dense1": (4, CLASSES), "heads.boxHead.dense1": (4, 4), "heads.boxHead.dense2": (4, BOX),
}


def forward(parameters, x):
    """The logits of the classes, and the box."""
    def dense(name, x):
        return F.linear(x, parameters[name + ".weight"], parameters[name + ".bias"])

    image = dense("branches1.imageTower.dense2", torch.tanh(dense("branches1.imageTower.dense1", x[:, :IMAGE])))
    meta = torch.sigmoid(dense("branches1.metaDense.dense1", x[:, IMAGE:]))
    trunk = dense("dense1", torch.tanh(torch.cat([image, meta], dim=1)))
    return dense("heads.kind.dense1", trunk), dense("heads.boxHead.dense2", torch.tanh(dense("heads.boxHead.dense1", trunk)))


def loss_of(logits, box, target):
    classes = F.cross_entropy(logits, target[:, :CLASSES], label_smoothing=SMOOTHING)
    return CLASS_WEIGHT * classes + BOX_WEIGHT * F.huber_loss(box, target[:, CLASSES:], delta=DELTA)


def vector():
    generator = torch.Generator().manual_seed(7)
    start = {}
    for name, (fan_in, units) in LAYERS.items():
        start[name + ".weight"] = grid(generator, (units, fan_in), 1 / fan_in ** 0.5, 256).requires_grad_(True)
        start[name + ".bias"] = grid(generator, (units,), 0.25, 256).requires_grad_(True)
    batches = []
    for rows in (5, 3):
        labels = torch.randint(0, CLASSES, (rows,), generator=generator)
        target = torch.cat([F.one_hot(labels, CLASSES).double(), grid(generator, (rows, BOX), 1, 64)], dim=1)
        batches.append((grid(generator, (rows, IMAGE + META), 1, 64), target))
    logits, box = forward(start, batches[0][0])
    loss = loss_of(logits, box, batches[0][1])
    loss.backward()

    trained = {name: value.detach().clone().requires_grad_(True) for name, value in start.items()}
    optimizer = optimizer_of("Adam", trained.values(), LearningRate=RATE)
    losses = []
    for step in range(STEPS):
        x, target = batches[step % 2]
        optimizer.zero_grad()
        step_loss = loss_of(*forward(trained, x), target)
        step_loss.backward()
        optimizer.step()
        losses.append(step_loss.item())
    return {
        "name": "TwoInputsTwoHeads",
        "attributes": [
            attribute("Input", IMAGE, Name='"Image"'), attribute("Input", META, Name='"Meta"'),
            "Branches<ImageTower, MetaDense>(Merge = Concat)", attribute("Activation", "Tanh"), attribute("Dense", 4),
            attribute("Head<ClassHead>", "SoftmaxCrossEntropy", LabelSmoothing=SMOOTHING, Weight=CLASS_WEIGHT, Name='"Kind"'),
            attribute("Head<BoxHead>", "Huber", Delta=DELTA, Weight=BOX_WEIGHT), attribute("Optimizer", "Adam", LearningRate=RATE)],
        "batches": [{"inputs": x, "targets": target} for x, target in batches],
        "parameters": start, "outputs": torch.cat([torch.softmax(logits, dim=1), box], dim=1), "loss": loss,
        "gradients": {name: value.grad for name, value in start.items()}, "losses": losses, "trained": trained,
    }


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    write("heads", [vector()])

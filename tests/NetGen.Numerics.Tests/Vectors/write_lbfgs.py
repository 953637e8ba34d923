#!/usr/bin/env python3
"""Writes the PyTorch vectors of L-BFGS beside this file, as write_vectors.py does those of the other optimisers.

    python3 write_lbfgs.py

A step is torch.optim.LBFGS with max_iter=1 and without line search. The gradients of lbfgs.json are prescribed: those of a saddle on the way,
rounded to a grid, so that some pairs are taken up and others not. The networks of lbfgs_networks.json see one batch all the time. Written with
PyTorch 1.13; the code of the optimiser is the same in 2.6.
"""

import itertools

import torch

from write_vectors import KINK_MARGIN, STEPS, Network, activation, attribute, dense, grid, write

def optimizer_of(parameters, HistorySize=10, LearningRate=1):
    return torch.optim.LBFGS(parameters, lr=LearningRate, max_iter=1, history_size=HistorySize)


def optimizers():
    generator = torch.Generator().manual_seed(11)
    start = grid(generator, 6, 1, 64)
    curvature = torch.tensor([2.0, 0.5, -0.25, 1, 0, 4])
    for options in ({}, {"HistorySize": 2}, {"LearningRate": 0.5, "HistorySize": 3}, {"HistorySize": 1, "LearningRate": 0.25}):
        parameters = start.clone().requires_grad_(True)
        optimizer = optimizer_of([parameters], **options)
        gradients, rates, after = [], [], []
        for step in range(8):
            if step == 5:  # a schedule changes the rate on the way
                optimizer.param_groups[0]["lr"] *= 0.5
            rates.append(float(optimizer.param_groups[0]["lr"]))
            slope = curvature * parameters.detach() + 0.25 * grid(generator, 6, 1, 64)
            if step == 3:
                slope = -2 * slope  # a pair of negative curvature
            parameters.grad = torch.round(slope * 256) / 256
            gradients.append(parameters.grad.clone())
            optimizer.step(lambda: parameters.grad.sum())
            after.append(parameters.detach().clone())
        yield {
            "attribute": attribute("Optimizer", "LBFGS", **options),
            "start": start, "gradients": torch.stack(gradients), "learningRates": rates, "after": torch.stack(after),
        }


class FullBatchNetwork(Network):
    """One whose data set is its batch."""

    def vector(self, seed):
        generator = torch.Generator().manual_seed(seed)
        start = self.initial(generator)
        x, target = batch = self.batch(generator, 12)
        outputs, nearest, _ = self.forward(start, x, fuse=False)
        prediction, distance, _ = self.forward(start, x, fuse=True)
        loss = self.loss_of(prediction, target)
        loss.backward()
        nearest = min(nearest, distance)
        trained = {name: value.detach().clone().requires_grad_(True) for name, value in start.items()}
        optimizer = optimizer_of(trained.values(), **self.options)
        losses = []

        def closure():
            nonlocal nearest
            optimizer.zero_grad()
            prediction, distance, _ = self.forward(trained, x, fuse=True)
            nearest = min(nearest, distance)
            loss = self.loss_of(prediction, target)
            loss.backward()
            self.regularize_gradients(list(trained.values()))
            losses.append(loss.item())
            return loss

        for _ in range(STEPS):
            optimizer.step(closure)
        return {
            "name": self.name, "attributes": self.attributes,
            "batches": [{"inputs": batch[0], "labels" if self.target == "labels" else "targets": batch[1]}],
            "parameters": start, "outputs": outputs, "loss": loss, "gradients": {name: value.grad for name, value in start.items()},
            "losses": losses, "trained": trained,
        } if nearest > KINK_MARGIN else None


def networks():
    tanh, sigmoid = activation("Tanh"), activation("Sigmoid")
    cases = [
        FullBatchNetwork("LbfgsHidden", [dense(4, 6), tanh, dense(6, 3)], "SoftmaxCrossEntropy", "LBFGS", target="labels",
                         regularizers=[("L2", (0.0625,), {})], LearningRate=0.5),
        FullBatchNetwork("LbfgsShortMemory", [dense(4, 20), tanh, dense(20, 3)], "MeanSquaredError", "LBFGS",
                         regularizers=[("L2", (0.0625,), {})], HistorySize=3, LearningRate=0.5),
        FullBatchNetwork("LbfgsLinear", [dense(5, 2)], "MeanSquaredError", "LBFGS"),
        FullBatchNetwork("LbfgsBinary", [dense(4, 6), tanh, dense(6, 1), sigmoid], "BinaryCrossEntropy", "LBFGS", target="labels",
                         regularizers=[("L2", (0.03125,), {"Biases": True})], LearningRate=0.5, HistorySize=100),
    ]
    for number, network in enumerate(cases):
        yield next(filter(None, (network.vector(1000 * number + attempt) for attempt in itertools.count())))


if __name__ == "__main__":
    write("lbfgs", optimizers())
    write("lbfgs_networks", networks())

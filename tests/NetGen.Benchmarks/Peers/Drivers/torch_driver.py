"""PyTorch on the processor, tuned: the fastest of eager mode, TorchScript and torch.compile; fused optimisers; inference mode.

torch.jit.optimize_for_inference is left out: with PyTorch 2.6 as Debian builds it a network of it may never return.
Denormals are left as PyTorch leaves them by default (set_flush_denormal stays off)."""

import os

import numpy as np
import torch
from torch import nn

import driver

ACTIVATIONS = {"relu": nn.ReLU, "sigmoid": nn.Sigmoid, "tanh": nn.Tanh}
COMPILE = os.environ.get("NETGEN_PEERS_COMPILE") == "1"


def build(case, dropout, training):
    """The network with the case's weights. In training it ends with the logits: the loss contains the last activation."""
    weights = case.weights()
    layers, dense, norms = [], 0, 0
    words = case.layers.split()
    for position, word in enumerate(words):
        if word == "dense":
            dense += 1
            weight = torch.from_numpy(weights[f"dense{dense}.weight"])
            bias = weights.get(f"dense{dense}.bias")
            layer = nn.Linear(weight.shape[1], weight.shape[0], bias is not None)
            with torch.no_grad():
                layer.weight.copy_(weight)
                if bias is not None:
                    layer.bias.copy_(torch.from_numpy(bias))
            layers.append(layer)
        elif word == "batchnorm":
            norms += 1
            layer = nn.BatchNorm1d(layers[-1].out_features)
            with torch.no_grad():
                layer.weight.copy_(torch.from_numpy(weights[f"batchNorm{norms}.weight"]))
                layer.bias.copy_(torch.from_numpy(weights[f"batchNorm{norms}.bias"]))
                layer.running_mean.copy_(torch.from_numpy(weights[f"batchNorm{norms}.running_mean"]))
                layer.running_var.copy_(torch.from_numpy(weights[f"batchNorm{norms}.running_var"]))
            layers.append(layer)
        elif word == "dropout":
            if training and dropout:
                layers.append(nn.Dropout(case.dropout))
        elif training and position == len(words) - 1:
            pass
        elif word == "softmax":
            layers.append(nn.Softmax(-1))
        else:
            layers.append(ACTIVATIONS[word]())
    return nn.Sequential(*layers)


def optimizer(case, parameters):
    if case.optimizer == "adam":
        return torch.optim.Adam(parameters, lr=case.learningRate, fused=True)
    momentum = 0.9 if case.optimizer == "momentum" else 0
    return torch.optim.SGD(parameters, lr=case.learningRate, momentum=momentum, fused=True)


def targets(case):
    if case.loss == "softmax_cross_entropy":
        labels = np.fromfile(case.path("labels.i32"), np.int32).astype(np.int64)
        return torch.from_numpy(labels.reshape(case.batches, case.rows)), nn.functional.cross_entropy
    values = case.floats("targets.f32", case.batches, case.rows, case.outputSize)
    return torch.from_numpy(values), nn.functional.binary_cross_entropy_with_logits


def predict(case):
    inputs = [torch.from_numpy(batch) for batch in case.inputs()]
    model = build(case, dropout=False, training=False).eval()
    with torch.inference_mode():
        case.write(model(batch).numpy() for batch in inputs)

    def loop(module):
        def run(repetitions):
            with torch.inference_mode():
                for i in range(repetitions):
                    module(inputs[i % len(inputs)])
        return run

    def variants():
        yield "eager", loop(model)
        with torch.inference_mode():
            traced = torch.jit.freeze(torch.jit.trace(model, inputs[0]))
        yield "jit", loop(traced)
        if COMPILE:
            yield "compile", loop(torch.compile(model))

    return driver.fastest(variants())


def flat(model):
    return [parameter.detach().numpy() for parameter in model.parameters()]


def train(case):
    inputs = [torch.from_numpy(batch) for batch in case.inputs()]
    goals, loss_function = targets(case)
    goals = list(goals)

    # What the benchmark checks: losses and weights after a few steps without dropout.
    model = build(case, dropout=False, training=True)
    step_optimizer = optimizer(case, model.parameters())
    losses = []
    for i in range(case.checkedSteps):
        step_optimizer.zero_grad(set_to_none=True)
        loss = loss_function(model(inputs[i % len(inputs)]), goals[i % len(inputs)])
        loss.backward()
        step_optimizer.step()
        losses.append(loss.item())
    case.write([np.array(losses, np.float32), *flat(model)])

    def loop(wrap):
        model = build(case, dropout=True, training=True).train()
        own = optimizer(case, model.parameters())
        module = wrap(model)

        def run(repetitions):
            for i in range(repetitions):
                own.zero_grad(set_to_none=True)
                loss_function(module(inputs[i % len(inputs)]), goals[i % len(inputs)]).backward()
                own.step()
        return run

    def variants():
        yield "eager", loop(lambda model: model)
        yield "jit", loop(torch.jit.script)
        if COMPILE:
            yield "compile", loop(torch.compile)

    if case.kind == "epoch":
        return epochs(case)
    return driver.fastest(variants())


def epochs(case):
    """Whole epochs over shuffled data in memory; the model in eager mode or as TorchScript."""
    data = torch.from_numpy(case.floats("data.f32", case.samples, case.inputSize))
    labels = torch.from_numpy(np.fromfile(case.path("data.i32"), np.int32).astype(np.int64))

    def loop(wrap):
        model = build(case, dropout=True, training=True).train()
        own = optimizer(case, model.parameters())
        module = wrap(model)

        def run(repetitions):
            for _ in range(repetitions):
                order = torch.randperm(case.samples)
                for rows in order.split(case.rows):
                    own.zero_grad(set_to_none=True)
                    nn.functional.cross_entropy(module(data[rows]), labels[rows]).backward()
                    own.step()
        return run

    return driver.fastest([("eager", loop(lambda model: model)), ("jit", loop(torch.jit.script))], seconds=0.01)


def update(case):
    """An optimiser's step alone over one large tensor."""
    parameter = torch.from_numpy(case.floats("parameters.f32", case.parameters)).requires_grad_()
    parameter.grad = torch.from_numpy(case.floats("gradients.f32", case.parameters))
    own = optimizer(case, [parameter])
    for _ in range(case.checkedSteps):
        own.step()
    case.write([parameter.detach().numpy()])

    def run(repetitions):
        for _ in range(repetitions):
            own.step()

    return driver.fastest([("fused", run)], seconds=0.05)


def open_case(case):
    torch.set_num_threads(case.threads)
    return {"predict": predict, "train": train, "epoch": train, "update": update}[case.kind](case)


driver.serve({"torch": torch.__version__}, open_case)

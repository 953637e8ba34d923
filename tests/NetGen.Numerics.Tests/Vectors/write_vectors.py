#!/usr/bin/env python3
"""Writes the PyTorch vectors beside this file: activations, losses, initialisers, optimisers on prescribed gradients, and whole networks.

    python3 write_vectors.py

PyTorch is the judge in everything: values come from torch.nn.functional, gradients from autograd, updates from torch.optim. All of it runs
in float64; inputs, targets and initial parameters are multiples of 1/64 or 1/256, which float32 holds exactly. Written with PyTorch 2.6.
"""

import itertools
import json
import pathlib

import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)

STEPS = 20
KINK_MARGIN = 2e-3  # no input of a ReLU or its kin comes nearer to 0 during the steps: there the gradient would depend on rounding


# What a word of the vocabulary is in PyTorch.

ACTIVATIONS = {
    "Sigmoid": lambda x, alpha: torch.sigmoid(x),
    "Tanh": lambda x, alpha: torch.tanh(x),
    "ReLU": lambda x, alpha: F.relu(x),
    "LeakyReLU": lambda x, alpha: F.leaky_relu(x, 0.01 if alpha is None else alpha),
    "ELU": lambda x, alpha: F.elu(x, 1.0 if alpha is None else alpha),
    "Softmax": lambda x, alpha: F.softmax(x, dim=1),
}

LOSSES = {
    "SoftmaxCrossEntropy": F.cross_entropy,
    "BinaryCrossEntropy": F.binary_cross_entropy_with_logits,
    "MeanSquaredError": F.mse_loss,
}

FUSED = {("Softmax", "SoftmaxCrossEntropy"), ("Sigmoid", "BinaryCrossEntropy")}


class Lion(torch.optim.Optimizer):
    """Algorithm 2 of Chen et al. 2023, which torch.optim does not have."""

    def __init__(self, parameters, lr, betas, weight_decay):
        super().__init__(parameters, {"lr": lr, "betas": betas, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for parameter in group["params"]:
                gradient, (beta1, beta2) = parameter.grad, group["betas"]
                mean = self.state[parameter].setdefault("mean", torch.zeros_like(parameter))
                direction = torch.sign(beta1 * mean + (1 - beta1) * gradient)
                parameter.sub_(group["lr"] * (direction + group["weight_decay"] * parameter))
                mean.mul_(beta2).add_(gradient, alpha=1 - beta2)


TORCH_OPTIMIZERS = {
    "SGD": torch.optim.SGD, "Momentum": torch.optim.SGD, "Nesterov": torch.optim.SGD, "Adam": torch.optim.Adam, "AMSGrad": torch.optim.Adam,
    "AdaGrad": torch.optim.Adagrad, "RMSProp": torch.optim.RMSprop, "AdaDelta": torch.optim.Adadelta, "AdamW": torch.optim.AdamW,
    "Adamax": torch.optim.Adamax, "Nadam": torch.optim.NAdam, "RAdam": torch.optim.RAdam, "Lion": Lion,
}

# What a hyperparameter is called there; what is not given keeps PyTorch's own default, so that the defaults are tested too.
TORCH_OPTIONS = {
    "LearningRate": "lr", "Momentum": "momentum", "Epsilon": "eps", "Centered": "centered", "MomentumDecay": "momentum_decay",
    "WeightDecay": "weight_decay",
}


def optimizer_of(algorithm, parameters, DecayBiases=False, **options):
    given = {TORCH_OPTIONS[name]: value for name, value in options.items() if name in TORCH_OPTIONS}
    if "Rho" in options:
        given["alpha" if algorithm == "RMSProp" else "rho"] = options["Rho"]
    if algorithm in ("Adam", "AMSGrad", "AdamW", "Adamax", "Nadam", "RAdam", "Lion"):
        given["betas"] = (float(options.get("Beta1", 0.9)), options.get("Beta2", 0.99 if algorithm == "Lion" else 0.999))
    if algorithm in ("Momentum", "Nesterov"):
        given = {"momentum": 0.9, "nesterov": algorithm == "Nesterov"} | given
    if algorithm == "AMSGrad":
        given["amsgrad"] = True
    if algorithm == "Lion":
        given = {"lr": 1e-4, "weight_decay": 0.0} | given
    if algorithm == "SGD":
        given = {"lr": 1e-3} | given

    # torch.optim.SGD's own weight_decay is an L2 penalty; with a plain step, the decoupled one is the same.
    parameters = list(parameters)
    weights, biases = [p for p in parameters if p.dim() == 2], [p for p in parameters if p.dim() == 1]
    decays = given.get("weight_decay") is not None or algorithm == "AdamW"
    if decays and biases and weights and not DecayBiases:
        return TORCH_OPTIMIZERS[algorithm]([{"params": weights}, {"params": biases, "weight_decay": 0.0}], **given)
    return TORCH_OPTIMIZERS[algorithm](parameters, **given)


def attribute(word, *arguments, **options):
    """The attribute as a declaration says it: Dense(4, 6, Bias = false)."""
    written = [str(a) for a in arguments] + [f"{k} = {str(v).lower() if isinstance(v, bool) else v}" for k, v in options.items()]
    return f"{word}({', '.join(written)})"


# Writing.


def numbers(value):
    if isinstance(value, torch.Tensor):
        return numbers(value.detach().tolist())
    if isinstance(value, (list, tuple)):
        return [numbers(v) for v in value]
    if isinstance(value, dict):
        return {k: numbers(v) for k, v in value.items()}
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e9 else float(f"{value:.12g}")
    return value


def write(name, entries):
    lines = [",\n".join(f'  "{k}": {json.dumps(numbers(v), separators=(",", ":"))}' for k, v in entry.items()) for entry in entries]
    path = pathlib.Path(__file__).parent / f"{name}.json"
    path.write_text("[{\n" + "\n}, {\n".join(lines) + "\n}]\n", newline="\n")


def grid(generator, shape, spread, steps):
    """Normal numbers on a grid of 1/steps, so that float32 holds them exactly."""
    return torch.round(torch.randn(shape, generator=generator) * spread * steps) / steps


# One operation each.


def activations():
    x = [[-100, -20, -3, -1.5, -0.5, -0.015625], [0, 0.015625, 0.5, 1.5, 3, 20], [1000, 1001, 999, 0.25, -0.25, 100]]
    for function, alpha in [("Sigmoid", None), ("Tanh", None), ("ReLU", None), ("LeakyReLU", None), ("LeakyReLU", 0.25),
                            ("LeakyReLU", 0.0), ("ELU", None), ("ELU", 0.5), ("Softmax", None)]:
        inputs = torch.tensor(x, requires_grad=True)
        weights = torch.tensor([[1, 2, -1, 0.5, 3, -2]] * 3)  # what comes back from behind
        outputs = ACTIVATIONS[function](inputs, alpha)
        (outputs * weights).sum().backward()
        yield {
            "attribute": attribute("Activation", function, **({} if alpha is None else {"Alpha": alpha})),
            "inputs": inputs, "outputs": outputs, "outputGradient": weights, "inputGradient": inputs.grad,
        }


def losses():
    logits = [[0.5, -1.25, 2, 0.25], [1000, 1001, 999, -1000], [-3, 0, 0, 0.75]]
    labels = [2, 0, 3]
    one_hot = F.one_hot(torch.tensor(labels), 4).double()
    probabilities = torch.tensor([[0.5, 0.25, 0.125, 0.125], [0, 0.5, 0.5, 0], [0.25, 0.25, 0.25, 0.25]])
    multi_label = torch.tensor([[1, 0, 0.25, 1], [1.0, 0, 0, 0], [0, 1, 0.5, 0.75]])
    column = [[0.5], [-40], [3], [0]]
    cases = [
        ("SoftmaxCrossEntropy", logits, None, labels),
        ("SoftmaxCrossEntropy", logits, one_hot, None),
        ("SoftmaxCrossEntropy", logits, probabilities, None),
        ("BinaryCrossEntropy", logits, multi_label, None),
        ("BinaryCrossEntropy", column, None, [1, 0, 0, 1]),
        ("MeanSquaredError", [[0.5, -1.25, 2], [0, 4, -3]], torch.tensor([[0.25, 1, 2], [1, -1, 0.5]]), None),
    ]
    for loss, values, targets, integers in cases:
        prediction = torch.tensor(values, dtype=torch.float64, requires_grad=True)
        given = targets
        if integers is not None:
            given = torch.tensor(integers) if loss == "SoftmaxCrossEntropy" else torch.tensor(integers, dtype=torch.float64).unsqueeze(1)
        value = LOSSES[loss](prediction, given)
        value.backward()
        goal = {"labels": integers} if integers is not None else {"targets": targets}
        yield {"attribute": attribute("Loss", loss), "prediction": prediction, **goal, "loss": value, "gradient": prediction.grad}


def initializers():
    """What torch.nn.init draws from, caught on its way to the random generator."""
    caught = {}
    init = torch.nn.init
    init._no_grad_normal_ = lambda tensor, mean, std, *_: caught.update(standardDeviation=float(std))
    init._no_grad_uniform_ = lambda tensor, a, b, *_: caught.update(bound=float(b))
    torch.Tensor.normal_ = lambda tensor, mean=0.0, std=1.0, **_: caught.update(standardDeviation=float(std))
    torch.Tensor.uniform_ = lambda tensor, a=0.0, b=1.0, **_: caught.update(bound=float(b))
    draws = [
        ("LecunNormal", "Tanh", None, lambda w, a: init.kaiming_normal_(w, nonlinearity="linear")),
        ("LecunUniform", "Tanh", None, lambda w, a: init.kaiming_uniform_(w, nonlinearity="linear")),
        ("GlorotNormal", "Tanh", None, lambda w, a: init.xavier_normal_(w)),
        ("GlorotUniform", "Tanh", None, lambda w, a: init.xavier_uniform_(w)),
        ("Xavier", "Tanh", None, lambda w, a: init.xavier_uniform_(w)),
        ("HeNormal", "ReLU", None, lambda w, a: init.kaiming_normal_(w, nonlinearity="relu")),
        ("He", "ReLU", None, lambda w, a: init.kaiming_normal_(w, nonlinearity="relu")),
        ("HeUniform", "ReLU", None, lambda w, a: init.kaiming_uniform_(w, nonlinearity="relu")),
        ("HeNormal", "LeakyReLU", 0.25, lambda w, a: init.kaiming_normal_(w, a=a, nonlinearity="leaky_relu")),
        ("HeUniform", "LeakyReLU", 0.25, lambda w, a: init.kaiming_uniform_(w, a=a, nonlinearity="leaky_relu")),
    ]
    for name, activation, alpha, draw in draws:
        caught.clear()
        draw(torch.empty(50, 200), alpha)
        yield {
            "attributes": [
                attribute("Dense", 200, 50, Init=name),
                attribute("Activation", activation, **({} if alpha is None else {"Alpha": alpha})),
            ],
            **caught,
        }


def optimizers():
    generator = torch.Generator().manual_seed(7)
    start = grid(generator, 6, 1, 64)
    gradients = grid(generator, (8, 6), 1, 64)
    gradients[:, 4] = 0  # never moved
    gradients[2:5, 5] = 0  # moved by what is remembered alone
    cases = [
        ("SGD", {}), ("SGD", {"LearningRate": 0.25}),
        ("Momentum", {}), ("Momentum", {"LearningRate": 0.05, "Momentum": 0.5}), ("Momentum", {"LearningRate": 0.05, "Momentum": 0}),
        ("Nesterov", {}), ("Nesterov", {"LearningRate": 0.05, "Momentum": 0.75}),
        ("Adam", {}), ("Adam", {"LearningRate": 0.05, "Beta1": 0.5, "Beta2": 0.75, "Epsilon": 0.01}),
        ("Adam", {"LearningRate": 0.02, "Beta1": 0}),
        ("AdaGrad", {}), ("AdaGrad", {"LearningRate": 0.25, "Epsilon": 0.01}),
        ("RMSProp", {}), ("RMSProp", {"LearningRate": 0.05, "Rho": 0.75, "Epsilon": 0.01}),
        ("RMSProp", {"LearningRate": 0.05, "Momentum": 0.75}), ("RMSProp", {"LearningRate": 0.05, "Centered": True}),
        ("RMSProp", {"LearningRate": 0.02, "Centered": True, "Momentum": 0.5, "Rho": 0.9, "Epsilon": 0.001}),
        ("AdaDelta", {}), ("AdaDelta", {"LearningRate": 0.5, "Rho": 0.5, "Epsilon": 0.01}),
        ("AdamW", {}), ("AdamW", {"LearningRate": 0.05, "WeightDecay": 0.25}),
        ("AMSGrad", {}), ("AMSGrad", {"LearningRate": 0.05, "Beta1": 0.5, "Beta2": 0.75, "Epsilon": 0.01}),
        ("Adamax", {}), ("Adamax", {"LearningRate": 0.05, "Beta1": 0.5, "Beta2": 0.75, "Epsilon": 0.01}),
        ("Nadam", {}), ("Nadam", {"LearningRate": 0.05, "Beta1": 0.5, "Beta2": 0.75, "Epsilon": 0.01, "MomentumDecay": 0.5}),
        ("RAdam", {}), ("RAdam", {"LearningRate": 0.05, "Beta1": 0.5, "Beta2": 0.96875, "Epsilon": 0.01}),
        ("Lion", {}), ("Lion", {"LearningRate": 0.05, "Beta1": 0.5, "Beta2": 0.75, "WeightDecay": 0.5}),
        ("SGD", {"LearningRate": 0.25, "WeightDecay": 0.125}),
    ]
    for algorithm, options in cases:
        parameters = start.clone().requires_grad_(True)
        optimizer = optimizer_of(algorithm, [parameters], **options)
        rates, after = [], []
        for step, gradient in enumerate(gradients):
            if step == 5:  # a schedule changes the rate on the way
                optimizer.param_groups[0]["lr"] *= 0.5
            rates.append(optimizer.param_groups[0]["lr"])
            parameters.grad = gradient.clone()
            optimizer.step()
            after.append(parameters.detach().clone())
        yield {
            "attribute": attribute("Optimizer", algorithm, **options),
            "start": start, "gradients": gradients, "learningRates": rates, "after": torch.stack(after),
        }


# Whole networks.


def dense(inputs, units, **options):
    return inputs, units, options


def activation(function, alpha=None):
    return function, alpha


def dropout(rate):
    return "Dropout", rate


class Network:
    """A declaration and the same in PyTorch."""

    def __init__(self, name, layers, loss, optimizer=None, inputs=None, target="targets", regularizers=(), smoothing=None, **options):
        self.name, self.layers, self.loss, self.optimizer, self.options = name, layers, loss, optimizer, options
        self.target, self.regularizers, self.smoothing = target, regularizers, smoothing
        self.denses = [layer for layer in layers if isinstance(layer[0], int)]
        self.input_size = inputs or self.denses[0][0]
        self.output_size = self.denses[-1][1]
        self.attributes = ([attribute("Input", inputs)] if inputs else []) + [self.layer_attribute(layer) for layer in layers]
        self.attributes.append(attribute("Loss", loss, **({} if smoothing is None else {"LabelSmoothing": smoothing})))
        if optimizer:
            self.attributes.append(attribute("Optimizer", optimizer, **options))
        self.attributes += [attribute(word, *arguments, **named) for word, arguments, named in regularizers]

    @staticmethod
    def layer_attribute(layer):
        if layer[0] == "Dropout":
            return attribute("Dropout", layer[1])
        if isinstance(layer[0], int):
            return attribute("Dense", layer[0], layer[1], **layer[2])
        return attribute("Activation", layer[0], **({} if layer[1] is None else {"Alpha": layer[1]}))

    def initial(self, generator):
        parameters = {}
        for number, (fan_in, units, options) in enumerate(self.denses, 1):
            name = options.get("Name", f'"Dense{number}"').strip('"').lower()
            parameters[f"{name}.weight"] = grid(generator, (units, fan_in), 1 / fan_in ** 0.5, 256)
            if options.get("Bias", True):
                parameters[f"{name}.bias"] = grid(generator, (units,), 0.25, 256)
        return {name: value.requires_grad_(True) for name, value in parameters.items()}

    def forward(self, parameters, x, fuse, training=False):
        """The outputs, the smallest distance to a kink, and dropout's masks."""
        rest, distance, masks = iter(parameters.items()), float("inf"), []
        for place, layer in enumerate(self.layers):
            if layer[0] == "Dropout":
                dropped = F.dropout(x, layer[1], training)
                masks.append((dropped != 0).int())
                x = dropped
            elif isinstance(layer[0], int):
                weight = next(rest)[1]
                x = F.linear(x, weight, next(rest)[1] if layer[2].get("Bias", True) else None)
            elif not (fuse and place == len(self.layers) - 1 and (layer[0], self.loss) in FUSED):
                if layer[0] in ("ReLU", "LeakyReLU", "ELU"):
                    distance = min(distance, x.abs().min().item())
                x = ACTIVATIONS[layer[0]](x, layer[1])
        return x, distance, masks

    def batch(self, generator, rows):
        x = grid(generator, (rows, self.input_size), 1, 64)
        if self.target == "labels":
            return x, torch.randint(0, max(2, self.output_size), (rows,), generator=generator)
        if self.target == "probabilities":
            cuts = torch.sort(torch.randint(0, 65, (rows, self.output_size - 1), generator=generator), dim=1).values / 64
            return x, torch.diff(cuts, dim=1, prepend=torch.zeros(rows, 1), append=torch.ones(rows, 1))
        if self.target == "bits":
            return x, torch.randint(0, 5, (rows, self.output_size), generator=generator) / 4
        return x, grid(generator, (rows, self.output_size), 1, 64)

    def loss_of(self, prediction, target):
        if self.target == "labels" and self.loss == "BinaryCrossEntropy":
            target = target.double().unsqueeze(1)
        if self.smoothing is not None:
            return F.cross_entropy(prediction, target, label_smoothing=self.smoothing)
        return LOSSES[self.loss](prediction, target)

    def regularize_gradients(self, parameters):
        """Clips the gradients of the loss, then adds those of the penalties."""
        for word, arguments, named in self.regularizers:
            if word == "GradientClip" and "Norm" in named:
                torch.nn.utils.clip_grad_norm_(parameters, named["Norm"])
            elif word == "GradientClip":
                torch.nn.utils.clip_grad_value_(parameters, named["Value"])
        penalized = [p for p in parameters if p.dim() == 2 or any(named.get("Biases") for _, _, named in self.regularizers)]
        for word, arguments, named in self.regularizers:
            if word in ("L1", "ElasticNet"):
                (arguments[0] * sum(p.abs().sum() for p in penalized)).backward()
            if word in ("L2", "ElasticNet"):
                (arguments[-1] / 2 * sum((p ** 2).sum() for p in penalized)).backward()

    @torch.no_grad()
    def constrain(self, parameters):
        """torch.renorm without the 1e-7 that it adds to the norm."""
        for word, arguments, _ in self.regularizers:
            if word == "MaxNorm":
                for weight in (p for p in parameters if p.dim() == 2):
                    weight *= (arguments[0] / weight.norm(dim=1, keepdim=True)).clamp(max=1)

    def vector(self, seed):
        """Its numbers, or none if it comes too near to a kink."""
        generator = torch.Generator().manual_seed(seed)
        torch.manual_seed(seed)
        start = self.initial(generator)
        batches = [self.batch(generator, rows) for rows in (5, 3)]  # the last batch of an epoch is smaller
        outputs, nearest, _ = self.forward(start, batches[0][0], fuse=False)
        prediction, distance, masks = self.forward(start, batches[0][0], fuse=True, training=True)
        loss = self.loss_of(prediction, batches[0][1])
        loss.backward()
        entry = {
            "name": self.name, "attributes": self.attributes,
            "batches": [{"inputs": x, "labels" if self.target == "labels" else "targets": t} for x, t in batches],
            "parameters": start, "outputs": outputs, "loss": loss, "gradients": {name: value.grad for name, value in start.items()},
        }
        nearest = min(nearest, distance)
        if masks:  # fresh masks every step: only the first is kept for replay
            return (entry | {"masks": masks}) if nearest > KINK_MARGIN else None

        trained = {name: value.detach().clone().requires_grad_(True) for name, value in start.items()}
        optimizer = optimizer_of(self.optimizer or "SGD", trained.values(), **self.options)
        losses = []
        for step in range(STEPS):
            x, target = batches[step % 2]
            optimizer.zero_grad()
            prediction, distance, _ = self.forward(trained, x, fuse=True)
            nearest = min(nearest, distance)
            loss = self.loss_of(prediction, target)
            loss.backward()
            self.regularize_gradients(list(trained.values()))
            optimizer.step()
            self.constrain(list(trained.values()))
            losses.append(loss.item())
        return (entry | {"losses": losses, "trained": trained}) if nearest > KINK_MARGIN else None


def networks():
    sigmoid, tanh, relu, elu, softmax = (activation(name) for name in ("Sigmoid", "Tanh", "ReLU", "ELU", "Softmax"))
    cases = [
        Network("Linear", [dense(4, 3)], "MeanSquaredError"),
        Network("SigmoidHidden", [dense(4, 6), sigmoid, dense(6, 3)], "MeanSquaredError", "SGD", LearningRate=0.5),
        Network("TanhHidden", [dense(4, 6), tanh, dense(6, 3)],
                "SoftmaxCrossEntropy", "Momentum", target="labels", LearningRate=0.1),
        Network("ReLUHidden", [dense(4, 6), relu, dense(6, 3), softmax],
                "SoftmaxCrossEntropy", "Nesterov", target="labels", LearningRate=0.05),
        Network("LeakyReLUHidden", [dense(4, 6), activation("LeakyReLU"), dense(6, 3), sigmoid],
                "BinaryCrossEntropy", "Adam", target="bits", LearningRate=0.01),
        Network("LeakyReLUAlpha", [dense(4, 6), activation("LeakyReLU", 0.25), dense(6, 1)],
                "BinaryCrossEntropy", "Adam", target="labels", LearningRate=0.02, Beta1=0.75, Beta2=0.96875, Epsilon=0.001),
        Network("ELUHidden", [dense(4, 6), elu, dense(6, 2), tanh],
                "MeanSquaredError", "Momentum", LearningRate=0.1, Momentum=0.5),
        Network("ELUAlpha", [dense(4, 6), activation("ELU", 0.5), dense(6, 3)],
                "SoftmaxCrossEntropy", "Nesterov", target="probabilities", LearningRate=0.05, Momentum=0.75),
        Network("SoftmaxUnfused", [dense(4, 5), softmax], "MeanSquaredError", "SGD", target="probabilities", LearningRate=1),
        Network("SigmoidUnfused", [dense(4, 5), tanh, dense(5, 2), sigmoid],
                "MeanSquaredError", "Adam", target="bits", LearningRate=0.05),
        Network("ReLULast", [dense(4, 6), tanh, dense(6, 3), relu], "MeanSquaredError", "SGD", LearningRate=0.1),
        Network("LeakyReLULast", [dense(4, 3), activation("LeakyReLU", 0.125)], "MeanSquaredError", "Momentum", LearningRate=0.05),
        Network("ELULast", [dense(4, 3), activation("ELU", 2.0)], "MeanSquaredError", "Nesterov", LearningRate=0.05),
        Network("NoBias", [dense(3, 5, Bias=False), tanh, dense(5, 4, Bias=False, Name='"Middle"'), sigmoid, dense(4, 2, Name='"Head"')],
                "MeanSquaredError", "Nesterov", LearningRate=0.1),
        Network("ActivationsFirst", [tanh, sigmoid, dense(5, 3), elu, tanh, dense(3, 2)],
                "SoftmaxCrossEntropy", "SGD", inputs=5, target="labels", LearningRate=0.5),
        Network("Narrow", [dense(1, 1), tanh, dense(1, 1)], "MeanSquaredError", "Adam", LearningRate=0.05),
        Network("Odd", [dense(17, 19), relu, dense(19, 1), sigmoid],
                "BinaryCrossEntropy", "Adam", target="labels", LearningRate=0.01),
        Network("DropoutHidden", [dense(4, 6), tanh, dropout(0.5), dense(6, 5), relu, dropout(0.25), dense(5, 3)],
                "SoftmaxCrossEntropy", "SGD", target="labels"),
        Network("DropoutFirst", [dropout(0.25), dense(6, 3), sigmoid], "BinaryCrossEntropy", "SGD", inputs=6, target="bits"),
        Network("AdamWHidden", [dense(4, 6), tanh, dense(6, 3)],
                "SoftmaxCrossEntropy", "AdamW", target="labels", LearningRate=0.02, WeightDecay=0.5),
        Network("DecayOfBiases", [dense(4, 6), tanh, dense(6, 3)],
                "SoftmaxCrossEntropy", "AdamW", target="labels", LearningRate=0.02, WeightDecay=0.5, DecayBiases=True),
        Network("AMSGradWide", [dense(17, 40), tanh, dense(40, 20)], "MeanSquaredError", "AMSGrad", LearningRate=0.005, WeightDecay=0),
        Network("RMSPropHidden", [dense(4, 6), tanh, dense(6, 3)],
                "MeanSquaredError", "RMSProp", LearningRate=0.002, Centered=True, Momentum=0.5, Epsilon=0.01),
        Network("L2Penalty", [dense(4, 6), tanh, dense(6, 3)],
                "SoftmaxCrossEntropy", "SGD", target="labels", LearningRate=0.1, regularizers=[("L2", (0.25,), {})]),
        Network("L1Penalty", [dense(4, 6), tanh, dense(6, 3)],
                "MeanSquaredError", "Adam", LearningRate=0.002, regularizers=[("L1", (0.0625,), {})]),
        Network("ElasticPenalty", [dense(4, 6), tanh, dense(6, 3)], "MeanSquaredError", "Momentum", LearningRate=0.01,
                regularizers=[("ElasticNet", (0.0625, 0.25), {"Biases": True})]),
        Network("ClippedNorm", [dense(4, 6), tanh, dense(6, 3)], "SoftmaxCrossEntropy", "Momentum", target="labels", LearningRate=0.1,
                regularizers=[("GradientClip", (), {"Norm": 0.25}), ("L2", (0.125,), {})]),
        Network("ClippedValues", [dense(20, 40), tanh, dense(40, 3)], "SoftmaxCrossEntropy", "Adam", target="labels", LearningRate=0.01,
                regularizers=[("GradientClip", (), {"Value": 0.015625}), ("L2", (0.125,), {})]),
        Network("MaxNorm", [dense(20, 40), tanh, dense(40, 3)], "SoftmaxCrossEntropy", "SGD", target="labels", LearningRate=0.5,
                regularizers=[("MaxNorm", (0.75,), {})]),
        Network("SmoothedLabels", [dense(4, 6), tanh, dense(6, 3)],
                "SoftmaxCrossEntropy", "SGD", target="labels", LearningRate=0.1, smoothing=0.25),
        Network("SmoothedProbabilities", [dense(20, 40), tanh, dense(40, 3)],
                "SoftmaxCrossEntropy", "SGD", target="probabilities", LearningRate=0.1, smoothing=0.125),
    ]
    for number, network in enumerate(cases):
        yield next(filter(None, (network.vector(1000 * number + attempt) for attempt in itertools.count())))


if __name__ == "__main__":
    write("activations", activations())
    write("losses", losses())
    write("optimizers", optimizers())
    write("networks", networks())
    write("initializers", initializers())  # last: it takes torch.nn.init apart

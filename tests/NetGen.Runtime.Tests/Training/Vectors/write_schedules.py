#!/usr/bin/env python3
"""Writes schedules.json beside this file: the learning rates of torch.optim.lr_scheduler, as factors of the largest rate.

    python3 write_schedules.py

Written with PyTorch 2.6.
"""

import json
import pathlib
import warnings

import torch
from torch.optim import lr_scheduler as lr

warnings.simplefilter("ignore")


def factors(create, steps):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    schedule, rates = create(optimizer), []
    for _ in range(steps):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return rates


STEPS = 20
SCHEDULES = {
    "StepDecay": (lambda o: lr.StepLR(o, step_size=6, gamma=0.5), STEPS),
    "Exponential": (lambda o: lr.ExponentialLR(o, gamma=0.9), STEPS),
    "Linear": (lambda o: lr.LinearLR(o, start_factor=1, end_factor=0.25, total_iters=STEPS), STEPS),
    "Cosine": (lambda o: lr.CosineAnnealingLR(o, T_max=STEPS, eta_min=0.125), STEPS),
    "CosineRestarts": (lambda o: lr.CosineAnnealingWarmRestarts(o, T_0=4, T_mult=1, eta_min=0.125), STEPS),
    "CosineRestartsGrowing": (lambda o: lr.CosineAnnealingWarmRestarts(o, T_0=3, T_mult=2), STEPS),
    "OneCycle": (lambda o: lr.OneCycleLR(o, max_lr=1.0, total_steps=STEPS + 1), STEPS),
}

if __name__ == "__main__":
    path = pathlib.Path(__file__).with_name("schedules.json")
    lines = [f'  "{name}": {json.dumps([float(f"{x:.12g}") for x in factors(*case)])}' for name, case in SCHEDULES.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n")

#!/usr/bin/env python3
"""Writes metrics.json beside this file: the figures of sklearn.metrics on random scores and decisions.

    python3 write_metrics.py

Written with scikit-learn 1.2.1.
"""

import json
import pathlib
import warnings

import numpy as np
from sklearn import metrics

warnings.simplefilter("ignore")  # a class that is never predicted has a precision of 0, with a warning

SAMPLES, CLASSES = 60, 5
random = np.random.default_rng(7)


def averages(labels, decisions):
    return {
        average: metrics.precision_recall_fscore_support(labels, decisions, average=average)[:3]
        for average in ("macro", "micro", "weighted")
    }


def classification():
    """Class 3 has no sample and is decided for now and then, class 4 neither. No two scores of a sample are equal: scikit-learn then prefers the last."""
    labels = random.choice([0, 1, 2], SAMPLES, p=[0.6, 0.3, 0.1])
    logits = random.normal(size=(SAMPLES, CLASSES))
    logits[:, 4] -= 16
    logits[np.arange(SAMPLES), labels] += 1
    logits = logits.astype(np.float32).astype(np.float64)
    assert all(len(set(row)) == CLASSES for row in logits)
    probabilities = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    decisions = logits.argmax(axis=1)
    assert 3 in decisions and 4 not in decisions
    each = metrics.precision_recall_fscore_support(labels, decisions, labels=range(CLASSES))
    return {
        "labels": labels.tolist(),
        "logits": logits.flatten().tolist(),
        "each": [list(map(float, figures)) for figures in zip(*each)],
        "averages": averages(labels, decisions),
        "auc": [metrics.roc_auc_score(labels == c, probabilities[:, c]) for c in range(3)],
        "top": [metrics.top_k_accuracy_score(labels, logits, k=k, labels=range(CLASSES)) for k in range(1, CLASSES)],
    }


def binary():
    """Scores of eight values, so that many are equal."""
    labels = random.integers(0, 2, SAMPLES)
    logits = np.round(random.normal(size=SAMPLES) + labels) / 2
    each = metrics.precision_recall_fscore_support(labels, logits >= 0)
    return {
        "labels": labels.tolist(),
        "logits": logits.tolist(),
        "each": [list(map(float, figures)) for figures in zip(*each)],
        "averages": averages(labels, logits >= 0),
        "auc": metrics.roc_auc_score(labels, logits),
    }


def several():
    """Three binary outputs."""
    targets = random.integers(0, 2, (SAMPLES, 3))
    logits = np.round(random.normal(size=(SAMPLES, 3)) * 64 + 32 * targets) / 64
    each = metrics.precision_recall_fscore_support(targets, logits >= 0)
    return {
        "targets": targets.flatten().tolist(),
        "logits": logits.flatten().tolist(),
        "each": [list(map(float, figures)) for figures in zip(*each)],
        "averages": averages(targets, logits >= 0),
        "auc": [metrics.roc_auc_score(targets[:, c], logits[:, c]) for c in range(3)],
    }


def regression():
    """Two outputs, the second with constant targets."""
    targets = np.round(random.normal(size=(SAMPLES, 2)) * 64) / 64
    targets[:, 1] = 0.5
    predictions = np.round((targets + 0.5 * random.normal(size=(SAMPLES, 2))) * 64) / 64
    return {
        "targets": targets.flatten().tolist(),
        "predictions": predictions.flatten().tolist(),
        "mse": metrics.mean_squared_error(targets, predictions),
        "mae": metrics.mean_absolute_error(targets, predictions),
        "r2": metrics.r2_score(targets, predictions),
    }


vectors = {"classification": classification(), "binary": binary(), "several": several(), "regression": regression()}
path = pathlib.Path(__file__).with_name("metrics.json")
path.write_text(json.dumps(vectors, indent=1) + "\n")

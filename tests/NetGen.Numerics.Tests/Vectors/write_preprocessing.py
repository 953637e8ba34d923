#!/usr/bin/env python3
"""Writes preprocessing.json: what scikit-learn's scalers and PCA make of data, and numpy's eigenvectors of a covariance matrix.

    python3 write_preprocessing.py

Written with scikit-learn 1.2.1 and numpy 1.24.2.
"""

import json
import pathlib

import numpy as np
from sklearn.decomposition import PCA
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

ROWS, FEATURES = 61, 6


def data():
    """Correlated features of different scales, far from 0, on a grid that float32 holds exactly."""
    random = np.random.default_rng(7)
    mixed = random.normal(size=(ROWS, FEATURES)) @ random.normal(size=(FEATURES, FEATURES))
    return np.round((mixed * [1, 3, 0.5, 20, 1, 2] + [0, 10, -5, 300, 1, 0]) * 256) / 256


def canonical(values, components):
    """The largest entry of each component positive: the sign of an eigenvector is free, and scikit-learn takes another."""
    signs = np.sign(components[np.arange(len(components)), np.abs(components).argmax(axis=1)])
    return values * signs


def entry(attributes, x, model, new):
    model.fit(x)
    outputs = model.transform(new)
    last = model.steps[-1][1] if hasattr(model, "steps") else model
    explained = None
    if isinstance(last, PCA):
        outputs = canonical(outputs, last.components_)
        explained = float(last.explained_variance_ratio_.sum())
    return {"attributes": attributes, "outputs": outputs.tolist(), "explained": explained}


def main():
    x = data()
    new = np.round((x[:5] * 1.25 + 0.5) * 1024) / 1024
    covariance = np.cov(x, rowvar=False)
    values, vectors = np.linalg.eigh(covariance)
    vectors = vectors.T[::-1]
    models = [
        ("[Standardize]", StandardScaler()),
        ("[ZeroCenter]", StandardScaler(with_std=False)),
        ("[MinMax]", MinMaxScaler()),
        ("[MinMax(-1, 1)]", MinMaxScaler(feature_range=(-1, 1))),
        ("[MinMax(2, 5)]", MinMaxScaler(feature_range=(2, 5))),
        ("[Pca(3)]", PCA(3, svd_solver="full")),
        ("[Pca(6)]", PCA(6, svd_solver="full")),
        ("[Whiten(4, Epsilon = 0)]", PCA(4, whiten=True, svd_solver="full")),
        ("[Standardize] [Pca(2)]", make_pipeline(StandardScaler(), PCA(2, svd_solver="full"))),
        ("[Standardize] [Whiten(6, Epsilon = 0)]", make_pipeline(StandardScaler(), PCA(6, whiten=True, svd_solver="full"))),
        ("[MinMax] [Pca(3)]", make_pipeline(MinMaxScaler(), PCA(3, svd_solver="full"))),
    ]
    file = {
        "data": x.tolist(),
        "new": new.tolist(),
        "covariance": covariance.tolist(),
        "eigenvalues": values[::-1].tolist(),
        "eigenvectors": (canonical(vectors.T, vectors).T).tolist(),
        "models": [entry(attributes, x, model, new) for attributes, model in models],
    }
    lines = [f'  "{name}": {json.dumps(value, separators=(",", ":"))}' for name, value in file.items()]
    path = pathlib.Path(__file__).parent / "preprocessing.json"
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", newline="\n")


main()

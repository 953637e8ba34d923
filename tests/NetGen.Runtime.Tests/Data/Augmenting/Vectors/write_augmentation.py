#!/usr/bin/env python3
"""Writes augmentation.json: pictures moved and blurred by scipy, and colours by Python's colorsys.

    python3 write_augmentation.py

Written with scipy 1.10.1 and numpy 1.24.2.
"""

import colorsys
import json
import math
import pathlib

import numpy as np
from scipy import ndimage

HEIGHT, WIDTH = 7, 9


def matrices():
    """(x, y) to where it goes, from the centre: turned, sheared, stretched and moved."""
    def turn(degrees):
        a = math.radians(degrees)
        return np.array([[math.cos(a), -math.sin(a)], [math.sin(a), math.cos(a)]])

    shear = np.array([[1, math.tan(math.radians(20))], [0, 1]])
    yield turn(0), [2, -1]
    yield turn(0), [0.25, 0.5]
    yield turn(90), [0, 0]
    yield turn(33), [1.5, -0.75]
    yield np.diag([1.3, 0.7]), [0, 0]
    yield shear, [0, 0]
    yield np.diag([-1, 1]), [0, 0]
    yield turn(-20) @ shear @ np.diag([1.1, 1.1]), [0.3, 2]


def warped(image, matrix, offset):
    """scipy asks where each pixel comes from, in rows and columns from the corner."""
    back = np.linalg.inv(matrix)[::-1, ::-1]
    centre = np.array([(HEIGHT - 1) / 2, (WIDTH - 1) / 2])
    start = centre - back @ (centre + np.array(offset)[::-1])
    return ndimage.affine_transform(image, back, start, order=1, mode="grid-constant", cval=0)


def main():
    random = np.random.default_rng(3)
    image = np.round(random.uniform(size=(HEIGHT, WIDTH)) * 256) / 256
    colors = np.round(random.uniform(size=(40, 3)) * 256) / 256
    colors[:6] = [[0, 0, 0], [1, 1, 1], [1, 0, 0], [0.5, 0.5, 0.5], [0, 1, 1], [0.25, 1, 0.25]]
    hsl = [[h, s, l] for h, l, s in (colorsys.rgb_to_hls(*color) for color in colors)]
    file = {
        "image": image.tolist(),
        "warps": [
            {"matrix": matrix.tolist(), "offset": list(offset), "image": warped(image, matrix, offset).tolist()}
            for matrix, offset in matrices()
        ],
        "blurs": [
            {"deviation": d, "image": ndimage.gaussian_filter(image, d, mode="constant", cval=0, truncate=math.ceil(3 * d) / d).tolist()}
            for d in [0.3, 1.0, 2.0]
        ],
        "sharpened": (image + 0.5 * (image - ndimage.uniform_filter(image, 3, mode="constant", cval=0))).tolist(),
        "colors": colors.tolist(),
        "hsl": hsl,
    }
    path = pathlib.Path(__file__).parent / "augmentation.json"
    lines = [f'  "{name}": {json.dumps(value, separators=(",", ":"))}' for name, value in file.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", newline="\n")


main()

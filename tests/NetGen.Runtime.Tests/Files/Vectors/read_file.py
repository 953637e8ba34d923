"""Reads a file that ParameterFile wrote into PyTorch, and prints what the model makes of the vectors' inputs.

    python3 read_file.py FILE        (needs torch; a file of a 5-7-3 network with a ReLU: dense1.weight, dense1.bias, dense2.weight, dense2.bias)

The last line is the largest difference from the outputs that PyTorch gave when it wrote linear.safetensors; 0 when FILE is that file, loaded and saved again.
"""
import json
import os
import struct
import sys

import torch

FOLDER = os.path.dirname(os.path.abspath(__file__))
NAMES = {"dense1.weight": "0.weight", "dense1.bias": "0.bias", "dense2.weight": "2.weight", "dense2.bias": "2.bias"}


def load(path):
    with open(path, "rb") as file:
        content = file.read()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8:8 + length])
    print(header.pop("__metadata__"))
    assert length % 8 == 0
    tensors = {}
    for name, tensor in header.items():
        assert tensor["dtype"] == "F32"
        begin, end = tensor["data_offsets"]
        data = bytearray(content[8 + length + begin:8 + length + end])
        tensors[name] = torch.frombuffer(data, dtype=torch.float32).reshape(tensor["shape"])
        print(name, tensor["shape"])
    return tensors


with open(os.path.join(FOLDER, "outputs.json")) as file:
    expected = json.load(file)
model = torch.nn.Sequential(torch.nn.Linear(5, 7), torch.nn.ReLU(), torch.nn.Linear(7, 3))
model.load_state_dict({NAMES[name]: tensor for name, tensor in load(sys.argv[1]).items()})
with torch.no_grad():
    outputs = model(torch.tensor(expected["inputs"]).reshape(4, 5)).flatten()
print(outputs.tolist())
print(float((outputs - torch.tensor(expected["linear"])).abs().max()))

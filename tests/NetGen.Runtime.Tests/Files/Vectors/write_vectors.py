"""Writes the safetensors files that ParameterFile has to read, with PyTorch's own outputs beside them.

    python3 write_vectors.py        (needs torch; the format itself is written here, with struct and json)

linear.safetensors   torch.nn.Sequential(Linear(5, 7), ReLU, Linear(7, 3)), all F32
mixed.safetensors    the same, its tensors as BF16, F16, F64 and F32
outputs.json         inputs, and the outputs of the model from each file's values in float32
"""
import json
import os
import struct

import torch

FOLDER = os.path.dirname(os.path.abspath(__file__))
TYPES = {torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16"}


def values(tensor):
    if tensor.dtype == torch.bfloat16:
        tensor = tensor.view(torch.int16)
    return tensor.contiguous().numpy().tobytes()


def save(tensors, path):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in tensors.items():
        begin, data = len(data), data + values(tensor)
        header[name] = {"dtype": TYPES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [begin, len(data)]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


torch.manual_seed(7)
model = torch.nn.Sequential(torch.nn.Linear(5, 7), torch.nn.ReLU(), torch.nn.Linear(7, 3))
inputs = torch.randn(4, 5)
linear = {name: tensor.clone() for name, tensor in model.state_dict().items()}
mixed = {
    "0.weight": linear["0.weight"].bfloat16(),
    "0.bias": linear["0.bias"].half(),
    "2.weight": linear["2.weight"].double(),
    "2.bias": linear["2.bias"],
}
save(linear, os.path.join(FOLDER, "linear.safetensors"))
save(mixed, os.path.join(FOLDER, "mixed.safetensors"))

outputs = {}
with torch.no_grad():
    outputs["inputs"] = inputs.flatten().tolist()
    outputs["linear"] = model(inputs).flatten().tolist()
    model.load_state_dict({name: tensor.float() for name, tensor in mixed.items()})
    outputs["mixed"] = model(inputs).flatten().tolist()
with open(os.path.join(FOLDER, "outputs.json"), "w") as file:
    json.dump(outputs, file, indent=1)
    file.write("\n")

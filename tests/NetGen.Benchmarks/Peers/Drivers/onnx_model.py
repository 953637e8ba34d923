"""Writes feed-forward networks as ONNX models, in protobuf's wire format, without any library.

Field numbers are those of onnx.proto3: ModelProto, GraphProto, NodeProto, TensorProto, AttributeProto, ValueInfoProto."""

OPERATORS = {"relu": "Relu", "sigmoid": "Sigmoid", "tanh": "Tanh", "softmax": "Softmax"}
FLOAT = 1


def _varint(value):
    value &= (1 << 64) - 1
    out = bytearray()
    while True:
        out.append(value & 0x7F | (0x80 if value > 0x7F else 0))
        value >>= 7
        if not value:
            return bytes(out)


def _number(field, value):
    return _varint(field << 3) + _varint(value)


def _bytes(field, value):
    value = value.encode() if isinstance(value, str) else value
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _integer_attribute(name, value):
    return _bytes(1, name) + _number(3, value) + _number(20, 2)


def _node(operator, inputs, output, *attributes):
    text = b"".join(_bytes(1, name) for name in inputs) + _bytes(2, output) + _bytes(4, operator)
    return text + b"".join(_bytes(5, attribute) for attribute in attributes)


def _tensor(name, array):
    dimensions = b"".join(_number(1, size) for size in array.shape)
    return dimensions + _number(2, FLOAT) + _bytes(8, name) + _bytes(9, array.astype("<f4").tobytes())


def _value(name, shape):
    dimensions = b"".join(_bytes(1, _number(1, size)) for size in shape)
    return _bytes(1, name) + _bytes(2, _bytes(1, _number(1, FLOAT) + _bytes(2, dimensions)))


def network(words, weights, rows):
    """The network of these layers with a fixed number of rows: Gemm with W as [out, in], then the activations."""
    words = [word for word in words if word != "dropout"]
    nodes, tensors, current, dense = [], [], "x", 0
    for position, word in enumerate(words):
        output = "y" if position == len(words) - 1 else f"h{position}"
        if word == "dense":
            dense += 1
            weight, bias = f"dense{dense}.weight", f"dense{dense}.bias"
            tensors += [_tensor(weight, weights[weight]), _tensor(bias, weights[bias])]
            nodes.append(_node("Gemm", [current, weight, bias], output, _integer_attribute("transB", 1)))
        elif word == "softmax":
            nodes.append(_node("Softmax", [current], output, _integer_attribute("axis", -1)))
        else:
            nodes.append(_node(OPERATORS[word], [current], output))
        current = output

    inputs = weights["dense1.weight"].shape[1]
    outputs = weights[f"dense{dense}.weight"].shape[0]
    graph = b"".join(_bytes(1, node) for node in nodes) + _bytes(2, "network") + b"".join(_bytes(5, tensor) for tensor in tensors)
    graph += _bytes(11, _value("x", (rows, inputs))) + _bytes(12, _value("y", (rows, outputs)))
    return _number(1, 8) + _bytes(7, graph) + _bytes(8, _bytes(1, "") + _number(2, 17))

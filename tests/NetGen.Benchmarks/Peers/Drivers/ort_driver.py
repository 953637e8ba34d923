"""ONNX Runtime on the processor: the network as an ONNX model, inputs and outputs bound beforehand."""

import numpy as np
import onnxruntime as ort

import driver
import onnx_model

# Sessions and bindings are never freed: Debian's build of 1.21 ends the process when they are.
KEPT = []


def session(case):
    options = ort.SessionOptions()
    options.intra_op_num_threads = case.threads
    options.inter_op_num_threads = 1
    options.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.log_severity_level = 3
    model = onnx_model.network(case.layers.split(), case.weights(), case.rows)
    return ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def open_case(case):
    if case.kind != "predict":
        raise ValueError("ONNX Runtime only predicts")
    own = session(case)
    bindings = []
    outputs = []
    for batch in case.inputs():
        binding = own.io_binding()
        binding.bind_ortvalue_input("x", ort.OrtValue.ortvalue_from_numpy(batch))
        result = ort.OrtValue.ortvalue_from_numpy(np.zeros((case.rows, case.outputSize), np.float32))
        binding.bind_ortvalue_output("y", result)
        bindings.append(binding)
        outputs.append(result)
    for binding in bindings:
        own.run_with_iobinding(binding)
    case.write(result.numpy() for result in outputs)

    KEPT.append((own, bindings, outputs))

    # The native session, past the checks of the Python class.
    native = own._sess
    bound = [binding._iobinding for binding in bindings]

    def checked(repetitions):
        for i in range(repetitions):
            own.run_with_iobinding(bindings[i % len(bindings)])

    def direct(repetitions):
        for i in range(repetitions):
            native.run_with_iobinding(bound[i % len(bound)], None)

    return driver.fastest([("binding", checked), ("native binding", direct)])


driver.serve({"onnxruntime": ort.__version__}, open_case)

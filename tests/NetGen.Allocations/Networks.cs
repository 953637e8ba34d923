using static NetGen.Dsl;

namespace NetGen.Allocations;

// Every word of the vocabulary is in one of these.

[Network]
[Dense(784, 200, Init = He)]
[Activation(ReLU)]
[Dropout(0.5)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam)]
internal sealed partial class DigitNet;

[Network]
[Dense(64, 32)]
[Activation(LeakyReLU, Alpha = 0.1)]
[Dropout(0.25)]
[Dense(17)]
[Activation(ELU)]
[Dense(10)]
[Activation(Softmax)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Nesterov)]
internal sealed partial class SmallDigitNet;

[Network]
[Dense(2, 5)]
[Activation(Sigmoid)]
[Dense(4)]
[Activation(Sigmoid)]
[Dense(1)]
[Activation(Sigmoid)]
[Loss(BinaryCrossEntropy)]
[Optimizer(SGD, LearningRate = 0.1)]
internal sealed partial class XorNet;

[Network]
[Input(33)]
[Dropout(Keep = 0.9)]
[Activation(Tanh)]
[Dense(17, Bias = false, Name = "Hidden")]
[Activation(Tanh)]
[Dense(3)]
[Activation(Softmax)]
[Loss(MeanSquaredError)]
[Optimizer(Momentum)]
internal sealed partial class RegressionNet;

[Network]
[Dense(20, 40)]
[Activation(ELU, Alpha = 0.5)]
[Dense(4)]
internal sealed partial class InferenceNet;

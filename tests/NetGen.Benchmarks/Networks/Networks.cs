using NetGen;
using static NetGen.Dsl;

namespace NetGen.Benchmarks;

// The networks of the cases. Where dropout stands, a twin without it is what a peer is checked against: the masks are each side's own.

[Network]
[Dense(2, 5)]
[Activation(Sigmoid)]
[Dense(5, 4)]
[Activation(Sigmoid)]
[Dense(4, 1)]
[Activation(Sigmoid)]
[Loss(BinaryCrossEntropy)]
[Optimizer(SGD, LearningRate = 0.01)]
internal sealed partial class XorNet;

[Network]
[Dense(64, 32)]
[Activation(ReLU)]
[Dense(32, 10)]
internal sealed partial class SmallNet;

[Network]
[Dense(784, 200, Init = He)]
[Activation(ReLU)]
[Dropout(0.5)]
[Dense(200, 10)]
[Activation(Softmax)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 1e-3)]
internal sealed partial class DigitMomentum;

[Network]
[Dense(784, 200, Init = He)]
[Activation(ReLU)]
[Dense(200, 10)]
[Activation(Softmax)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 1e-3)]
internal sealed partial class DigitMomentumExact;

[Network]
[Dense(784, 200, Init = He)]
[Activation(ReLU)]
[Dropout(0.5)]
[Dense(200, 10)]
[Activation(Softmax)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 1e-4)]
internal sealed partial class DigitAdam;

[Network]
[Dense(784, 200, Init = He)]
[Activation(ReLU)]
[Dense(200, 10)]
[Activation(Softmax)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 1e-4)]
internal sealed partial class DigitAdamExact;

[Network]
[Dense(784, 1024, Init = He)]
[Activation(ReLU)]
[Dropout(0.5)]
[Dense(1024, Init = He)]
[Activation(ReLU)]
[Dropout(0.5)]
[Dense(1024, Init = He)]
[Activation(ReLU)]
[Dropout(0.5)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 1e-4)]
internal sealed partial class WideNet;

[Network]
[Dense(784, 1024, Init = He)]
[Activation(ReLU)]
[Dense(1024, Init = He)]
[Activation(ReLU)]
[Dense(1024, Init = He)]
[Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 1e-4)]
internal sealed partial class WideNetExact;

[Network]
[Dense(784, 1024, Bias = false)]
[BatchNorm]
[Activation(ReLU)]
[Dropout(0.5)]
[Dense(1024, Bias = false)]
[BatchNorm]
[Activation(ReLU)]
[Dropout(0.5)]
[Dense(1024, Bias = false)]
[BatchNorm]
[Activation(ReLU)]
[Dropout(0.5)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 1e-4)]
internal sealed partial class WideNormalized;

[Network]
[Dense(784, 1024, Bias = false)]
[BatchNorm]
[Activation(ReLU)]
[Dense(1024, Bias = false)]
[BatchNorm]
[Activation(ReLU)]
[Dense(1024, Bias = false)]
[BatchNorm]
[Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 1e-4)]
internal sealed partial class WideNormalizedExact;

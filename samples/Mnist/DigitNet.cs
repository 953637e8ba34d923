using NetGen;
using static NetGen.Dsl;

namespace Samples;

/// <summary>A perceptron with one hidden layer for 28 × 28 pixels.</summary>
[Network]
[Dense(784, 200, Init = He)]
[Activation(ReLU)]
[Dropout(0.5)]
[Dense(200, 10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 1e-3)]
public sealed partial class DigitNet;

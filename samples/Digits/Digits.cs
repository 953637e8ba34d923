using NetGen;
using static NetGen.Dsl;

namespace Samples;

/// <summary>Reads a handwritten digit of 8 × 8 pixels.</summary>
[Network]
[Dense(64, 256)]                // Init follows from the activation: He for ReLU
[Activation(ReLU)]
[Dropout(0.5)]
[Dense(10)]                     // 256 in: inferred
[Activation(Softmax)]           // what Predict returns; training fuses it with the loss
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 2e-3)]
public sealed partial class Digits;

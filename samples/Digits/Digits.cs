using NetGen;
using static NetGen.Dsl;

/// <summary>Reads a handwritten digit of 8 × 8 pixels.</summary>
[Network]
[Dense(64, 64)]                 // Init follows from the activation: He for ReLU
[Activation(ReLU)]
[Dropout(0.2)]
[Dense(10)]                     // 64 in: inferred
[Activation(Softmax)]           // what Predict returns; training fuses it with the loss
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 2e-3)]
public sealed partial class Digits;

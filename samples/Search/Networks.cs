using NetGen;
using static NetGen.Dsl;

namespace Samples;

// A dropout rate is a constant of its declaration, so each that is tried is a type.

/// <summary>64-48-10 without dropout.</summary>
[Network]
[Dense(64, 48)]
[Activation(ReLU)]
[Dense(10)]
[Activation(Softmax)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.01)]
public sealed partial class Plain;

/// <summary>64-48-10, a tenth of the hidden units dropped.</summary>
[Network]
[Dense(64, 48)]
[Activation(ReLU)]
[Dropout(0.1)]
[Dense(10)]
[Activation(Softmax)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.01)]
public sealed partial class DropsTenth;

/// <summary>64-48-10, a fifth of the hidden units dropped.</summary>
[Network]
[Dense(64, 48)]
[Activation(ReLU)]
[Dropout(0.2)]
[Dense(10)]
[Activation(Softmax)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.01)]
public sealed partial class DropsFifth;

using NetGen;
using static NetGen.Dsl;

namespace NetGen.Interruptions;

/// <summary>Small, and with everything that remembers something from one step to the next.</summary>
[Network]
[Dense(6, 20)]
[BatchNorm]
[Activation(ReLU)]
[Dropout(0.25)]
[Dense(3)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 3e-3)]
public sealed partial class Interrupted;

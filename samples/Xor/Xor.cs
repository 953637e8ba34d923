using NetGen;
using static NetGen.Dsl;

namespace Samples;

/// <summary>Whether exactly one of two inputs is on.</summary>
[Network]
[Dense(2, 5)]
[Activation(Sigmoid)]
[Dense(4)]
[Activation(Sigmoid)]
[Dense(1)]
[Activation(Sigmoid)]
[Loss(BinaryCrossEntropy)]
[Optimizer(Adam, LearningRate = 0.05)]
public sealed partial class Xor;

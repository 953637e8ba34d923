using NetGen;
using static NetGen.Dsl;

namespace Samples;

/// <summary>64-32-10, plain gradient descent.</summary>
[Network]
[Dense(64, 32)] [Activation(Tanh)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(SGD, LearningRate = 0.1)]
internal sealed partial class InputsNetwork;

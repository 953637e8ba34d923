using NetGen;
using static NetGen.Dsl;

namespace Samples;

// The deep ones will not start, which is the point here.
#pragma warning disable NG0202, NG0203, NG0206

/// <summary>2-5-4-1.</summary>
[Network]
[Dense(2, 5, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(4, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(1, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Loss(BinaryCrossEntropy)]
[Optimizer(SGD, LearningRate = 0.1)]
internal sealed partial class Xor541;

/// <summary>2-2-1.</summary>
[Network]
[Dense(2, 2, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(1, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Loss(BinaryCrossEntropy)]
[Optimizer(SGD, LearningRate = 0.1)]
internal sealed partial class Xor21;

/// <summary>2-10-1.</summary>
[Network]
[Dense(2, 10, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(1, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Loss(BinaryCrossEntropy)]
[Optimizer(SGD, LearningRate = 0.1)]
internal sealed partial class Xor101;

/// <summary>Four hidden layers of 5.</summary>
[Network]
[Dense(2, 5, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(5, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(5, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(5, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(1, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Loss(BinaryCrossEntropy)]
[Optimizer(SGD, LearningRate = 0.1)]
internal sealed partial class Xor4Hidden;

/// <summary>Nine hidden layers of 5.</summary>
[Network]
[Dense(2, 5, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(5, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(5, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(5, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(5, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(5, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(5, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(5, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(5, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(1, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Loss(BinaryCrossEntropy)]
[Optimizer(SGD, LearningRate = 0.1)]
internal sealed partial class Xor9Hidden;

using NetGen;
using static NetGen.Dsl;

namespace Samples;

// The recipe's rate is large on purpose: max-norm holds what it could do.
#pragma warning disable NG0601

/// <summary>784-200-200-10 with nothing.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(200)] [Activation(ReLU)]
[Dense(200)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.05)]
internal sealed partial class PlainNet;

/// <summary>784-200-200-10 with dropout.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dropout(0.2)]
[Dense(200)] [Activation(ReLU)] [Dropout(0.5)]
[Dense(200)] [Activation(ReLU)] [Dropout(0.5)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.05)]
internal sealed partial class DropoutNet;

/// <summary>784-200-200-10 with L2.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(200)] [Activation(ReLU)]
[Dense(200)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[L2(1e-3)]
[Optimizer(Momentum, LearningRate = 0.05)]
internal sealed partial class L2Net;

/// <summary>784-200-200-10 with max-norm.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(200)] [Activation(ReLU)]
[Dense(200)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[MaxNorm(2)]
[Optimizer(Momentum, LearningRate = 0.05)]
internal sealed partial class MaxNormNet;

/// <summary>784-200-200-10 with dropout and L2.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dropout(0.2)]
[Dense(200)] [Activation(ReLU)] [Dropout(0.5)]
[Dense(200)] [Activation(ReLU)] [Dropout(0.5)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[L2(1e-4)]
[Optimizer(Momentum, LearningRate = 0.05)]
internal sealed partial class DropoutL2Net;

/// <summary>784-200-200-10 with dropout and max-norm.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dropout(0.2)]
[Dense(200)] [Activation(ReLU)] [Dropout(0.5)]
[Dense(200)] [Activation(ReLU)] [Dropout(0.5)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[MaxNorm(2)]
[Optimizer(Momentum, LearningRate = 0.05)]
internal sealed partial class DropoutMaxNormNet;

/// <summary>784-800-800-10 with the whole recipe.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dropout(0.2)]
[Dense(800)] [Activation(ReLU)] [Dropout(0.5)]
[Dense(800)] [Activation(ReLU)] [Dropout(0.5)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[MaxNorm(2)]
[Optimizer(Momentum, LearningRate = 0.1, Momentum = 0.95)]
internal sealed partial class RecipeNet;

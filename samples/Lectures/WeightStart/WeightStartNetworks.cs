using NetGen;
using static NetGen.Dsl;

namespace Samples;

// Bad starts are the point here.
#pragma warning disable NG0202, NG0203, NG0204, NG0301, NG0302

/// <summary>Five hidden layers of 100, Tanh, all weights 0.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Init = Zeros)] [Activation(Tanh)]
[Dense(100, Init = Zeros)] [Activation(Tanh)]
[Dense(100, Init = Zeros)] [Activation(Tanh)]
[Dense(100, Init = Zeros)] [Activation(Tanh)]
[Dense(100, Init = Zeros)] [Activation(Tanh)]
[Dense(10, Init = Zeros)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.01)]
internal sealed partial class TanhFromZeros;

/// <summary>Five hidden layers of 100, Tanh, weights of U(-1, 1).</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Tanh)]
[Dense(100, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Tanh)]
[Dense(100, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Tanh)]
[Dense(100, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Tanh)]
[Dense(100, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Tanh)]
[Dense(10, Init = Uniform, InitMin = -1, InitMax = 1)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.01)]
internal sealed partial class TanhFromWide;

/// <summary>Five hidden layers of 100, Tanh, weights of N(0, 0.01²).</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Init = Normal, InitScale = 0.01)] [Activation(Tanh)]
[Dense(100, Init = Normal, InitScale = 0.01)] [Activation(Tanh)]
[Dense(100, Init = Normal, InitScale = 0.01)] [Activation(Tanh)]
[Dense(100, Init = Normal, InitScale = 0.01)] [Activation(Tanh)]
[Dense(100, Init = Normal, InitScale = 0.01)] [Activation(Tanh)]
[Dense(10, Init = Normal, InitScale = 0.01)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.01)]
internal sealed partial class TanhFromSmall;

/// <summary>Five hidden layers of 100, Tanh, Xavier.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Init = GlorotUniform)] [Activation(Tanh)]
[Dense(100, Init = GlorotUniform)] [Activation(Tanh)]
[Dense(100, Init = GlorotUniform)] [Activation(Tanh)]
[Dense(100, Init = GlorotUniform)] [Activation(Tanh)]
[Dense(100, Init = GlorotUniform)] [Activation(Tanh)]
[Dense(10, Init = GlorotUniform)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.01)]
internal sealed partial class TanhFromXavier;

/// <summary>Five hidden layers of 100, Tanh, He.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Init = He)] [Activation(Tanh)]
[Dense(100, Init = He)] [Activation(Tanh)]
[Dense(100, Init = He)] [Activation(Tanh)]
[Dense(100, Init = He)] [Activation(Tanh)]
[Dense(100, Init = He)] [Activation(Tanh)]
[Dense(10, Init = He)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.01)]
internal sealed partial class TanhFromHe;

/// <summary>Five hidden layers of 100, ReLU, all weights 0.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Init = Zeros)] [Activation(ReLU)]
[Dense(100, Init = Zeros)] [Activation(ReLU)]
[Dense(100, Init = Zeros)] [Activation(ReLU)]
[Dense(100, Init = Zeros)] [Activation(ReLU)]
[Dense(100, Init = Zeros)] [Activation(ReLU)]
[Dense(10, Init = Zeros)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.01)]
internal sealed partial class ReLUFromZeros;

/// <summary>Five hidden layers of 100, ReLU, weights of U(-1, 1).</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(ReLU)]
[Dense(100, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(ReLU)]
[Dense(100, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(ReLU)]
[Dense(100, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(ReLU)]
[Dense(100, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(ReLU)]
[Dense(10, Init = Uniform, InitMin = -1, InitMax = 1)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.01)]
internal sealed partial class ReLUFromWide;

/// <summary>Five hidden layers of 100, ReLU, weights of N(0, 0.01²).</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Init = Normal, InitScale = 0.01)] [Activation(ReLU)]
[Dense(100, Init = Normal, InitScale = 0.01)] [Activation(ReLU)]
[Dense(100, Init = Normal, InitScale = 0.01)] [Activation(ReLU)]
[Dense(100, Init = Normal, InitScale = 0.01)] [Activation(ReLU)]
[Dense(100, Init = Normal, InitScale = 0.01)] [Activation(ReLU)]
[Dense(10, Init = Normal, InitScale = 0.01)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.01)]
internal sealed partial class ReLUFromSmall;

/// <summary>Five hidden layers of 100, ReLU, Xavier.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Init = GlorotUniform)] [Activation(ReLU)]
[Dense(100, Init = GlorotUniform)] [Activation(ReLU)]
[Dense(100, Init = GlorotUniform)] [Activation(ReLU)]
[Dense(100, Init = GlorotUniform)] [Activation(ReLU)]
[Dense(100, Init = GlorotUniform)] [Activation(ReLU)]
[Dense(10, Init = GlorotUniform)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.01)]
internal sealed partial class ReLUFromXavier;

/// <summary>Five hidden layers of 100, ReLU, He.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Init = He)] [Activation(ReLU)]
[Dense(100, Init = He)] [Activation(ReLU)]
[Dense(100, Init = He)] [Activation(ReLU)]
[Dense(100, Init = He)] [Activation(ReLU)]
[Dense(100, Init = He)] [Activation(ReLU)]
[Dense(10, Init = He)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.01)]
internal sealed partial class ReLUFromHe;

/// <summary>Five hidden layers of 100, Sigmoid, Xavier.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Init = GlorotUniform)] [Activation(Sigmoid)]
[Dense(100, Init = GlorotUniform)] [Activation(Sigmoid)]
[Dense(100, Init = GlorotUniform)] [Activation(Sigmoid)]
[Dense(100, Init = GlorotUniform)] [Activation(Sigmoid)]
[Dense(100, Init = GlorotUniform)] [Activation(Sigmoid)]
[Dense(10, Init = GlorotUniform)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.01)]
internal sealed partial class SigmoidFromXavier;

using NetGen;
using static NetGen.Dsl;

namespace Samples;

// From five layers of sigmoids on the gradient is lost, which is the point here.
#pragma warning disable NG0202, NG0203

/// <summary>1 hidden layer of 100, Sigmoid.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class Sigmoid1;

/// <summary>2 hidden layers of 100, Sigmoid.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class Sigmoid2;

/// <summary>3 hidden layers of 100, Sigmoid.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class Sigmoid3;

/// <summary>4 hidden layers of 100, Sigmoid.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class Sigmoid4;

/// <summary>5 hidden layers of 100, Sigmoid.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class Sigmoid5;

/// <summary>6 hidden layers of 100, Sigmoid.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class Sigmoid6;

/// <summary>7 hidden layers of 100, Sigmoid.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class Sigmoid7;

/// <summary>1 hidden layer of 100, Tanh.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(Tanh)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class Tanh1;

/// <summary>2 hidden layers of 100, Tanh.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class Tanh2;

/// <summary>3 hidden layers of 100, Tanh.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class Tanh3;

/// <summary>4 hidden layers of 100, Tanh.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class Tanh4;

/// <summary>5 hidden layers of 100, Tanh.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class Tanh5;

/// <summary>6 hidden layers of 100, Tanh.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class Tanh6;

/// <summary>7 hidden layers of 100, Tanh.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(100)] [Activation(Tanh)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class Tanh7;

/// <summary>1 hidden layer of 100, ReLU.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class ReLU1;

/// <summary>2 hidden layers of 100, ReLU.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class ReLU2;

/// <summary>3 hidden layers of 100, ReLU.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class ReLU3;

/// <summary>4 hidden layers of 100, ReLU.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class ReLU4;

/// <summary>5 hidden layers of 100, ReLU.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class ReLU5;

/// <summary>6 hidden layers of 100, ReLU.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class ReLU6;

/// <summary>7 hidden layers of 100, ReLU.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 0.1)]
internal sealed partial class ReLU7;

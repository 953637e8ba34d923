using NetGen;
using static NetGen.Dsl;

namespace Samples;

// What a bad start does, with and without BatchNorm, is what the lecture is about.
#pragma warning disable NG0201, NG0202, NG0203, NG0204, NG0206, NG0301, NG0302

/// <summary>Three sigmoid layers of 100 that start with small normal weights.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Init = Normal, InitScale = 0.01)] [Activation(Sigmoid)]
[Dense(100, Init = Normal, InitScale = 0.01)] [Activation(Sigmoid)]
[Dense(100, Init = Normal, InitScale = 0.01)] [Activation(Sigmoid)]
[Dense(10, Init = Normal, InitScale = 0.01)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(SGD, LearningRate = 0.1)]
internal sealed partial class SmallPlain;

/// <summary>The same with BatchNorm before each sigmoid.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Bias = false, Init = Normal, InitScale = 0.01)] [BatchNorm] [Activation(Sigmoid)]
[Dense(100, Bias = false, Init = Normal, InitScale = 0.01)] [BatchNorm] [Activation(Sigmoid)]
[Dense(100, Bias = false, Init = Normal, InitScale = 0.01)] [BatchNorm] [Activation(Sigmoid)]
[Dense(10, Init = Normal, InitScale = 0.01)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(SGD, LearningRate = 0.1)]
internal sealed partial class SmallNormalized;

/// <summary>Three sigmoid layers of 100 that start after Xavier.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(100)] [Activation(Sigmoid)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(SGD, LearningRate = 0.1)]
internal sealed partial class XavierPlain;

/// <summary>The same with BatchNorm before each sigmoid.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Bias = false)] [BatchNorm] [Activation(Sigmoid)]
[Dense(100, Bias = false)] [BatchNorm] [Activation(Sigmoid)]
[Dense(100, Bias = false)] [BatchNorm] [Activation(Sigmoid)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(SGD, LearningRate = 0.1)]
internal sealed partial class XavierNormalized;

/// <summary>Three sigmoid layers of 100 that start with weights of U(-1, 1).</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(100, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(100, Init = Uniform, InitMin = -1, InitMax = 1)] [Activation(Sigmoid)]
[Dense(10, Init = Uniform, InitMin = -1, InitMax = 1)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(SGD, LearningRate = 0.1)]
internal sealed partial class LargePlain;

/// <summary>The same with BatchNorm before each sigmoid.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100, Bias = false, Init = Uniform, InitMin = -1, InitMax = 1)] [BatchNorm] [Activation(Sigmoid)]
[Dense(100, Bias = false, Init = Uniform, InitMin = -1, InitMax = 1)] [BatchNorm] [Activation(Sigmoid)]
[Dense(100, Bias = false, Init = Uniform, InitMin = -1, InitMax = 1)] [BatchNorm] [Activation(Sigmoid)]
[Dense(10, Init = Uniform, InitMin = -1, InitMax = 1)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(SGD, LearningRate = 0.1)]
internal sealed partial class LargeNormalized;

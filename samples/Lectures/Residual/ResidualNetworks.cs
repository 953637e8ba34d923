using NetGen;
using static NetGen.Dsl;

namespace Samples;

// So many narrow layers in a row are what the lecture is about.
#pragma warning disable NG0202, NG0203, NG0206

/// <summary>What a block adds to its input: little at the start, so that the sum of many does not grow.</summary>
[Block]
[Dense(64)] [Activation(ReLU)]
[Dense(64, Init = Normal, InitScale = 0.02)]
internal sealed partial class Part;

/// <summary>20 layers of rectifiers, one behind the other.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 1e-3)]
internal sealed partial class Plain20;

/// <summary>20 layers, of which 18 in 9 residual blocks.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(64)] [Activation(ReLU)]
[Residual<Part>(Repeat = 9)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 1e-3)]
internal sealed partial class Residual20;

/// <summary>50 layers of rectifiers, one behind the other.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 1e-3)]
internal sealed partial class Plain50;

/// <summary>50 layers, of which 48 in 24 residual blocks.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(64)] [Activation(ReLU)]
[Residual<Part>(Repeat = 24)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 1e-3)]
internal sealed partial class Residual50;

/// <summary>110 layers of rectifiers, one behind the other.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)] [Dense(64)] [Activation(ReLU)]
[Dense(64)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 1e-3)]
internal sealed partial class Plain110;

/// <summary>110 layers, of which 108 in 54 residual blocks.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(64)] [Activation(ReLU)]
[Residual<Part>(Repeat = 54)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 1e-3)]
internal sealed partial class Residual110;

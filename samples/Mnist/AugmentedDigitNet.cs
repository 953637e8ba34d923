using NetGen;
using static NetGen.Dsl;

namespace Samples;

/// <summary>
/// What a perceptron is capable of: digits that are bent, turned and moved anew in every epoch, two wide layers with BatchNorm and a little
/// dropout, and a learning rate that goes down along a cosine.
/// </summary>
/// <remarks>
/// The inputs are centred and no more: the pixels at the edge are nearly always black, and dividing by so small a deviation would blow up the few
/// strokes that the augmentation takes there.
/// </remarks>
[Network]
[Elastic(1.3, Spacing = 7)]
[Rotate(10)]
[Scale(0.88, 1.12)]
[Shear(10)]
[Translate(1.5)]
[Input(28, 28, Scale = 0.1)]
[ZeroCenter]
[Flatten]
[Dense(1024, Bias = false)]
[BatchNorm]
[Activation(ReLU)]
[Dropout(0.1)]
[Dense(512, Bias = false)]
[BatchNorm]
[Activation(ReLU)]
[Dropout(0.1)]
[Dense(10)]
[Activation(Softmax)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(AdamW, LearningRate = 2e-3, WeightDecay = 0.01)]
[Schedule(Cosine, Warmup = 400)]
public sealed partial class AugmentedDigitNet;

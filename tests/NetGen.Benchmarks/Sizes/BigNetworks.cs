using NetGen;
using static NetGen.Dsl;

namespace NetGen.Benchmarks;

// Networks of the sizes at which a wrong layout or a quadratic cost would show.

[Network]
[Dense(4096, 4096, Init = He)]
[Activation(ReLU)]
[Dense(4096, Init = He)]
[Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 1e-4)]
internal sealed partial class WideLayers;

[Network]
[Dense(784, 200, Init = He)]
[Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 1e-4)]
internal sealed partial class BigBatch;

[Network]
[Dense(2048, 3840, Init = He)]
[Activation(ReLU)]
[Dense(3840, Init = He)]
[Activation(ReLU)]
[Dense(3840, Init = He)]
[Activation(ReLU)]
[Dense(3200, Init = He)]
[Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam, LearningRate = 1e-5)]
internal sealed partial class FiftyMillion;

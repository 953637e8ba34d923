using NetGen;
using static NetGen.Dsl;

namespace Samples;

/// <summary>784-100-10, SGD.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(SGD)]
internal sealed partial class WithSGD;

/// <summary>784-100-10, Momentum.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum)]
internal sealed partial class WithMomentum;

/// <summary>784-100-10, Nesterov.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Nesterov)]
internal sealed partial class WithNesterov;

/// <summary>784-100-10, AdaGrad.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(AdaGrad)]
internal sealed partial class WithAdaGrad;

/// <summary>784-100-10, RMSProp.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(RMSProp)]
internal sealed partial class WithRMSProp;

/// <summary>784-100-10, AdaDelta.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(AdaDelta)]
internal sealed partial class WithAdaDelta;

/// <summary>784-100-10, Adam.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adam)]
internal sealed partial class WithAdam;

/// <summary>784-100-10, AdamW.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(AdamW)]
internal sealed partial class WithAdamW;

/// <summary>784-100-10, AMSGrad.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(AMSGrad)]
internal sealed partial class WithAMSGrad;

/// <summary>784-100-10, Adamax.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Adamax)]
internal sealed partial class WithAdamax;

/// <summary>784-100-10, Nadam.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Nadam)]
internal sealed partial class WithNadam;

/// <summary>784-100-10, RAdam.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(RAdam)]
internal sealed partial class WithRAdam;

/// <summary>784-100-10, Lion.</summary>
[Network]
[Input(784, Scale = 0.1)]
[Dense(100)] [Activation(ReLU)]
[Dense(10)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Lion)]
internal sealed partial class WithLion;

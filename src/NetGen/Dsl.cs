namespace NetGen;

/// <summary>The vocabulary as bare words: <c>using static NetGen.Dsl;</c> lets a declaration say <c>[Activation(ReLU)]</c>.</summary>
public static class Dsl
{
    /// <inheritdoc cref="ActivationFunction.Sigmoid"/>
    public const ActivationFunction Sigmoid = ActivationFunction.Sigmoid;

    /// <inheritdoc cref="ActivationFunction.Tanh"/>
    public const ActivationFunction Tanh = ActivationFunction.Tanh;

    /// <inheritdoc cref="ActivationFunction.ReLU"/>
    public const ActivationFunction ReLU = ActivationFunction.ReLU;

    /// <inheritdoc cref="ActivationFunction.LeakyReLU"/>
    public const ActivationFunction LeakyReLU = ActivationFunction.LeakyReLU;

    /// <inheritdoc cref="ActivationFunction.ELU"/>
    public const ActivationFunction ELU = ActivationFunction.ELU;

    /// <inheritdoc cref="ActivationFunction.Softmax"/>
    public const ActivationFunction Softmax = ActivationFunction.Softmax;

    /// <inheritdoc cref="ActivationFunction.Step"/>
    public const ActivationFunction Step = ActivationFunction.Step;

    /// <inheritdoc cref="ActivationFunction.SELU"/>
    public const ActivationFunction SELU = ActivationFunction.SELU;

    /// <inheritdoc cref="ActivationFunction.GELU"/>
    public const ActivationFunction GELU = ActivationFunction.GELU;

    /// <inheritdoc cref="ActivationFunction.GELUTanh"/>
    public const ActivationFunction GELUTanh = ActivationFunction.GELUTanh;

    /// <inheritdoc cref="ActivationFunction.SiLU"/>
    public const ActivationFunction SiLU = ActivationFunction.SiLU;

    /// <inheritdoc cref="ActivationFunction.Softplus"/>
    public const ActivationFunction Softplus = ActivationFunction.Softplus;

    /// <inheritdoc cref="ActivationFunction.HardSwish"/>
    public const ActivationFunction HardSwish = ActivationFunction.HardSwish;

    /// <inheritdoc cref="ActivationFunction.Softsign"/>
    public const ActivationFunction Softsign = ActivationFunction.Softsign;

    /// <inheritdoc cref="ActivationFunction.LogSoftmax"/>
    public const ActivationFunction LogSoftmax = ActivationFunction.LogSoftmax;

    /// <inheritdoc cref="Initializer.Zeros"/>
    public const Initializer Zeros = Initializer.Zeros;

    /// <inheritdoc cref="Initializer.Constant"/>
    public const Initializer Constant = Initializer.Constant;

    /// <inheritdoc cref="Initializer.Uniform"/>
    public const Initializer Uniform = Initializer.Uniform;

    /// <inheritdoc cref="Initializer.Normal"/>
    public const Initializer Normal = Initializer.Normal;

    /// <inheritdoc cref="Initializer.TruncatedNormal"/>
    public const Initializer TruncatedNormal = Initializer.TruncatedNormal;

    /// <inheritdoc cref="Initializer.LecunNormal"/>
    public const Initializer LecunNormal = Initializer.LecunNormal;

    /// <inheritdoc cref="Initializer.LecunUniform"/>
    public const Initializer LecunUniform = Initializer.LecunUniform;

    /// <inheritdoc cref="Initializer.GlorotNormal"/>
    public const Initializer GlorotNormal = Initializer.GlorotNormal;

    /// <inheritdoc cref="Initializer.GlorotUniform"/>
    public const Initializer GlorotUniform = Initializer.GlorotUniform;

    /// <inheritdoc cref="Initializer.GlorotUniform"/>
    public const Initializer Xavier = Initializer.GlorotUniform;

    /// <inheritdoc cref="Initializer.HeNormal"/>
    public const Initializer HeNormal = Initializer.HeNormal;

    /// <inheritdoc cref="Initializer.HeUniform"/>
    public const Initializer HeUniform = Initializer.HeUniform;

    /// <inheritdoc cref="Initializer.Orthogonal"/>
    public const Initializer Orthogonal = Initializer.Orthogonal;

    /// <inheritdoc cref="Initializer.HeNormal"/>
    public const Initializer He = Initializer.HeNormal;

    /// <inheritdoc cref="LossFunction.SoftmaxCrossEntropy"/>
    public const LossFunction SoftmaxCrossEntropy = LossFunction.SoftmaxCrossEntropy;

    /// <inheritdoc cref="LossFunction.BinaryCrossEntropy"/>
    public const LossFunction BinaryCrossEntropy = LossFunction.BinaryCrossEntropy;

    /// <inheritdoc cref="LossFunction.MeanSquaredError"/>
    public const LossFunction MeanSquaredError = LossFunction.MeanSquaredError;

    /// <inheritdoc cref="LossFunction.MeanAbsoluteError"/>
    public const LossFunction MeanAbsoluteError = LossFunction.MeanAbsoluteError;

    /// <inheritdoc cref="LossFunction.Huber"/>
    public const LossFunction Huber = LossFunction.Huber;

    /// <inheritdoc cref="LossFunction.Hinge"/>
    public const LossFunction Hinge = LossFunction.Hinge;

    /// <inheritdoc cref="OptimizerAlgorithm.SGD"/>
    public const OptimizerAlgorithm SGD = OptimizerAlgorithm.SGD;

    /// <inheritdoc cref="OptimizerAlgorithm.Momentum"/>
    public const OptimizerAlgorithm Momentum = OptimizerAlgorithm.Momentum;

    /// <inheritdoc cref="OptimizerAlgorithm.Nesterov"/>
    public const OptimizerAlgorithm Nesterov = OptimizerAlgorithm.Nesterov;

    /// <inheritdoc cref="OptimizerAlgorithm.Adam"/>
    public const OptimizerAlgorithm Adam = OptimizerAlgorithm.Adam;

    /// <inheritdoc cref="OptimizerAlgorithm.AdaGrad"/>
    public const OptimizerAlgorithm AdaGrad = OptimizerAlgorithm.AdaGrad;

    /// <inheritdoc cref="OptimizerAlgorithm.RMSProp"/>
    public const OptimizerAlgorithm RMSProp = OptimizerAlgorithm.RMSProp;

    /// <inheritdoc cref="OptimizerAlgorithm.AdaDelta"/>
    public const OptimizerAlgorithm AdaDelta = OptimizerAlgorithm.AdaDelta;

    /// <inheritdoc cref="OptimizerAlgorithm.AdamW"/>
    public const OptimizerAlgorithm AdamW = OptimizerAlgorithm.AdamW;

    /// <inheritdoc cref="OptimizerAlgorithm.AMSGrad"/>
    public const OptimizerAlgorithm AMSGrad = OptimizerAlgorithm.AMSGrad;

    /// <inheritdoc cref="OptimizerAlgorithm.Adamax"/>
    public const OptimizerAlgorithm Adamax = OptimizerAlgorithm.Adamax;

    /// <inheritdoc cref="OptimizerAlgorithm.Nadam"/>
    public const OptimizerAlgorithm Nadam = OptimizerAlgorithm.Nadam;

    /// <inheritdoc cref="OptimizerAlgorithm.RAdam"/>
    public const OptimizerAlgorithm RAdam = OptimizerAlgorithm.RAdam;

    /// <inheritdoc cref="OptimizerAlgorithm.Lion"/>
    public const OptimizerAlgorithm Lion = OptimizerAlgorithm.Lion;

    /// <inheritdoc cref="OptimizerAlgorithm.PerceptronRule"/>
    public const OptimizerAlgorithm PerceptronRule = OptimizerAlgorithm.PerceptronRule;

    /// <inheritdoc cref="OptimizerAlgorithm.LBFGS"/>
    public const OptimizerAlgorithm LBFGS = OptimizerAlgorithm.LBFGS;

    /// <inheritdoc cref="MergeOperation.Add"/>
    public const MergeOperation Add = MergeOperation.Add;

    /// <inheritdoc cref="MergeOperation.Concat"/>
    public const MergeOperation Concat = MergeOperation.Concat;

    /// <inheritdoc cref="MergeOperation.Multiply"/>
    public const MergeOperation Multiply = MergeOperation.Multiply;

    /// <inheritdoc cref="ScheduleForm.ConstantRate"/>
    public const ScheduleForm ConstantRate = ScheduleForm.ConstantRate;

    /// <inheritdoc cref="ScheduleForm.StepDecay"/>
    public const ScheduleForm StepDecay = ScheduleForm.StepDecay;

    /// <inheritdoc cref="ScheduleForm.Exponential"/>
    public const ScheduleForm Exponential = ScheduleForm.Exponential;

    /// <inheritdoc cref="ScheduleForm.InverseTime"/>
    public const ScheduleForm InverseTime = ScheduleForm.InverseTime;

    /// <inheritdoc cref="ScheduleForm.Linear"/>
    public const ScheduleForm Linear = ScheduleForm.Linear;

    /// <inheritdoc cref="ScheduleForm.Cosine"/>
    public const ScheduleForm Cosine = ScheduleForm.Cosine;

    /// <inheritdoc cref="ScheduleForm.CosineRestarts"/>
    public const ScheduleForm CosineRestarts = ScheduleForm.CosineRestarts;

    /// <inheritdoc cref="ScheduleForm.OneCycle"/>
    public const ScheduleForm OneCycle = ScheduleForm.OneCycle;

    /// <summary>E[x²] of values spread evenly over [0, 1], for <see cref="InputAttribute.Scale"/>. Mostly dark images have less: MNIST 0.1.</summary>
    public const double UnitInterval = 1.0 / 3;
}

using System.Numerics.Tensors;

namespace NetGen.Training;

/// <summary>Reads one row of outputs as a loss does: what it decides, how much of it is right, and its loss.</summary>
/// <param name="loss">The declared loss.</param>
/// <param name="outputSize">Values in a row that belong to it.</param>
/// <param name="probabilities">
/// Whether the values are probabilities; otherwise they are logits, or plain values under a loss without classes.
/// </param>
/// <param name="delta">δ of a Huber loss.</param>
/// <param name="offset">The first of them in a row.</param>
/// <param name="targetSize">Values in a row of targets; as many as are read where it is not given.</param>
internal readonly struct HeadReader(LossFunction loss, int outputSize, bool probabilities, double delta = 1, int offset = 0, int? targetSize = null)
{
    /// <summary>Half the distance from 1 to the float below it: what a probability that was rounded to 1 may have lacked.</summary>
    private const double SmallestComplement = 1.0 / (1 << 25);

    private readonly int _targetSize = targetSize ?? outputSize;

    /// <summary>Whether outputs can be right or wrong.</summary>
    public bool HasAccuracy => loss is LossFunction.SoftmaxCrossEntropy or LossFunction.BinaryCrossEntropy;

    /// <summary>The number of classes that a row decides between; 0 where it makes no such decision.</summary>
    public int Classes => loss switch
    {
        LossFunction.SoftmaxCrossEntropy => outputSize,
        LossFunction.BinaryCrossEntropy when outputSize == 1 => 2,
        _ => 0,
    };

    /// <summary>The class that a row of outputs decides for. For networks with <see cref="Classes"/>.</summary>
    public int Decide(ReadOnlySpan<float> row)
    {
        ReadOnlySpan<float> outputs = Outputs(row);
        return loss == LossFunction.SoftmaxCrossEntropy ? TensorPrimitives.IndexOfMax(outputs) : IsOn(outputs[0]) ? 1 : 0;
    }

    /// <summary>The class that a row of a batch belongs to. For networks with <see cref="Classes"/>.</summary>
    public int Actual(Batch batch, int row)
    {
        if (!batch.Labels.IsEmpty)
            return batch.Labels[row];
        ReadOnlySpan<float> targets = Targets(batch, row);
        return loss == LossFunction.SoftmaxCrossEntropy ? TensorPrimitives.IndexOfMax(targets) : targets[0] >= 0.5f ? 1 : 0;
    }

    /// <summary>
    /// The share of right decisions in a row: 0 or 1 for one between classes; of several binary outputs, the share that are on the right
    /// side.
    /// </summary>
    public double Accuracy(ReadOnlySpan<float> rowOutputs, Batch batch, int row)
    {
        if (Classes > 0)
            return Decide(rowOutputs) == Actual(batch, row) ? 1 : 0;
        ReadOnlySpan<float> outputs = Outputs(rowOutputs);
        ReadOnlySpan<float> targets = Targets(batch, row);
        int right = 0;
        for (int output = 0; output < outputs.Length; output++)
            right += IsOn(outputs[output]) == (targets[output] >= 0.5f) ? 1 : 0;
        return (double)right / outputs.Length;
    }

    /// <summary>
    /// The loss of a row, as near as single-precision outputs allow: a probability that was rounded to 0 counts as the smallest float above
    /// it.
    /// </summary>
    public double Loss(ReadOnlySpan<float> rowOutputs, Batch batch, int row)
    {
        ReadOnlySpan<float> outputs = Outputs(rowOutputs);
        ReadOnlySpan<float> targets = batch.Labels.IsEmpty ? Targets(batch, row) : [];
        return loss switch
        {
            LossFunction.SoftmaxCrossEntropy when targets.IsEmpty => CrossEntropy(outputs, batch.Labels[row]),
            LossFunction.SoftmaxCrossEntropy => CrossEntropy(outputs, targets),
            LossFunction.BinaryCrossEntropy when targets.IsEmpty => BinaryCrossEntropy(outputs[0], batch.Labels[row]),
            LossFunction.BinaryCrossEntropy => BinaryCrossEntropy(outputs, targets),
            _ => MeanOfTerms(outputs, targets),
        };
    }

    private ReadOnlySpan<float> Outputs(ReadOnlySpan<float> row) => row.Slice(offset, outputSize);

    private ReadOnlySpan<float> Targets(Batch batch, int row) => batch.Targets.Slice(row * _targetSize + offset, outputSize);

    private bool IsOn(float output) => output >= (probabilities ? 0.5f : 0);

    private double CrossEntropy(ReadOnlySpan<float> outputs, int label) =>
        probabilities ? -LogOf(outputs[label]) : LogSumExp(outputs) - outputs[label];

    private double CrossEntropy(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double logSumExp = probabilities ? 0 : LogSumExp(outputs);
        double sum = 0;
        for (int output = 0; output < outputs.Length; output++)
            sum += targets[output] * (probabilities ? -LogOf(outputs[output]) : logSumExp - outputs[output]);
        return sum;
    }

    private double BinaryCrossEntropy(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double sum = 0;
        for (int output = 0; output < outputs.Length; output++)
            sum += BinaryCrossEntropy(outputs[output], targets[output]);
        return sum / outputs.Length;
    }

    private double BinaryCrossEntropy(double output, double target) => probabilities
        ? -target * LogOf(output) - (1 - target) * Math.Log(Math.Max(1 - output, SmallestComplement))
        : Math.Max(output, 0) - output * target + Math.Log(1 + Math.Exp(-Math.Abs(output)));

    private double MeanOfTerms(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double sum = 0;
        for (int output = 0; output < outputs.Length; output++)
            sum += Term(outputs[output], targets[output]);
        return sum / outputs.Length;
    }

    private double Term(double output, double target)
    {
        double distance = Math.Abs(output - target);
        return loss switch
        {
            LossFunction.MeanAbsoluteError => distance,
            LossFunction.Huber => distance <= delta ? distance * distance / 2 : delta * (distance - delta / 2),
            LossFunction.Hinge => Math.Max(0, 1 - target * output),
            _ => distance * distance,
        };
    }

    private static double LogOf(double probability) => Math.Log(Math.Max(probability, float.Epsilon));

    /// <summary>log Σ eᶻ, shifted by the maximum so that nothing overflows.</summary>
    private static double LogSumExp(ReadOnlySpan<float> logits)
    {
        double max = TensorPrimitives.Max(logits);
        double sum = 0;
        foreach (float logit in logits)
            sum += Math.Exp(logit - max);
        return max + Math.Log(sum);
    }
}

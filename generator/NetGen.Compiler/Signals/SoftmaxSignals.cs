namespace NetGen.Compiler.Signals;

/// <summary>
/// Softmax of n independent normal logits of variance q. Up to q = 2 ln n the sum of their exponentials is what many of them add to, beyond it
/// the largest one's (the random energy model, Derrida 1981).
/// </summary>
internal static class SoftmaxSignals
{
    /// <summary>
    /// E[p²] = e^q/n² for small q, and 1/n where each answer is certain. Two inputs whose logits have the covariance c have E[pp′] = e^c/n².
    /// </summary>
    public static SignalState Probabilities(SignalState logits, double outputs)
    {
        double strength = Math.Exp(Math.Min(Variance(logits), 700)) / outputs;
        double square = strength / (1 + strength - 1 / outputs) / outputs;
        return new SignalState(square, Difference(logits.Inputs), Difference(logits.Masks), Difference(logits.Both)) { Mean = 1 / outputs };

        double Difference(double ofLogits) => square * -ExponentialLessOne(-ofLogits);
    }

    /// <summary>What is taken off all logits of a row is ln n + q/2, or the largest logit, √(2q ln n); with it goes the logits' own mean.</summary>
    public static SignalState Logarithms(SignalState logits, double outputs)
    {
        double variance = Variance(logits);
        double entropy = Math.Log(outputs);
        double common = variance < 2 * entropy ? entropy + variance / 2 : Math.Sqrt(2 * variance * entropy);
        double own = 1 - 1 / outputs;
        return new SignalState(variance * own + common * common, logits.Inputs * own, logits.Masks * own, logits.Both * own) { Mean = -common };
    }

    /// <summary>Softmax does not feel what all logits have in common.</summary>
    private static double Variance(SignalState logits) => Math.Max(0, logits.Square - logits.Mean * logits.Mean);

    /// <summary>eˣ - 1, which for small x would cancel.</summary>
    private static double ExponentialLessOne(double x) => Math.Abs(x) < 1e-5 ? x + x * x / 2 : Math.Exp(x) - 1;
}

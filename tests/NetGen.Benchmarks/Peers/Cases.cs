namespace NetGen.Benchmarks;

/// <summary>The cases of the table of targets.</summary>
internal static class Cases
{
    private const string Digits = "dense relu dropout dense softmax";
    private const string Wide = "dense relu dropout dense relu dropout dense relu dropout dense";

    private const string Normalized = "dense batchnorm relu dropout dense batchnorm relu dropout dense batchnorm relu dropout dense";

    /// <param name="mnist">The directory of the MNIST files.</param>
    /// <param name="density">The share of the inputs that are not 0.</param>
    public static IReadOnlyList<PeerCase> All(string mnist, double density) =>
    [
        new PredictCase<XorNet>("A1", "dense sigmoid dense sigmoid dense sigmoid", 1, density, () => new(seed: 1), (network, x, y, _) => NetGenCalls.Predict(network, x, y)),
        new PredictCase<SmallNet>("A2", "dense relu dense", 1, density, () => new(seed: 1), (network, x, y, _) => NetGenCalls.Predict(network, x, y)),
        new PredictCase<DigitMomentum>("A3", Digits, 1, density, () => new(seed: 1), NetGenCalls.Predict),
        new PredictCase<WideNet>("A4", Wide, 1, density, () => new(seed: 1), NetGenCalls.Predict),
        new PredictCase<DigitMomentum>("B3", Digits, 256, density, () => new(seed: 1), NetGenCalls.Predict),
        new PredictCase<WideNet>("B4", Wide, 256, density, () => new(seed: 1), NetGenCalls.Predict),
        new XorTrainCase(),
        new LabelTrainCase("C2", Digits, 64, density, "momentum", () => new DigitMomentum(seed: 1), () => new DigitMomentumExact(seed: 1)),
        new LabelTrainCase("C2a", Digits, 64, density, "adam", () => new DigitAdam(seed: 1), () => new DigitAdamExact(seed: 1)),
        new LabelTrainCase("C2b", Digits, 1, density, "momentum", () => new DigitMomentum(seed: 1), () => new DigitMomentumExact(seed: 1)),
        new LabelTrainCase("C3", Wide + " softmax", 128, density, "adam", () => new WideNet(seed: 1), () => new WideNetExact(seed: 1)),
        new LabelTrainCase(
            "C3bn", Normalized + " softmax", 128, density, "adam", () => new WideNormalized(seed: 1), () => new WideNormalizedExact(seed: 1)),
        new EpochCase(mnist),
        new UpdateCase("E-Adam", "adam", NetGenCalls.Adam),
        new UpdateCase("E-Momentum", "momentum", NetGenCalls.Momentum),
    ];
}

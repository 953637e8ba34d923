namespace NetGen.Training;

/// <summary>What a report shows beside the run itself.</summary>
public sealed record HtmlReportOptions
{
    /// <summary>The headline; the network's name where none is given.</summary>
    public string? Title { get; init; }

    /// <summary>The samples that the network is judged on at the end; the validation data where none are given.</summary>
    public IBatchSource? Test { get; init; }

    /// <summary>What the classes are called, in their order; their numbers where none are given.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>Pixels in a row of an input that is a grey picture; 0 where inputs are none. They are shown from the darkest value to the brightest.</summary>
    public int ImageWidth { get; init; }

    /// <summary>The samples that were taken for a wrong class with the greatest certainty, this many at most.</summary>
    public int MostMisread { get; init; } = 24;

    /// <summary>
    /// The strength of the gradient at each layer's outputs that the signal model predicts, over that at the last layer's: the layer's name
    /// as in files and the constant of the generated class, for instance <c>["dense1"] = DigitNet.Signals.Dense1Gradient</c>.
    /// </summary>
    public IReadOnlyDictionary<string, double> PredictedGradients { get; init; } = new Dictionary<string, double>();

    /// <summary>Settings of the run that the report lists.</summary>
    public IReadOnlyDictionary<string, object> Settings { get; init; } = new Dictionary<string, object>();
}

namespace NetGen.Compiler.Emission;

/// <summary>The names that emitted code adds to the user's class, apart from those of its layers.</summary>
public static class GeneratedMembers
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "InputSize", "OutputSize", "ParameterCount", "MultiplyAccumulates", "ParameterBytes", "SessionBytesPerRow", "FixedBytes", "BytesPerRow",
        "Description", "Load", "LoadParameters", "Save", "Predict", "Classify", "CreateSession", "Session", "CreateTrainer", "Trainer",
        "Freeze", "Frozen", "Layers", "Signals", "StraightLine", "BlockParameters", "Tensors", "_parameters", "_idle",
    ];

    /// <summary>The types among them.</summary>
    public static IReadOnlyList<string> Types { get; } = ["Session", "Trainer", "Layers", "Signals", "StraightLine", "BlockParameters"];

    /// <summary>Further names in whose scope emitted code speaks of layers.</summary>
    public static IReadOnlyList<string> AmongLayers { get; } = ["GradientView", "BlockGradients", "seed"];
}

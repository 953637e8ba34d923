using System.Text.Json;

namespace NetGen.Numerics.Tests.Vectors;

/// <summary>Training with factors of the learning rate that change on the way, of <c>write_freezing.py</c>.</summary>
/// <param name="Attributes">The declaration, with the factors of the first phase.</param>
/// <param name="Batches">Trained on in turn.</param>
/// <param name="Parameters">At the start, with PyTorch's names and orientation.</param>
/// <param name="Statistics">The running statistics at the start.</param>
/// <param name="Phases">What is frozen, and for how long.</param>
/// <param name="Losses">Of each step, before its update.</param>
/// <param name="Trained">The parameters after these steps.</param>
/// <param name="TrainedStatistics">The running statistics after these steps.</param>
internal sealed record FreezingVector(
    string Name,
    string[] Attributes,
    BatchVector[] Batches,
    Dictionary<string, JsonElement> Parameters,
    Dictionary<string, JsonElement> Statistics,
    FreezingPhase[] Phases,
    double[] Losses,
    Dictionary<string, JsonElement> Trained,
    Dictionary<string, JsonElement> TrainedStatistics)
{
    public static FreezingVector[] All { get; } = VectorFile.Read<FreezingVector>("freezing");
}

/// <summary>Some steps with the same factors.</summary>
/// <param name="Factors">One for each layer.</param>
/// <param name="Steps">How many steps.</param>
internal sealed record FreezingPhase(float[] Factors, int Steps);

using NetGen.Compiler.Findings;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;
using static System.FormattableString;

namespace NetGen.Validation.Starts;

/// <summary>What a network was told, by which figures, and what became of it.</summary>
/// <param name="Network">Its layers in short.</param>
/// <param name="Told">The ids of the rules.</param>
/// <param name="IsToldHopeless">Whether it was told that it will not start.</param>
/// <param name="Amplitude">The least strength with which the gradient reaches a layer.</param>
/// <param name="Last">The signal at the last layer.</param>
/// <param name="Started">Whether it left chance.</param>
internal sealed record Outcome(string Network, string[] Told, bool IsToldHopeless, double Amplitude, SignalRow Last, bool Started)
{
    public static Outcome Of(CompiledNetwork network, bool started)
    {
        DenseNode[] layers = [.. network.Graph.Nodes.OfType<DenseNode>()];
        SignalProfile profile = SignalProfile.Of(network.Graph)!;
        string activation = network.Graph.Nodes.OfType<ActivationNode>().First().Function.ToString();
        double gain = layers[1].FanIn * layers[1].Initializer.Variance;
        string dropout = network.Graph.Nodes.OfType<DropoutNode>().FirstOrDefault() is { } drop ? Invariant($", dropout {drop.Rate}") : "";
        Finding[] told = [.. Judgement.Of(network.Declaration, network.Graph).Where(finding => finding.Rule.IsOnByDefault)];
        return new Outcome(
            Invariant($"{layers.Length - 1} x {layers[0].Units} {activation}, gain {gain:0.###}{dropout}"),
            [.. told.Select(finding => finding.Rule.Id).Distinct()],
            told.Any(finding => finding.Rule == Rules.WillNotStart || finding.Arguments.Any(argument => argument.Contains("will not start"))),
            layers.Min(layer => profile.Rows[layer.Id].Amplitude!.Value),
            profile.Rows[layers[^1].Id],
            started);
    }

    public override string ToString() => Invariant(
        $"{Network}: gradient {Amplitude:0.0e+0}, contrast {Last.Contrast:0.0e+0}, 1 - c {Last.Distance:0.0e+0}, ")
        + Invariant($"noise {Last.NoiseRatio:0.##}, told {string.Join(' ', Told)}: {(Started ? "started" : "did not start")}");
}

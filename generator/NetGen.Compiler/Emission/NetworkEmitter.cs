using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Emission;

/// <summary>Emits the file of a network: its head, and the other part of the user's class.</summary>
public static class NetworkEmitter
{
    public static string Emit(NetworkDeclaration declaration, NetworkGraph graph)
    {
        LoweredNetwork network = LoweredNetwork.Of(declaration.Host, graph);
        SignalProfile? profile = SignalProfile.Of(graph);
        CodeWriter writer = new();
        WriteHead(writer, network);
        HostEmitter.Write(writer, network.Host, writer => WriteDocumentation(writer, network, profile), Interface(network), writer => WriteMembers(writer, network, profile));
        return writer.ToString();
    }

    private static void WriteHead(CodeWriter writer, LoweredNetwork network)
    {
        HostEmitter.WriteFileHead(writer);
        writer.Write();
        writer.Write("//  " + NetworkTable.Title(network));
        if (network.Training is { } training)
        {
            writer.Write($"//  A trainer takes {Text.Bytes(training.FixedBytes)} and {Text.Bytes(training.BytesPerRow)} for each row of its batch, "
                + "rounded up to 16 rows.");
        }

        writer.Write("//");
        foreach (string line in NetworkTable.Formulary(network))
            writer.Write("//  " + line);
        writer.Write();
    }

    /// <summary>The table that appears when hovering over the class: the summary, or the remarks where the user wrote a summary of his own.</summary>
    private static void WriteDocumentation(CodeWriter writer, LoweredNetwork network, SignalProfile? profile)
    {
        string element = network.Host.UserSummary is null ? "summary" : "remarks";
        writer.Write($"/// <{element}>");
        writer.Write("/// " + Text.Xml(NetworkTable.Title(network)));
        writer.Write("/// <code>");
        foreach (string line in NetworkTable.Sizes(network, profile))
            writer.Write("/// " + Text.Xml(line));
        writer.Write("/// </code>");
        if (profile is not null)
            writer.Write("/// " + SignalsEmitter.Premise(network.Graph, profile));
        writer.Write($"/// </{element}>");
    }

    private static string Interface(LoweredNetwork network) =>
        network.Training is null ? "global::NetGen.INetwork" : "global::NetGen.ITrainableNetwork";

    private static void WriteMembers(CodeWriter writer, LoweredNetwork network, SignalProfile? profile)
    {
        ConstantsEmitter.Write(writer, network);
        if (profile is not null)
            SignalsEmitter.Write(writer, network.Graph, profile);
        ParametersEmitter.Write(writer, network);
        PredictionEmitter.Write(writer, network);
        SessionEmitter.Write(writer, network);
        if (network.Training is not null)
            TrainerEmitter.Write(writer, network, network.Training);
        LayersEmitter.Write(writer, network);
        if (StraightLine.Predicts(network))
            StraightPredictionEmitter.Write(writer, network);
        FrozenEmitter.Write(writer, network);
    }
}

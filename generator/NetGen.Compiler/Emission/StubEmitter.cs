using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>
/// Emits a declaration that cannot be compiled: the public members without their work, so that nothing else in the user's files turns red,
/// and one <c>#error</c>, so that a build without the analyzers fails clearly too.
/// </summary>
public static class StubEmitter
{
    /// <summary>Hosts whose other part cannot be written.</summary>
    private const HostTraits Closed = HostTraits.NotPartial | HostTraits.InNonPartialType | HostTraits.Generic | HostTraits.Static
        | HostTraits.Record | HostTraits.FileLocal | HostTraits.DerivesFromNetwork;

    /// <summary>Hosts to which a constructor cannot be added.</summary>
    private const HostTraits WithoutConstructor = HostTraits.PrimaryConstructor | HostTraits.BaseWithoutParameterlessConstructor
        | HostTraits.SeedConstructor;

    public static string Emit(NetworkDeclaration declaration, EquatableArray<Finding> findings)
    {
        CodeWriter writer = new();
        HostEmitter.WriteFileHead(writer);
        writer.Write();
        HostDeclaration host = declaration.Host;
        if (findings.FirstOrDefault(finding => finding.Rule.Severity == RuleSeverity.Error) is { } error)
        {
            string message = string.Format(CultureInfo.InvariantCulture, error.Rule.MessageFormat, [.. error.Arguments]);
            writer.Write($"#error {error.Rule.Id}: the network {host.Name.TrimStart('@')} cannot be compiled: {OneLine(message)}");
            writer.Write();
        }

        if ((host.Traits & Closed) == 0)
        {
            HostEmitter.Write(
                writer, host, writer => writer.Write("/// <summary>This network cannot be compiled as it is declared.</summary>"),
                "global::NetGen.ITrainableNetwork", writer => WriteMembers(writer, declaration));
        }

        return writer.ToString();
    }

    private static void WriteMembers(CodeWriter writer, NetworkDeclaration declaration)
    {
        HostDeclaration host = declaration.Host;
        HashSet<string> taken = new([.. host.MemberNames, .. host.InheritedMembers.Select(member => member.Name)], StringComparer.Ordinal) { host.Name };
        foreach (string type in (string[])["Session", "Trainer"])
        {
            if (taken.Contains(type))
                taken.Add("Create" + type);
        }

        if ((host.Traits & WithoutConstructor) == 0)
        {
            writer.Write("/// <summary>Not available: the declaration cannot be compiled.</summary>");
            writer.Write($"public {host.Name}(int seed = 0) => throw new global::System.NotSupportedException();");
        }

        StubRows rows = new(declaration);
        foreach ((string name, string[] members) in Members(host.Name, rows))
        {
            if (!taken.Add(name))
                continue;
            foreach (string member in members)
                WriteMember(writer, member);
        }

        List<(string Name, NamedLayerItem Layer)> layers = [.. Layers(declaration).Where(layer => taken.Add(layer.Name))];
        foreach ((string name, NamedLayerItem layer) in layers)
            WriteMember(writer, $"public global::NetGen.{ParametersOf(layer)} {name}");

        WriteInterface(writer);
        if (taken.Add("Signals"))
            WriteSignals(writer, layers.Where(layer => layer.Layer is DenseItem).Select(layer => layer.Name));
        if (taken.Add("Session"))
            WriteSession(writer, rows);
        if (taken.Add("Trainer"))
            WriteTrainer(writer, layers, rows);
    }

    private static IEnumerable<(string Name, string[] Members)> Members(string host, StubRows rows)
    {
        const string Names = "global::System.Collections.Generic.IReadOnlyDictionary<string, string>? names = null";
        foreach (string constant in (string[])["InputSize", "OutputSize", "ParameterCount"])
            yield return (constant, [$"public const int {constant} = 1"]);
        foreach (string constant in (string[])["MultiplyAccumulates", "ParameterBytes", "SessionBytesPerRow", "FixedBytes", "BytesPerRow"])
            yield return (constant, [$"public const long {constant} = 1"]);
        yield return ("Description", ["public static global::NetGen.NetworkDescription Description"]);
        yield return ("Load", [$"public static {host} Load(string path, {Names})", $"public static {host} Load(global::System.ReadOnlySpan<byte> file, {Names})"]);
        yield return ("LoadParameters", [$"public void LoadParameters(string path, {Names})", $"public void LoadParameters(global::System.ReadOnlySpan<byte> file, {Names})"]);
        yield return ("Save", ["public void Save(string path)"]);
        yield return ("Predict", [$"public void Predict({ReadOnlyFloats} inputs, {Floats} outputs)", .. rows.Predict]);
        yield return ("Classify", [.. Classify, .. rows.Classify]);
        yield return ("CreateSession", ["public Session CreateSession(int rows = 64, int threads = 1)"]);
        yield return ("CreateTrainer", ["public Trainer CreateTrainer(int batchSize, bool keepGradients = false, int seed = 0, int threads = 0)"]);
    }

    private static void WriteInterface(CodeWriter writer)
    {
        foreach (string member in (string[])
            [
                "global::NetGen.NetworkDescription global::NetGen.INetwork.Description",
                $"{Floats} global::NetGen.INetwork.ParameterBuffer",
                $"void global::NetGen.INetwork.Predict({ReadOnlyFloats} inputs, {Floats} outputs)",
                "global::NetGen.ITrainer global::NetGen.ITrainableNetwork.CreateTrainer(int batchSize, bool keepGradients, int seed, int threads)",
            ])
        {
            writer.Write();
            writer.Write(member + Body);
        }
    }

    private static void WriteSignals(CodeWriter writer, IEnumerable<string> layers)
    {
        writer.Write();
        writer.Write(Unavailable);
        using (writer.Open("public static class Signals"))
        {
            WriteMember(writer, "public const double InputSquare = 1");
            foreach (string layer in layers)
            {
                foreach (string figure in (string[])["Variance", "Contrast", "Gradient"])
                    WriteMember(writer, $"public const double {layer}{figure} = 1");
            }
        }
    }

    private static void WriteSession(CodeWriter writer, StubRows rows)
    {
        writer.Write();
        writer.Write(Unavailable);
        using (writer.Open("public sealed class Session"))
        {
            WriteMember(writer, $"public void Predict({ReadOnlyFloats} inputs, {Floats} outputs)");
            foreach (string member in (string[])[.. rows.Predict, .. Classify, .. rows.Classify])
                WriteMember(writer, member);
        }
    }

    private static void WriteTrainer(CodeWriter writer, List<(string Name, NamedLayerItem Layer)> layers, StubRows rows)
    {
        writer.Write();
        writer.Write(Unavailable);
        using (writer.Open("public sealed class Trainer : global::NetGen.ITrainer"))
        {
            WriteMember(writer, "public int BatchSize");
            WriteMember(writer, "public int StepCount { get => throw new global::System.NotSupportedException(); set => throw new global::System.NotSupportedException(); }");
            WriteMember(writer, "public global::NetGen.OptimizerState OptimizerState");
            WriteMember(writer, "public float LearningRate { get => throw new global::System.NotSupportedException(); set => throw new global::System.NotSupportedException(); }");
            WriteMember(writer, "public global::NetGen.LayerRates LayerRates");
            WriteMember(writer, "public double Penalty");
            WriteMember(writer, "public global::NetGen.ReadOnlyMatrixView Outputs");
            WriteMember(writer, $"public {ReadOnlyFloats} GradientBuffer");
            WriteMember(writer, $"public float Step({ReadOnlyFloats} inputs, {ReadOnlyFloats} targets)");
            WriteMember(writer, $"public float Step({ReadOnlyFloats} inputs, {Labels} labels)");
            WriteMember(writer, $"public void Forward({ReadOnlyFloats} inputs)");
            WriteMember(writer, $"public float Backward({ReadOnlyFloats} targets)");
            WriteMember(writer, $"public float Backward({Labels} labels)");
            foreach (string member in (string[])[.. rows.Step, .. rows.Forward, .. rows.Backward])
                WriteMember(writer, member);
            WriteMember(writer, "public void Update()");
            WriteMember(writer, "public void Observe(global::NetGen.ILayerObserver observer)");
            WriteMember(writer, "public void Dispose()");
            WriteMember(writer, "public GradientView Gradients");
            writer.Write();
            writer.Write(Unavailable);
            using (writer.Open("public readonly ref struct GradientView"))
            {
                foreach ((string name, NamedLayerItem layer) in layers.Where(layer => layer.Layer is not FittedItem))
                    WriteMember(writer, $"public global::NetGen.{GradientsOf(layer)} {name}");
            }
        }
    }

    /// <summary>The layers with parameters, by the names that their views will have, as far as those are names at all.</summary>
    private static IEnumerable<(string Name, NamedLayerItem Layer)> Layers(NetworkDeclaration declaration) =>
        NetworkOutline.LayerNames(declaration.Items)
            .OrderBy(layer => layer.Key)
            .Select(layer => (Name: layer.Value, Layer: (NamedLayerItem)declaration.Items.First(item => item.Index == layer.Key)))
            .Where(layer => layer.Layer is not CompositionItem && Identifiers.IsValid(layer.Name));

    private static string ParametersOf(NamedLayerItem layer) => layer switch
    {
        DenseItem => "DenseParameters",
        PReLUItem => "PReLUParameters",
        ScalingItem => "ScalingParameters",
        ProjectionItem => "ProjectionParameters",
        NormalizationItem { Method: NormalizationMethod.BatchNorm } => "BatchNormParameters",
        _ => "NormalizationParameters",
    };

    private static string GradientsOf(NamedLayerItem layer) => layer switch
    {
        DenseItem => "DenseGradients",
        PReLUItem => "PReLUGradients",
        _ => "NormalizationGradients",
    };

    private static readonly string[] Classify =
        [$"public int Classify({ReadOnlyFloats} input)", $"public void Classify({ReadOnlyFloats} inputs, global::System.Span<int> labels)"];

    private const string Unavailable = "/// <summary>Not available: the declaration cannot be compiled.</summary>";
    private const string Body = " => throw new global::System.NotSupportedException();";

    private static void WriteMember(CodeWriter writer, string member)
    {
        writer.Write();
        writer.Write(Unavailable);
        bool complete = member.EndsWith("}", StringComparison.Ordinal);
        writer.Write(complete ? member : member.Contains(" const ") ? member + ";" : member + Body);
    }

    private static string OneLine(string message) => message.Replace('\r', ' ').Replace('\n', ' ');
}

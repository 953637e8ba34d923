using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>
/// The heads of the members that <see cref="NamedRowsEmitter"/> writes, as far as a declaration that cannot be compiled tells them: a span
/// for each of several inputs, and one for each of several heads.
/// </summary>
internal sealed class StubRows
{
    private readonly string[] _inputs;
    private readonly string[] _outputs;
    private readonly string[][] _targets;

    public StubRows(NetworkDeclaration declaration)
    {
        _inputs = Parameters([.. declaration.Items.OfType<InputItem>().Select(input => input.Name ?? "")]);
        HeadItem[] heads = [.. declaration.Items.OfType<HeadItem>()];
        _outputs = Parameters(CompositionBuilder.HeadNames(heads));

        // A binary head takes labels where it has one output, and that is not known here.
        _targets = _outputs.Length == 0 ? []
            : heads.Any(head => head.Function == LossFunction.BinaryCrossEntropy) ? [Targets(true), Targets(false)]
            : [Targets(false)];

        string[] Targets(bool binaryLabels) =>
            [.. _outputs.Zip(heads, (name, head) => $"{(TakesLabels(head, binaryLabels) ? Labels : ReadOnlyFloats)} {name}")];
    }

    public string[] Predict => _inputs.Length + _outputs.Length == 0 ? []
        : [Member("void Predict", [.. Inputs(), .. _outputs.Length > 0 ? _outputs.Select(name => $"{Floats} {name}") : [$"{Floats} outputs"]])];

    public string[] Classify => _inputs.Length == 0 || _outputs.Length > 0 ? []
        : [Member("int Classify", Inputs()), Member("void Classify", [.. Inputs(), "global::System.Span<int> labels"])];

    public string[] Step => _inputs.Length + _outputs.Length == 0 ? []
        : _outputs.Length > 0 ? [.. _targets.Select(targets => Member("float Step", [.. Inputs(), .. targets]))]
        : [Member("float Step", [.. Inputs(), $"{ReadOnlyFloats} targets"]), Member("float Step", [.. Inputs(), $"{Labels} labels"])];

    public string[] Forward => _inputs.Length == 0 ? [] : [Member("void Forward", Inputs())];

    public string[] Backward => [.. _targets.Select(targets => Member("float Backward", targets))];

    private string[] Inputs() => _inputs.Length > 0 ? [.. _inputs.Select(name => $"{ReadOnlyFloats} {name}")] : [$"{ReadOnlyFloats} inputs"];

    private static bool TakesLabels(HeadItem head, bool binaryLabels) =>
        head.Function == LossFunction.SoftmaxCrossEntropy || binaryLabels && head.Function == LossFunction.BinaryCrossEntropy;

    /// <summary>The names as those of parameters; none where there is but one, or where one is no name.</summary>
    private static string[] Parameters(IReadOnlyList<string> names)
    {
        if (names.Count < 2 || !names.All(Identifiers.IsValid))
            return [];
        string[] parameters = [.. names.Select(RowPart.ParameterOf)];
        return parameters.Distinct().Count() == names.Count ? parameters : [];
    }

    private static string Member(string head, IEnumerable<string> parameters) => $"public {head}({string.Join(", ", parameters)})";
}

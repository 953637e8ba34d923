using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Tests;

/// <summary>Writes declarations as values.</summary>
internal static class Declare
{
    public static HostDeclaration Host { get; } = new() { Namespace = "Demo", Name = "Net", MetadataName = "Demo.Net" };

    public static NetworkDeclaration Network(params DeclarationItem[] items) => Network(Host, items);

    public static NetworkDeclaration Network(HostDeclaration host, params DeclarationItem[] items) =>
        new(host, new EquatableArray<DeclarationItem>(items.Select((item, index) => item with { Index = index })));

    public static NetworkGraph Graph(params DeclarationItem[] items)
    {
        GraphResult result = GraphBuilder.Build(Network(items));
        Assert.Empty(result.Findings);
        return result.Graph!;
    }

    /// <summary>What a declaration is told.</summary>
    public static IReadOnlyList<Finding> FindingsOf(params DeclarationItem[] items) => GraphBuilder.Build(Network(items)).Findings;

    /// <summary>The one thing a declaration is told.</summary>
    public static Finding FindingOf(params DeclarationItem[] items) => Assert.Single(FindingsOf(items));

    public static Finding FindingOf(HostDeclaration host, params DeclarationItem[] items) =>
        Assert.Single(GraphBuilder.Build(Network(host, items)).Findings);

    public static InputItem Input(params int[] shape) => new(0, new EquatableArray<int>(shape));

    public static DenseItem Dense(int units) => new(0, null, units);

    public static DenseItem Dense(int inputs, int units) => new(0, inputs, units);

    public static ActivationItem Activation(ActivationFunction function) => new(0, function);

    public static DropoutItem Dropout(double? rate, double? keep = null) => new(0, rate, keep);

    public static LossItem Loss(LossFunction function) => new(0, function);

    public static PenaltyItem L2(double lambda) => new(0, "L2", null, lambda);

    public static PenaltyItem ElasticNet(double lambda1, double lambda2) => new(0, "ElasticNet", lambda1, lambda2);

    public static OptimizerItem Optimizer(OptimizerAlgorithm algorithm) => new(0, algorithm);

    public static IncompleteItem Incomplete { get; } = new(0);
}

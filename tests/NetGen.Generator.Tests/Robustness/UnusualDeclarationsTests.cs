using NetGen.Generator.Tests.Pipeline;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>What is unusual but right compiles like anything else, without a warning.</summary>
public sealed class UnusualDeclarationsTests
{
    [Theory]
    [InlineData("public sealed partial class Net;")]
    [InlineData("namespace A.B { namespace C { internal partial class Net { } } }")]
    [InlineData("namespace @namespace.@if; partial class @class;")]
    [InlineData("namespace Größe; public partial class 网络;")]
    [InlineData("partial class @record;")]
    [InlineData("partial struct Outer { private partial class Net; }")]
    [InlineData("partial interface IOuter { partial class Net; }")]
    [InlineData("partial record Outer { protected partial class Net; }")]
    [InlineData("partial record struct Outer { public partial class Net; }")]
    [InlineData("static partial class Outer { public partial class Net; }")]
    [InlineData("abstract partial class Outer { partial class Middle { internal protected partial class Net; } }")]
    [InlineData("partial class Outer(int x) { public int X => x; partial class Net; }")]
    [InlineData("class Base<T> { public Base(T? x = default) { } } partial class Net : Base<string>;")]
    [InlineData("class Base { protected void Helper() { } } partial class Net : Base, System.IDisposable { public void Dispose() { } }")]
    [InlineData("partial class Net { public string Title { get; } = \"\"; public Net(string title) : this(0) => Title = title; }")]
    [InlineData("partial class Net { static Net() { } ~Net() { } public static bool operator !(Net net) => false; }")]
    [InlineData("[System.Obsolete] partial class Net;")]
    [InlineData("partial class Net; partial class Net; partial class Net { int Helper() => 1; }")]
    [InlineData("namespace NetGen { partial class Net; }")]
    [InlineData("namespace Mine.NetGen { partial class Net; }")]
    [InlineData("namespace Mine; class System; class NetGen; class Span; class MathF; class DenseParameters; partial class Net;")]
    [InlineData("partial class Net { class System; class NetGen; class Kernels; class Dense; class Float; }")]
    public void Whatever_hosts_it_a_network_compiles(string host)
    {
        const string Attributes = """
            [global::NetGen.Network]
            [global::NetGen.Dense(4, 3)]
            [global::NetGen.Activation(ReLU)]
            [global::NetGen.Dropout(0.5)]
            [global::NetGen.Dense(2)]
            [global::NetGen.Loss(SoftmaxCrossEntropy)]
            [global::NetGen.Optimizer(Adam)]

            """;
        AssertCompiles(InsertBeforeHost(host, Attributes));
    }

    [Theory]
    [InlineData("value")]
    [InlineData("field")]
    [InlineData("record")]
    [InlineData("var")]
    [InlineData("_")]
    [InlineData("i")]
    [InlineData("x")]
    [InlineData("rows")]
    [InlineData("seed")]
    [InlineData("inputs")]
    [InlineData("outputs")]
    [InlineData("labels")]
    [InlineData("targets")]
    [InlineData("weights")]
    [InlineData("parameters")]
    [InlineData("gradients")]
    [InlineData("optimizer")]
    [InlineData("network")]
    [InlineData("System")]
    [InlineData("NetGen")]
    [InlineData("Step")]
    [InlineData("Update")]
    [InlineData("Forward")]
    [InlineData("Backward")]
    [InlineData("Gradients")]
    [InlineData("GradientView")]
    [InlineData("LearningRate")]
    [InlineData("BatchSize")]
    [InlineData("Outputs")]
    [InlineData("Weights")]
    [InlineData("Bias")]
    [InlineData("Dense")]
    [InlineData("DenseParameters")]
    [InlineData("Adam")]
    [InlineData("隠れ層")]
    public void Whatever_a_layer_is_called_the_network_compiles_unless_it_is_told_why_not(string name)
    {
        Run run = Run.Of($$"""
            [Network]
            [Dense(4, 3, Name = "{{name}}")] [Activation(ReLU)] [Dropout(0.5)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]
            partial class Net;
            """);
        if (!run.Findings.Any())
            Assert.Empty(run.OutputDiagnostics);
    }

    [Fact]
    public void No_layer_may_have_the_name_of_a_word_of_the_vocabulary() => Assert.All(typeof(Dsl).GetFields(), word =>
    {
        Run run = Run.Of($"[Network] [Dense(4, 3, Name = \"{word.Name}\")] partial class Net;");
        Assert.Equal("NG0007", Assert.Single(run.Findings).Rule.Id);
    });

    [Theory]
    [InlineData("[Input(1, 28, 28)] [Activation(ReLU)]")]
    [InlineData("[Input(3)] [Dropout(0.5)]")]
    [InlineData("[Dropout(0.2)] [Activation(Tanh)] [Dense(4, 3)] [Loss(MeanSquaredError)]")]
    [InlineData("[Loss(MeanSquaredError)] [Optimizer(Nesterov)] [Input(4)] [Dense(3)]")]
    [InlineData("[Dense(1, 1)] [Loss(BinaryCrossEntropy)]")]
    [InlineData("[Dense(4, 3)] [Activation(Sigmoid)] [Activation(Sigmoid)] [Loss(BinaryCrossEntropy)]")]
    [InlineData("[Dense(4, 3)] [Activation(Softmax)] [Loss(MeanSquaredError)]")]
    [InlineData("[Dense(4, 3)] [Dropout(0)] [Dropout(Keep = 1)] [Dropout(0.5)] [Loss(SoftmaxCrossEntropy)]")]
    [InlineData("[Dense(4, 3, Init = Uniform, InitMin = -3e38, InitMax = 1e-45)] [Loss(MeanSquaredError)]")]
    [InlineData("[Dense(4, 3, Bias = false, Init = Constant, InitValue = 3.4e38)] [Loss(MeanSquaredError)]")]
    [InlineData("[Dense(4, 3)] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 1e-45)]")]
    [InlineData("[Dense(40000, 50000)] [Loss(MeanSquaredError)]")]
    public void Whatever_is_declared_within_the_rules_compiles(string attributes) =>
        AssertCompiles($"[Network] {attributes} partial class Net;");

    private static void AssertCompiles(string source)
    {
        Run run = Run.Of(source);
        Assert.Empty(run.Findings);
        Assert.NotEmpty(run.Files);
        Assert.Empty(run.OutputDiagnostics);
    }

    /// <summary>Writes the attributes before the class with the host's name: the innermost or the last of the source.</summary>
    private static string InsertBeforeHost(string source, string attributes)
    {
        string[] names = ["class Net;", "class Net {", "class Net :", "class @class;", "class 网络;", "class @record;"];
        int name = names.Max(name => source.LastIndexOf(name, StringComparison.Ordinal));
        int start = source.LastIndexOfAny([';', '{', '}'], name) + 1;
        return source.Insert(start, " " + attributes);
    }
}

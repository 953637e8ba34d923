namespace NetGen.Generator.Tests.Robustness;

/// <summary>Declarations that are wrong, each in its own way. Whoever reads one must be told, by C# or by a rule.</summary>
internal static class MalformedSources
{
    public static IReadOnlyList<string> All { get; } = [.. Hosts(), .. Attributes(), .. Combinations(), .. Parts()];

    private static IEnumerable<string> Hosts() =>
    [
        "[Network] [Dense(2, 3)] class Net;",
        "[Network] [Dense(2, 3)] public sealed class Net { }",
        "[Network] [Dense(2, 3)] partial class Net<T>;",
        "[Network] [Dense(2, 3)] partial class Net<T> where T : unmanaged;",
        "[Network] [Dense(2, 3)] abstract partial class Net;",
        "[Network] [Dense(2, 3)] static partial class Net;",
        "[Network] [Dense(2, 3)] partial record Net;",
        "[Network] [Dense(2, 3)] partial record class Net(int X);",
        "[Network] [Dense(2, 3)] record Net;",
        "[Network] [Dense(2, 3)] partial struct Net;",
        "[Network] [Dense(2, 3)] partial record struct Net;",
        "[Network] [Dense(2, 3)] ref partial struct Net;",
        "[Network] [Dense(2, 3)] partial interface Net;",
        "[Network] [Dense(2, 3)] enum Net { A }",
        "[Network] [Dense(2, 3)] delegate void Net();",
        "[assembly: Network] [assembly: Dense(2, 3)]",
        "[module: Network]",
        "partial class Net { [Network] [Dense(2, 3)] void M() { } }",
        "partial class Net { [Network] [Dense(2, 3)] int _field; }",
        "[Network] [Dense(2, 3)] file partial class Net;",
        "file partial class Outer { [Network] [Dense(2, 3)] partial class Net; }",
        "[Network] [Dense(2, 3)] partial class Net();",
        "[Network] [Dense(2, 3)] partial class Net(int seed);",
        "class Outer { [Network] [Dense(2, 3)] partial class Net; }",
        "struct Outer { [Network] [Dense(2, 3)] partial class Net; }",
        "partial class A { class B { partial class C { [Network] [Dense(2, 3)] partial class Net; } } }",
        "partial class Outer<T> { [Network] [Dense(2, 3)] partial class Net; }",
        "partial interface IOuter<out T> { [Network] [Dense(2, 3)] partial class Net; }",
        "class Base { public Base(int x) { } } [Network] [Dense(2, 3)] partial class Net : Base;",
        "class Base { private Base() { } } [Network] [Dense(2, 3)] partial class Net : Base;",
        "abstract class Base { public abstract void M(); } [Network] [Dense(2, 3)] partial class Net : Base;",
        "sealed class Base; [Network] [Dense(2, 3)] partial class Net : Base;",
        "[Network] [Dense(2, 3)] partial class Net : Unknown;",
        "[Network] [Dense(2, 3)] partial class Net : Net;",
        "[Network] [Dense(2, 3)] partial class Net : string;",
        "[Network] [Dense(2, 3)] partial class A; [Network] [Dense(2, 3)] partial class Net : A;",
        "interface IExtra { void M(); } [Network] [Dense(2, 3)] partial class Net : IExtra;",
        "[Network] [Dense(2, 3)] partial class Net { public Net() { } }",
        "[Network] [Dense(2, 3)] partial class Net { public Net(int seed) { } }",
        "[Network] [Dense(2, 3)] partial class Net { public Net(int seed) : this() { } }",
        "[Network] [Dense(2, 3)] partial class Net { public required int X { get; set; } }",
        "[Network] [Dense(2, 3)] partial class Net { public void Predict() { } }",
        "[Network] [Dense(2, 3)] partial class Net { const int InputSize = 2; }",
        "[Network] [Dense(2, 3)] partial class Net { class Trainer; }",
        "[Network] [Dense(2, 3)] partial class Net { int Dense1; }",
        "[Network] [Dense(2, 3)] partial class Net { float[] _parameters = []; }",
        "class Base { public void Save() { } } [Network] [Dense(2, 3)] partial class Net : Base;",
        "[Network] [Dense(2, 3)] partial class Dense1;",
        "[Network] [Dense(2, 3)] partial class Predict;",
        "[Network] [Dense(2, 3)] partial class InputSize;",
        "[Network] [Dense(2, 3)] partial class Session;",
        "[Network] [Dense(2, 3)] partial class Net; [Network] [Dense(2, 3)] partial record Net;",
        "[Network] [Dense(2, 3)] partial class Net; [Network] [Dense(2, 3)] partial struct Net;",
        "[Network] [Dense(2, 3)] class Net; [Network] [Dense(2, 3)] class Net;",
        "[Network] [Dense(2, 3)] partial class Net; class Net;",
        "[Network] [Dense(2, 3)] partial class class;",
        "[Network] [Dense(2, 3)] partial class ;",
        "[Network] [Dense(2, 3)] partial class 1Net;",
        "[Network] [Dense(2, 3)] partial class",
        "[Network] [Dense(2, 3)] partial",
        "[Network] [Dense(2, 3)]",
        "[Network] [Dense(2, 3)] partial class Net {",
        "[Network] [Dense(2, 3)] public private partial class Net;",
        "namespace N { [Network] [Dense(2, 3)] private partial class Net; }",
        "namespace N; namespace M; [Network] [Dense(2, 3)] partial class Net;",
    ];

    private static IEnumerable<string> Attributes() => ((string[])
    [
        // Nothing, or half of something.
        "", "[]", "[", "[Dense", "[Dense(", "[Dense(2", "[Dense(2,", "[Dense(2, 3", "[Dense(2, 3)", "[Dense(2, 3,)]", "[Dense(, 3)]",
        "[Dense(2 3)]", "[Dense(2, 3])", "[Dense(2, 3) [Activation(ReLU)]", "[Dense(2, 3), ]x", "[Dense 2, 3]", "[Dense{2, 3}]", "[(2, 3)]",
        "[Dense<int>(2, 3)]", "[.Dense(2, 3)]", "[NetGen.]",

        // Names that C# does not know.
        "[Dens(2, 3)]", "[dense(2, 3)]", "[Dense(n, 3)]", "[Dense(2, 3, Init = Hee)]", "[Dense(2, 3, init = He)]",
        "[Dense(2, 3, Units = 3)]", "[Dense(2, 3, Unknown = 3)]", "[Dense(2, 3)] [Activation(Relu)]",
        "[Dense(2, 3)] [Activation(NetGen.Missing.ReLU)]", "[Dense(2, 3)] [Loss(CrossEntropy)]", "[Dense(2, 3)] [Optimizer(Adamw)]",
        "[Dense(2, 3)] [Dropout(Rate = 0.5)]", "[Dense(2, 3)] [Conv2D(3)]", "[Dense(x: 2, y: 3)]", "[Keras.Dense(2, 3)]",

        // Wrong types.
        "[Dense(\"2\", 3)]", "[Dense(2, 3.0)]", "[Dense(2, 3L)]", "[Dense(2, 3u)]", "[Dense(2, null)]", "[Dense(2, default(string))]",
        "[Dense(2, true)]", "[Dense(2, He)]", "[Dense(2, typeof(int))]", "[Dense(2, new int[0])]", "[Dense(2, 3, Bias = 1)]",
        "[Dense(2, 3, Name = 3)]", "[Dense(2, 3, Name = 'x')]", "[Dense(2, 3, Init = 1)]", "[Dense(2, 3, Init = ReLU)]",
        "[Dense(2, 3, Init = \"He\")]", "[Dense(2, 3, Init = Normal, InitScale = \"1\")]", "[Dense(2, 3)] [Activation(\"ReLU\")]",
        "[Dense(2, 3)] [Activation(5)]", "[Dense(2, 3)] [Activation(Adam)]", "[Dense(2, 3)] [Activation(null)]",
        "[Dense(2, 3)] [Dropout(\"0.5\")]", "[Dense(2, 3)] [Dropout(0.5m)]", "[Dense(2, 3)] [Dropout(ReLU)]",
        "[Dense(2, 3)] [Loss(Softmax)]", "[Dense(2, 3)] [Optimizer(ReLU)]", "[Input(2.0)] [Dense(3)]", "[Input(\"2\")] [Dense(3)]",
        "[Input(new[] { 2.0 })] [Dense(3)]", "[Input(2, null)] [Dense(3)]",

        // Missing and surplus arguments.
        "[Dense]", "[Dense()]", "[Dense(1, 2, 3)]", "[Dense(2, 3)] [Activation]", "[Dense(2, 3)] [Activation()]",
        "[Dense(2, 3)] [Activation(ReLU, Tanh)]", "[Dense(2, 3)] [Dropout]", "[Dense(2, 3)] [Dropout()]",
        "[Dense(2, 3)] [Dropout(0.1, 0.2)]", "[Dense(2, 3)] [Loss]", "[Dense(2, 3)] [Loss()]", "[Dense(2, 3)] [Optimizer]",
        "[Dense(2, 3, Init = Normal)]", "[Dense(2, 3, Init = Uniform)]", "[Dense(2, 3, Init = Uniform, InitMax = 1)]",
        "[Dense(2, 3, Init = Constant)]", "[Dense(2, 3, Init = TruncatedNormal)]", "[Input] [Dense(3)]", "[Input()] [Dense(3)]",
        "[Input(null)] [Dense(3)]", "[Dense(2, 3, Name = \"A\", Name = \"B\")]", "[Dense(inputs: 2, inputs: 3)]", "[Dense(units: 3, 2)]",
        "[Network] [Dense(2, 3)]",

        // Out of range.
        "[Dense(2, 0)]", "[Dense(2, -3)]", "[Dense(0, 3)]", "[Dense(-2, 3)]", "[Dense(int.MinValue, int.MinValue)]",
        "[Dense(int.MaxValue, int.MaxValue)]", "[Dense(2147483648, 3)]", "[Dense(2, 99999999999999999999)]", "[Dense(int.MaxValue + 1, 3)]",
        "[Dense(2, 1 / 0)]", "[Input(0)] [Dense(3)]", "[Input(2, -2)] [Activation(ReLU)]",
        "[Input(int.MaxValue, int.MaxValue, int.MaxValue)] [Activation(ReLU)]", "[Dense(2, 3)] [Dropout(1)]",
        "[Dense(2, 3)] [Dropout(-0.1)]", "[Dense(2, 3)] [Dropout(1.5)]", "[Dense(2, 3)] [Dropout(double.NaN)]",
        "[Dense(2, 3)] [Dropout(1 / 0.0)]", "[Dense(2, 3)] [Dropout(Keep = 0)]", "[Dense(2, 3)] [Dropout(Keep = 2)]",
        "[Dense(2, 3)] [Dropout(Keep = double.Epsilon)]", "[Dense(2, 3)] [Activation(LeakyReLU, Alpha = -1)]",
        "[Dense(2, 3)] [Activation(ELU, Alpha = double.NaN)]", "[Dense(2, 3)] [Activation((ActivationFunction)99)]",
        "[Dense(2, 3, Init = (Initializer)(-1))]", "[Dense(2, 3)] [Loss((LossFunction)99)]",
        "[Dense(2, 3)] [Loss(MeanSquaredError)] [Optimizer((OptimizerAlgorithm)99)]",
        "[Dense(2, 3)] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0)]",
        "[Dense(2, 3)] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = double.PositiveInfinity)]",
        "[Dense(2, 3)] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 1e300)]",
        "[Dense(2, 3)] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 1e-300)]",
        "[Dense(2, 3)] [Loss(MeanSquaredError)] [Optimizer(Adam, Beta1 = 1)]",
        "[Dense(2, 3)] [Loss(MeanSquaredError)] [Optimizer(Adam, Beta2 = -1)]",
        "[Dense(2, 3)] [Loss(MeanSquaredError)] [Optimizer(Adam, Epsilon = 0)]",
        "[Dense(2, 3)] [Loss(MeanSquaredError)] [Optimizer(Momentum, Momentum = 1)]", "[Dense(2, 3, Init = Normal, InitScale = 0)]",
        "[Dense(2, 3, Init = Normal, InitScale = 1e300)]", "[Dense(2, 3, Init = Constant, InitValue = double.NaN)]",
        "[Dense(2, 3, Init = Uniform, InitMin = 1, InitMax = 0)]",
        "[Dense(2, 3, Init = Uniform, InitMin = double.NegativeInfinity, InitMax = 0)]", "[Dense(100000, 100000)]",

        // Names.
        "[Dense(2, 3, Name = \"\")]", "[Dense(2, 3, Name = \" \")]", "[Dense(2, 3, Name = \"a b\")]", "[Dense(2, 3, Name = \"1a\")]",
        "[Dense(2, 3, Name = \"class\")]", "[Dense(2, 3, Name = \"@x\")]", "[Dense(2, 3, Name = \"a.b\")]",
        "[Dense(2, 3, Name = \"a\\n#error\")]", "[Dense(2, 3, Name = \"\\\"\")]", "[Dense(2, 3, Name = \"\\0\")]",
        "[Dense(2, 3, Name = \"}\")]", "[Dense(2, 3, Name = \"*/\")]", "[Dense(2, 3, Name = \"\\uD800\")]", "[Dense(2, 3, Name = \"Net\")]",
        "[Dense(2, 3, Name = \"Predict\")]", "[Dense(2, 3, Name = \"_parameters\")]", "[Dense(2, 3, Name = \"ToString\")]",
        "[Dense(2, 3, Name = \"GetHashCode\")]", "[Dense(2, 3, Name = \"MemberwiseClone\")]",
        "[Dense(2, 3, Name = \"A\")] [Dense(3, Name = \"A\")]", "[Dense(2, 3, Name = \"A\")] [Dense(3, Name = \"a\")]",
        "[Dense(2, 3, Name = \"Dense2\")] [Dense(3)]", "[Dense(2, 3, Name = \"dense2\")] [Dense(3)]",
    ]).Select(attributes => $"[Network] {attributes} partial class Net;");

    private static IEnumerable<string> Combinations() => ((string[])
    [
        "[Dense(3)]", "[Activation(ReLU)]", "[Dropout(0.5)]", "[Loss(MeanSquaredError)]", "[Optimizer(Adam)]", "[Input(2)]",
        "[Input(2)] [Input(2)] [Dense(3)]", "[Dense(2, 3)] [Input(2)]", "[Dense(2, 3)] [Dense(4, 5)]", "[Input(2)] [Dense(4, 5)]",
        "[Input(2, 2)] [Dense(4, 5)]", "[Input(2, 2)] [Activation(ReLU)] [Dense(5)]", "[Dense(2, 3)] [Optimizer(SGD)]",
        "[Dense(2, 3)] [Loss(MeanSquaredError)] [Loss(MeanSquaredError)]",
        "[Dense(2, 3)] [Loss(MeanSquaredError)] [Optimizer(SGD)] [Optimizer(SGD)]", "[Dense(2, 3)] [Activation(Softmax)] [Dense(3)]",
        "[Dense(2, 3)] [Activation(Softmax)] [Activation(Softmax)]", "[Dense(2, 3)] [Activation(Softmax)] [Dropout(0.5)]",
        "[Dense(2, 3)] [Activation(Softmax)] [Loss(BinaryCrossEntropy)]", "[Dense(2, 3)] [Activation(Sigmoid)] [Loss(SoftmaxCrossEntropy)]",
        "[Dense(2, 3)] [Activation(Softmax)] [Dropout(0.5)] [Loss(SoftmaxCrossEntropy)]",
        "[Dense(2, 3)] [Activation(Sigmoid)] [Dropout(0.5)] [Loss(BinaryCrossEntropy)]", "[Dense(2, 1)] [Activation(Softmax)]",
        "[Dense(2, 1)] [Loss(SoftmaxCrossEntropy)]", "[Dense(2, 3)] [Activation(ReLU, Alpha = 1)]", "[Dense(2, 3, InitScale = 1)]",
        "[Dense(2, 3)] [Loss(MeanSquaredError)] [Optimizer(SGD, Momentum = 0.9)]", "[Dense(2, 3)] [Dropout(0.5, Keep = 0.5)]",
        "[Dense(1, 1)] [Dense(int.MaxValue)] [Dense(int.MaxValue)]",
    ]).Select(attributes => $"[Network] {attributes} partial class Net;");

    private static IEnumerable<string> Parts() =>
    [
        "[Network] [Dense(2, 3)] partial class Net; [Dense(3)] partial class Net;",
        "[Dense(2, 3)] partial class Net; [Network] [Activation(ReLU)] partial class Net;",
        "[Input(2)] partial class Net; [Network] [Dense(3)] partial class Net;",
        "[Network] [Dense(2, 3)] partial class Net; [Network] partial class Net;",
        "[Network] partial class Net; partial class Net;",
        "[Network, Network] [Dense(2, 3)] partial class Net;",
        "[Network(1)] [Dense(2, 3)] partial class Net;",
        "[Network<int>] [Dense(2, 3)] partial class Net;",
        "[Netwrk] [Dense(2, 3)] partial class Net;",
        "[Network] [Dense(2, 3)] partial class Net; sealed class Net;",
    ];
}

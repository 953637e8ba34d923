namespace NetGen.Analyzers.Tests;

/// <summary>For each rule a source that breaks it, marked, and one close to it that does not.</summary>
internal static class RuleExamples
{
    public static IReadOnlyDictionary<string, (string Bad, string Good)> All { get; } = new Dictionary<string, (string, string)>
    {
        ["NG0001"] = (
            "[Network] [Dense(4, 3)] class {|NG0001:Net|};",
            "[Network] [Dense(4, 3)] partial class Net;"),
        ["NG0002"] = (
            "class Outer { [Network] [Dense(4, 3)] partial class {|NG0002:Net|}; }",
            "partial class Outer { [Network] [Dense(4, 3)] partial class Net; }"),
        ["NG0003"] = (
            "[Network] [Dense(4, 3)] partial record {|NG0003:Net|};",
            "[Network] [Dense(4, 3)] internal sealed partial class Net;"),
        ["NG0004"] = (
            "class Base(int x) { public int X => x; } [Network] [Dense(4, 3)] partial class {|NG0004:Net|} : Base;",
            "class Base(int x = 1) { public int X => x; } [Network] [Dense(4, 3)] partial class Net : Base;"),
        ["NG0005"] = (
            "[Network] [Dense(4, 3)] partial class Net { public const int {|NG0005:InputSize|} = 4; }",
            "[Network] [Dense(4, 3)] partial class Net { public const int Width = 4; }"),
        ["NG0006"] = (
            "[Network] [Dense(4, 3, {|NG0006:Name = \"my layer\"|})] partial class Net;",
            "[Network] [Dense(4, 3, Name = \"MyLayer\")] partial class Net;"),
        ["NG0007"] = (
            "[Network] [Dense(4, 3, Name = \"A\")] [Dense(2, {|NG0007:Name = \"a\"|})] partial class Net;",
            "[Network] [Dense(4, 3, Name = \"A\")] [Dense(2, Name = \"B\")] partial class Net;"),
        ["NG0008"] = (
            "[{|NG0008:Dense(4, 3)|}] [Activation(ReLU)] partial class Net;",
            "[Network] [Dense(4, 3)] [Activation(ReLU)] partial class Net;"),
        ["NG0009"] = (
            "[Network] partial class {|NG0009:Net|};",
            "[Network] [Dense(4, 3)] partial class Net;"),
        ["NG0010"] = (
            "[Network] [Dense(4, 3)] partial class Net; [{|NG0010:Dense(2)|}] partial class Net;",
            "[Network] partial class Net; [Dense(4, 3)] [Dense(2)] partial class Net;"),
        ["NG0011"] = (
            "[Network] [Dense(4, 3)] [Dropout({|NG0011:1.0|})] partial class Net;",
            "[Network] [Dense(4, 3)] [Dropout(0.5)] partial class Net;"),
        ["NG0012"] = (
            "[Network] [Dense(4, 3)] [Loss(MeanSquaredError)] [{|NG0012:Loss(SoftmaxCrossEntropy)|}] partial class Net;",
            "[Network] [Dense(4, 3)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0013"] = (
            "[Network] [Dense(4, 3)] [Loss(MeanSquaredError)] [Optimizer(SGD), {|NG0013:Optimizer(Adam)|}] partial class Net;",
            "[Network] [Dense(4, 3)] [Loss(MeanSquaredError)] [Optimizer(Adam)] partial class Net;"),
        ["NG0014"] = (
            "[Network] [Dense(4, 3, {|NG0014:Init = Normal|})] partial class Net;",
            "[Network] [Dense(4, 3, Init = Normal, InitScale = 0.1)] partial class Net;"),
        ["NG0015"] = (
            "[Network] [Dense(4, 3)] [Activation(ReLU, {|NG0015:Alpha = 0.1|})] partial class Net;",
            "[Network] [Dense(4, 3)] [Activation(LeakyReLU, Alpha = 0.1)] partial class Net;"),
        ["NG0016"] = (
            "[Network] [Dense(100, 50)] [{|NG0016:Dense(100_000_000)|}] partial class Net;",
            "[Network] [Dense(100, 50)] [Dense(40_000_000)] partial class Net;"),
        ["NG0017"] = (
            "[Network] [Dense(4, 3)] [Dropout(0.2, {|NG0017:Keep = 0.8|})] partial class Net;",
            "[Network] [Dense(4, 3)] [Dropout(Keep = 0.8)] partial class Net;"),
        ["NG0018"] = (
            "[Network] [Dense(4, 3)] [{|NG0018:Input(4)|}] partial class Net;",
            "[Network] [Input(4)] [Dense(4, 3)] partial class Net;"),
        ["NG0019"] = (
            "[Network] [Input(4)] [Activation(Softmax)] [{|NG0019:Loss(SoftmaxCrossEntropy)|}] partial class Net;",
            "[Network] [Input(4)] [Activation(Softmax)] partial class Net;"),
        ["NG0101"] = (
            "[Network] [Dense(4, 3)] [Dense({|NG0101:4|}, 2)] partial class Net;",
            "[Network] [Dense(4, 3)] [Dense(3, 2)] partial class Net;"),
        ["NG0102"] = (
            "[Network] [{|NG0102:Dense(3)|}] partial class Net;",
            "[Network] [Input(4)] [Dense(3)] partial class Net;"),
        ["NG0103"] = (
            "[Network] [Input(1, 28, 28)] [{|NG0103:Dense(3)|}] partial class Net;",
            "[Network] [Input(784)] [Dense(3)] partial class Net;"),
        ["NG0104"] = (
            "[Network] [Dense(4, 1)] [{|NG0104:Loss(SoftmaxCrossEntropy)|}] partial class Net;",
            "[Network] [Dense(4, 1)] [Loss(BinaryCrossEntropy)] partial class Net;"),
        ["NG0105"] = (
            "[Network] [Dense(4, 3)] [{|NG0105:Activation(Softmax)|}] [Dense(2)] partial class Net;",
            "[Network] [Dense(4, 3)] [Dense(2)] [Activation(Softmax)] partial class Net;"),
        ["NG0106"] = (
            "[Network] [Dense(4, 3)] [{|NG0106:Activation(Sigmoid)|}] [Loss(SoftmaxCrossEntropy)] partial class Net;",
            "[Network] [Dense(4, 3)] [Activation(Sigmoid)] [Loss(BinaryCrossEntropy)] partial class Net;"),
    };
}

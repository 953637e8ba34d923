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
        ["NG0020"] = (
            "[Network] [Dense(4, 3)] [Activation(Tanh)] [Loss(MeanAbsoluteError)] [Optimizer({|NG0020:PerceptronRule|})] partial class Net;",
            "[Network] [Dense(4, 3)] [Activation(Step)] [Loss(MeanAbsoluteError)] [Optimizer(PerceptronRule)] partial class Net;"),
        ["NG0021"] = (
            "[Network] [Dense(4, 3, Trainable = false)] [Activation(ReLU)] [Dense(2, RateFactor = 0)] [{|NG0021:Loss(MeanSquaredError)|}] partial class Net;",
            "[Network] [Dense(4, 3, Trainable = false)] [Activation(ReLU)] [Dense(2, RateFactor = 0.1)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0022"] = (
            "[Network] [Input(4, Name = \"A\")] [Input(2, Name = \"B\")] [Select({|NG0022:\"C\"|})] [Dense(3)] partial class Net;",
            "[Network] [Input(4, Name = \"A\")] [Input(2, Name = \"B\")] [Branches<F, G>(Merge = Concat)] partial class Net; [Block] [Select(\"A\")] [Dense(4)] class F; [Block] [Select(\"B\")] class G;"),
        ["NG0023"] = (
            "[Network] [Input(4, Name = \"A\")] [Input(2, {|NG0023:Name = \"a\"|})] [Dense(3)] partial class Net;",
            "[Network] [Input(4, Name = \"A\")] [Input(2, Name = \"B\")] [Dense(3)] partial class Net;"),
        ["NG0024"] = (
            "[Network] [Input(4, Name = \"A\")] [{|NG0024:Input(2, Name = \"B\")|}] [Select(\"A\")] [Dense(3)] partial class Net;",
            "[Network] [Input(4, Name = \"A\")] [Input(2, Name = \"B\")] [Dense(3)] partial class Net;"),
        ["NG0025"] = (
            "[Block] [Dense(3)] class F; [Network] [Input(4)] [{|NG0025:Head<F>(Huber)|}] [Activation(Tanh)] partial class Net;",
            "[Block] [Dense(3)] class F; [Network] [Input(4)] [Activation(Tanh)] [Head<F>(Huber)] partial class Net;"),
        ["NG0026"] = (
            "[Network] [Dense(4, 3)] [Activation(Tanh)] [Dense(5, {|NG0026:TiedTo = \"Dense1\"|})] partial class Net;",
            "[Network] [Dense(4, 3)] [Activation(Tanh)] [Dense(4, TiedTo = \"Dense1\")] partial class Net;"),
        ["NG0030"] = (
            "class F; [Network] [Input(4)] [Residual<{|NG0030:F|}>] partial class Net;",
            "[Block] [Dense(4)] class F; [Network] [Input(4)] [Residual<F>] partial class Net;"),
        ["NG0031"] = (
            "[Block] class {|NG0031:F|};",
            "[Block] [Dense(4)] class F;"),
        ["NG0032"] = (
            "[Block] [Dense(4)] [{|NG0032:Loss(MeanSquaredError)|}] class F;",
            "[Block] [Dense(4)] class F; [Network] [Input(4)] [Residual<F>] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0040"] = (
            "[Network] [Dense(4, 3)] [{|NG0040:Standardize|}] [Dense(2)] partial class Net;",
            "[Network] [Input(4)] [Standardize] [Pca(2)] [Dense(3)] [Activation(ReLU)] [Dense(2)] partial class Net;"),
        ["NG0041"] = (
            "[Network] [Input(1, 28, 28)] [{|NG0041:ColorJitter(Hue = 10)|}] [Flatten] [Dense(3)] [Loss(SoftmaxCrossEntropy)] partial class Net;",
            "[Network] [Input(28, 28)] [Rotate(10)] [Flatten] [Dense(3)] [Loss(SoftmaxCrossEntropy)] partial class Net;"),
        ["NG0042"] = (
            "[Network] [{|NG0042:MixUp(0.2)|}] [Dense(4, 1)] [Loss(Hinge)] partial class Net;",
            "[Network] [MixUp(0.2)] [Dense(4, 1)] [Loss(MeanSquaredError)] partial class Net;"),
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
        ["NG0110"] = (
            "[Block] [Dense(3)] class F; [Network] [Input(4)] [{|NG0110:Residual<F>|}] partial class Net;",
            "[Block] [Dense(3)] class F; [Network] [Input(4)] [Residual<F>(Projection = true)] partial class Net;"),
        ["NG0111"] = (
            "[Block] [Dense(3)] class A; [Block] [Dense(2)] class B; [Network] [Input(4)] [{|NG0111:Branches<A, B>|}] partial class Net;",
            "[Block] [Dense(3)] class A; [Block] [Dense(2)] class B; [Network] [Input(4)] [Branches<A, B>(Merge = Concat)] partial class Net;"),
        ["NG0112"] = (
            "[Block] [Dense(3)] class A; [Network] [Input(4)] [Branches<A, A>({|NG0112:Repeat = 2|})] partial class Net;",
            "[Block] [Dense(3)] class A; [Network] [Input(3)] [Branches<A, A>(Repeat = 2)] partial class Net;"),
        ["NG0201"] = (
            $"[Network] {Deep("Sigmoid", 4, mark: "NG0201")} [Loss(MeanSquaredError)] partial class Net;",
            $"[Network] {Deep("Tanh", 3)} [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0202"] = (
            $"[Network] {Deep("Sigmoid", 5, mark: "NG0202")} [Loss(MeanSquaredError)] partial class Net;",
            $"[Network] {Deep("ReLU", 5)} [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0203"] = (
            $"[Network] {Deep("Sigmoid", 10, mark: "NG0203")} [Loss(MeanSquaredError)] partial class Net;",
            $"[Network] {Deep("Tanh", 10)} [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0204"] = (
            "[Network] [Input(64, {|NG0204:Scale = 65025|})] [Dense(32)] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Input(64, Scale = 0.3)] [Dense(32)] [Activation(ReLU)] [Dense(1)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0205"] = (
            $"[Network] {Deep("ReLU", 10, after: "[Dropout(0.2)]", afterFirst: "[{|NG0205:Dropout(0.2)|}]")} [Loss(MeanSquaredError)] partial class Net;",
            $"[Network] {Deep("ReLU", 3, after: "[Dropout(0.5)]")} [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0206"] = (
            "[Network] [Dense(4, 2)] [Activation(Tanh)] [Dense({|NG0206:1|})] [Activation(Tanh)] [Dense(1)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Dense(4, 4)] [Activation(Tanh)] [Dense(4)] [Activation(Tanh)] [Dense(1)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0207"] = (
            "[Block] [Dense(64)] [Activation(ReLU)] [Dense(64)] class F; [Network] [Dense(64, 64)] [{|NG0207:Residual<F>(Repeat = 20)|}] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;",
            "[Block] [Dense(64)] [Activation(ReLU)] [Dense(64, Init = Normal, InitScale = 0.01)] class F; [Network] [Dense(64, 64)] [Residual<F>(Repeat = 20)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0301"] = (
            "[Network] [Dense(4, 3, {|NG0301:Init = Zeros|})] [Activation(Tanh)] [Dense(1)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Dense(4, 3)] [Activation(Tanh)] [Dense(1, Init = Zeros)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0302"] = (
            "[Network] [Dense(50, 3, {|NG0302:Init = Uniform|}, InitMin = -1, InitMax = 1)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Dense(10, 3, Init = Uniform, InitMin = -1, InitMax = 1)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0303"] = (
            "[Network] [Dense(40, 20, {|NG0303:Init = Xavier|})] [Activation(Tanh)] [Dense(15, Init = Dsl.Xavier)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Dense(40, 20, Init = GlorotUniform)] [Activation(Tanh)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0401"] = (
            "[Network] [Dense(4, 3)] [{|NG0401:Dropout(0.2)|}] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Dense(40, 30)] [Activation(ReLU)] [Dropout(0.2)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0402"] = (
            "[Network] [Dense(40, 30)] [Activation(ReLU)] [Dropout({|NG0402:0.8|})] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Dense(40, 30)] [Activation(ReLU)] [Dropout(Keep = 0.8)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0403"] = (
            $"[Network] {Deep("ReLU", 5, after: "[Dropout(0.45)]", afterFirst: "[{|NG0403:Dropout(0.45)|}]", init: ", Init = He")} [Loss(MeanSquaredError)] partial class Net;",
            $"[Network] {Deep("ReLU", 3, after: "[Dropout(0.5)]", init: ", Init = He")} [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0404"] = (
            "[Network] [Dense(4, 5)] [Activation(Tanh)] [Dropout({|NG0404:0.5|})] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Dense(4, 15)] [Activation(Tanh)] [Dropout(0.5)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0405"] = (
            "[Network] [Dense(40, 30)] [Activation(ReLU)] [{|NG0405:Dropout(0.5)|}] [Dense(3)] [Loss(MeanSquaredError)] [Optimizer(Momentum, LearningRate = 0.01)] partial class Net;",
            "[Network] [Dense(40, 30)] [Activation(ReLU)] [Dropout(0.5)] [Dense(3)] [Loss(MeanSquaredError)] [Optimizer(Momentum, LearningRate = 0.01, Momentum = 0.95)] [MaxNorm(3)] partial class Net;"),
        ["NG0501"] = (
            "[Network] [Dense(4, 5)] [{|NG0501:Dense(3)|}] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Dense(4, 5)] [Activation(Tanh)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0502"] = (
            "[Network] [Dense(4, 5)] [Activation(ReLU)] [{|NG0502:Activation(Tanh)|}] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Dense(4, 5)] [Activation(ReLU)] [Dense(3)] [Activation(Tanh)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0503"] = (
            "[Network] [Dense(4, 3)] [{|NG0503:Activation(ReLU)|}] [Activation(Softmax)] [Loss(SoftmaxCrossEntropy)] partial class Net;",
            "[Network] [Dense(4, 3)] [Activation(Softmax)] [Loss(SoftmaxCrossEntropy)] partial class Net;"),
        ["NG0504"] = (
            "[Network] [Dense(4, 3)] [Activation(Softmax)] [Loss({|NG0504:MeanSquaredError|})] partial class Net;",
            "[Network] [Dense(4, 3)] [Activation(Tanh)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0505"] = (
            "[Network] [Dense(4, 5)] [{|NG0505:Activation(Step)|}] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Dense(4, 5)] [Activation(Step, StraightThrough = true)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0506"] = (
            "[Network] [Dense(4, 5, {|NG0506:Init = He|})] [Activation(SELU)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Dense(4, 5)] [Activation(SELU)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0601"] = (
            "[Network] [Dense(400, 3)] [Loss(MeanSquaredError)] [Optimizer(Adam, {|NG0601:LearningRate = 0.1|})] partial class Net;",
            "[Network] [Dense(400, 3)] [Loss(MeanSquaredError)] [Optimizer(Adam, LearningRate = 0.01)] partial class Net;"),
        ["NG0602"] = (
            "[Network] [Dense(4, 3)] [Loss(MeanSquaredError)] [Optimizer(Nesterov, {|NG0602:Momentum = 0|})] partial class Net;",
            "[Network] [Dense(4, 3)] [Loss(MeanSquaredError)] [Optimizer(Nesterov, Momentum = 0.9)] partial class Net;"),
        ["NG0603"] = (
            "[Network] [Dense(4, 3)] [Loss(MeanSquaredError)] [L2({|NG0603:0.5|})] partial class Net;",
            "[Network] [Dense(4, 3)] [Loss(MeanSquaredError)] [L2(1e-4)] partial class Net;"),
        ["NG0604"] = (
            "[Network] [Dense(4, 3)] [Loss(MeanSquaredError)] [Optimizer(Adam)] [{|NG0604:L2(1e-4)|}] partial class Net;",
            "[Network] [Dense(4, 3)] [Loss(MeanSquaredError)] [Optimizer(AdamW, WeightDecay = 1e-4)] partial class Net;"),
        ["NG0605"] = (
            "[Network] [Dense(64, 32)] [Activation(ReLU)] [Dense(3)] [Loss(MeanSquaredError)] [MaxNorm({|NG0605:0.5|})] partial class Net;",
            "[Network] [Dense(64, 32)] [Activation(ReLU)] [Dense(3)] [Loss(MeanSquaredError)] [MaxNorm(3)] partial class Net;"),
        ["NG0606"] = (
            "[Network] [Dense(64, 32)] [Activation(Tanh)] [Dropout(0.2)] [Dense(3)] [Loss(MeanSquaredError)] [Optimizer({|NG0606:LBFGS|})] partial class Net;",
            "[Network] [Dense(64, 32)] [Activation(Tanh)] [Dense(3)] [Loss(MeanSquaredError)] [Optimizer(LBFGS)] [L2(1e-4)] partial class Net;"),
        ["NG0701"] = (
            "[Network] [{|NG0701:Dense(4, 5)|}] [BatchNorm] [Activation(Tanh)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Dense(4, 5)] [LayerNorm] [Activation(Tanh)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0702"] = (
            "[Network] [Dense(4, 5)] [Activation(Tanh)] [{|NG0702:BatchNorm|}] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Dense(4, 5, Bias = false)] [BatchNorm] [Activation(Tanh)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0703"] = (
            "[Network] [Dense(4, 50)] [{|NG0703:Dropout(0.2)|}] [BatchNorm] [Activation(Tanh)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Dense(4, 50, Bias = false)] [BatchNorm] [Activation(Tanh)] [Dropout(0.2)] [Dense(3, Bias = false)] [BatchNorm] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0704"] = (
            "[Network] [Dense(4, 5, Bias = false)] [BatchNorm({|NG0704:Momentum = 0.9|})] [Activation(Tanh)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Dense(4, 5, Bias = false)] [BatchNorm(Momentum = 0.01, Epsilon = 1e-3)] [Activation(Tanh)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0705"] = (
            "[Network] [Training(Rows = 100, {|NG0705:BatchSize = 4|})] [Dense(4, 5, Bias = false)] [BatchNorm] [Activation(Tanh)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Training(Rows = 100, BatchSize = 8)] [Dense(4, 5, Bias = false)] [BatchNorm] [Activation(Tanh)] [Dense(3)] [Loss(MeanSquaredError)] partial class Net;"),
        ["NG0801"] = (
            "[Network] [Budget({|NG0801:Bytes = 1_000|}, {|NG0801:Macs = 239|})] [Dense(20, 12)] partial class Net;",
            "[Network] [Budget(Bytes = 1_344, Macs = 240)] [Dense(20, 12)] partial class Net;"),
        ["NG0802"] = (
            "[Network] [Training({|NG0802:Rows = 5|}, BatchSize = 5)] [Dense(1, 50)] [Activation(Tanh)] [Dense(1)] [Loss(MeanSquaredError)] partial class Net;",
            "[Network] [Training(Rows = 16, BatchSize = 5)] [Dense(1, 50)] [Activation(Tanh)] [Dense(1)] [Loss(MeanSquaredError)] partial class Net;"),
    };

    /// <summary>Hidden layers of 64 units and one output; the first activation and what stands after it may be marked.</summary>
    private static string Deep(string function, int hidden, string? mark = null, string after = "", string? afterFirst = null, string init = "") =>
        "[Input(64)] " + string.Join(' ', Enumerable.Range(0, hidden).Select(layer =>
            $"[Dense(64{init})] [Activation({(mark is not null && layer == 0 ? $"{{|{mark}:{function}|}}" : function)})] "
            + (layer == 0 ? afterFirst ?? after : after))) + " [Dense(1)]";
}

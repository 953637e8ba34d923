namespace NetGen.Numerics.Tests.Harness;

/// <summary>Blocks that test networks are made of. Those with a number keep that width.</summary>
internal static class Blocks
{
    public const string Source = """
        [Block] [Dense(5)] [Activation(Tanh)] [Dense(4)] class Plain4;
        [Block] [Activation(Sigmoid)] [Dense(4, Bias = false)] class ActivationFirst4;
        [Block] [Dense(4, Name = "Gate")] [Activation(Sigmoid)] class Gate4;
        [Block] [Dropout(0.25)] [Dense(6)] [Activation(ELU)] [Dense(4)] [Activation(Tanh)] [Dropout(0.5)] class Dropout4;
        [Block] [Dropout(0.5)] class DropoutAlone;
        [Block] [Activation(Tanh)] class TanhAlone;
        [Block] [Residual<Plain4>(Repeat = 2)] [Dense(4)] [Residual<ActivationFirst4>(After = Tanh)] class Nested4;
        [Block] [Residual<Dropout4>(Repeat = 2)] [TwoWay<Plain4, Gate4>(Repeat = 2)] class Deep4;
        [Block] [Poly2<Plain4>] [Dense(4)] class Shared4;
        [Block] [Dense(3)] [Activation(Tanh)] class Three;
        [Block] [Dense(5, Name = "Wide", Bias = false)] class Five;
        [Block] [Dense(5, Bias = false)] [BatchNorm] [Activation(Tanh)] [Dense(4, Bias = false)] [BatchNorm] class Batch4;
        [Block] [BatchNorm] [Activation(Sigmoid)] [Dropout(0.25)] [Dense(4)] class PreBatch4;
        [Block] [LayerNorm] [Dense(5)] [Activation(Tanh)] [Dense(4)] [RMSNorm(Name = "Root")] class Layer4;
        [Block] [Residual<Batch4>(Repeat = 2)] [Dense(4)] [Residual<PreBatch4>] class NestedBatch4;
        [Block] [Dense(5, Bias = false)] [BatchNorm] class Batch5;
        [Block] [Select("Image")] [Flatten] [Dense(5)] [Activation(Tanh)] [Dense(3)] class ImageTower;
        [Block] [Select("Meta")] [Dropout(0.25)] [Dense(2)] [Activation(Sigmoid)] class MetaTower;
        [Block] [Select("Meta")] class MetaAlone;
        [Block] [Select("Meta")] [Dense(2)] [Activation(Sigmoid)] class MetaDense;
        [Block] [Branches<MetaTower, MetaAlone>(Merge = Concat)] [Dense(3)] class MetaTwice;
        [Block] [Dense(3)] [Activation(Softmax)] class ClassHead;
        [Block] [Dense(4)] [Activation(Tanh)] [Dense(2)] class BoxHead;
        [Block] [Dense(1)] [Activation(Sigmoid)] class FlagHead;
        [Block] [Dense(5, Bias = false)] [BatchNorm] [Activation(Tanh)] [Dropout(0.25)] [Dense(2)] class NormHead;
        [Block] [Activation(Sigmoid)] class SigmoidHead;
        [Block] [Residual<Plain4>(Repeat = 2)] class DeepHead;
        [Block] [Dense(5)] [PReLU(PerUnit = true)] [Dense(4)] [PReLU] class Slope4;
        [Block] [Dense(4, Bias = false)] [BatchNorm] [PReLU] [Dropout(0.25)] class BatchSlope4;
        [Block] [Dense(6)] [Activation(SELU)] [AlphaDropout(0.25)] class AlphaAlone;
        [Block] [Maxout(5, Pieces = 3)] [Maxout(4)] class Max4;
        [Block] [Dense(32)] [Activation(ReLU)] [Dense(32, Init = Normal, InitScale = 0.01)] class Quiet32;

        """;
}

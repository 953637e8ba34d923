namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class DecoupleDecayTests
{
    [Fact]
    public Task Adam_becomes_AdamW() => CodeFixTest.MendsAsync("NG0604", "decouple",
        """
        [Network]
        [Dense(64, 10)]
        [Loss(SoftmaxCrossEntropy)]
        [Optimizer(Adam, LearningRate = 3e-4 /* slow */)]
        [L2(1e-4)]
        partial class Net;
        """,
        """
        [Network]
        [Dense(64, 10)]
        [Loss(SoftmaxCrossEntropy)]
        [Optimizer(AdamW, LearningRate = 3e-4 /* slow */, WeightDecay = 1e-4)]
        partial class Net;
        """);

    [Fact]
    public Task Other_optimisers_stay_everywhere_at_once() => CodeFixTest.MendsAllAsync("NG0604", "decouple",
        """
        [Network, Dense(64, 10), Loss(SoftmaxCrossEntropy), L2(lambda: 1e-3), Optimizer(RMSProp)] partial class Net;
        [Network, Dense(64, 10), Loss(SoftmaxCrossEntropy), Optimizer(OptimizerAlgorithm.Lion), L2(1e-4)] partial class Other;
        """,
        """
        [Network, Dense(64, 10), Loss(SoftmaxCrossEntropy), Optimizer(RMSProp, WeightDecay = 1e-3)] partial class Net;
        [Network, Dense(64, 10), Loss(SoftmaxCrossEntropy), Optimizer(Lion, WeightDecay = 1e-4)] partial class Other;
        """);

    [Theory]
    [InlineData("[Optimizer(AdamW, WeightDecay = 0.01)] [L2(1e-4)]")]
    [InlineData("[Optimizer(Adam)] [ElasticNet(1e-4, 1e-4)]")]
    public async Task Where_the_decay_is_stated_or_another_penalty_hangs_on_it_nothing_is_offered(string attributes) =>
        Assert.Empty(await CodeFixTest.ActionsAsync(
            "NG0604", $"[Network, Dense(64, 10), Loss(SoftmaxCrossEntropy)] {attributes} partial class Net;"));
}

namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class KeepLastDropoutTests
{
    private const string Head = "[Network, Input(64)]\n";
    private const string Hidden = "[Dense(64)] [Activation(ReLU)] // hidden\n";
    private const string Dropped = "[Dense(64)] [Activation(ReLU)] [Dropout(0.4)] // hidden\n";
    private const string Output = "[Dense(10)]\n[Loss(SoftmaxCrossEntropy)]\npartial class Net;";

    [Fact]
    public Task The_last_dropout_before_the_output_stays() => CodeFixTest.MendsAsync("NG0205", "last",
        Head + Repeat(Dropped, 8) + Output,
        Head + Repeat(Hidden, 7) + Dropped + Output);

    private static string Repeat(string layer, int times) => string.Concat(Enumerable.Repeat(layer, times));
}

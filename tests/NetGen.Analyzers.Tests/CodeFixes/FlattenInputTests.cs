namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class FlattenInputTests
{
    [Fact]
    public Task The_shape_becomes_one_dimension() => CodeFixTest.MendsAsync("NG0103", "flatten",
        """
        [Network]
        // pixels
        [Input(1 /* channel */, 28, 28)] // MNIST
        [Dense(10)]
        partial class Digits;
        """,
        """
        [Network]
        // pixels
        [Input(784 /* channel */)] // MNIST
        [Dense(10)]
        partial class Digits;
        """);

    [Theory]
    [InlineData("[Network, Input(new[] { 2, 3 }), Dense(1)]")]
    [InlineData("[Network, Input(shape: new int[] { 2, 3 }), Dense(1)]")]
    [InlineData("[Network, Input(2, 3), Dense(1)]")]
    public Task Every_way_of_writing_the_shape_is_flattened(string written) => CodeFixTest.MendsAsync("NG0103", "flatten",
        written + " partial class Xor;",
        "[Network, Input(6), Dense(1)] partial class Xor;");

    [Fact]
    public Task All_networks_are_flattened_at_once() => CodeFixTest.MendsAllAsync("NG0103", "flatten",
        """
        [Network, Input(2, 2), Dense(1)] partial class A;
        [Network, Input(3, 3), Activation(Tanh), Dense(1)] partial class B;
        """,
        """
        [Network, Input(4), Dense(1)] partial class A;
        [Network, Input(9), Activation(Tanh), Dense(1)] partial class B;
        """);
}

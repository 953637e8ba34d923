using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;
using static NetGen.Compiler.Tests.Checks.CompositionChecksTests;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Signals;

/// <summary>Several inputs, each with a mean square of its own.</summary>
public sealed class InputSignalTests
{
    private static readonly DeclarationItem[] s_inputs = [Input(10) with { Name = "Big", Scale = 4 }, Input(30) with { Name = "Small", Scale = 0.1 }, Input(10) with { Name = "Plain" }];

    [Fact]
    public void A_row_has_the_mean_square_of_its_values_and_a_selection_that_of_its_own()
    {
        SignalProfile profile = Profile();
        // (10 · 4 + 30 · 0.1 + 10 · 1) / 50
        Assert.Equal((1.06, true), (profile.InputSquare, profile.IsInputSquareDeclared));
        Assert.Equal([4.0, 0.1, 1.0], Selected(profile).Select(square => Math.Round(square, 12)));
        Assert.Equal(1.06, profile.Rows[1].Variance, 1e-12);
    }

    [Fact]
    public void They_are_concatenated_by_their_widths()
    {
        SignalProfile profile = SignalProfile.Of(Graph([s_inputs[0], s_inputs[1], Branches("Big", "Small"), Dense(2)]))!;
        Assert.Equal((10 * 4 + 30 * 0.1) / 40, profile.Rows[1].Variance, 1e-12);
    }

    [Fact]
    public void Blocks_within_blocks_and_centred_inputs_select_the_same()
    {
        Assert.Equal([4.0, 0.1, 1.0], Selected(Profile(new ScalingItem(0, PreprocessingMethod.ZeroCenter, 0, 0))).Select(square => Math.Round(square, 12)));
        SignalProfile nested = SignalProfile.Of(Graph([.. s_inputs, Branches(Block(Branches("Small", "Big")), Block(Select("Plain"))), Dense(2)]))!;
        Assert.Equal((10 * 4 + 30 * 0.1) / 40, nested.Rows[1].Branches[0][1].Variance, 1e-12);
    }

    [Theory]
    [InlineData(PreprocessingMethod.Standardize, 0, 0, 1)]
    [InlineData(PreprocessingMethod.MinMax, -1, 1, 1.0 / 3)]
    public void What_is_scaled_feature_by_feature_has_one_mean_square(PreprocessingMethod method, double low, double high, double square) =>
        Assert.Equal([square, square, square], Selected(Profile(new ScalingItem(0, method, low, high))), new Near());

    private static SignalProfile Profile(params DeclarationItem[] before) =>
        SignalProfile.Of(Graph([.. s_inputs, .. before, Branches("Big", "Small", "Plain"), Dense(2)]))!;

    private static IEnumerable<double> Selected(SignalProfile profile) =>
        profile.Rows.First(row => row.Branches.Count > 0).Branches.Select(rows => rows[1].Variance);

    private static CompositionItem Branches(params string[] inputs) => Branches([.. inputs.Select(input => Block(Select(input)))]);

    private static CompositionItem Branches(params BlockDeclaration[] blocks) =>
        new(0, CompositionForm.Branches, new(blocks)) { Merge = MergeOperation.Concat };

    private static SelectItem Select(string input) => new(0, input);

    private sealed class Near : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-12;

        public int GetHashCode(double value) => 0;
    }
}

using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;
using NetGen.Compiler.Support;
using static NetGen.Compiler.Tests.Checks.CompositionChecksTests;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Signals;

/// <summary>Compositions whose signal has a closed form.</summary>
public sealed class CompositionSignalsTests
{
    private static readonly DenseItem s_keeping = Dense(64) with { Init = Initializer.LecunNormal };

    [Fact]
    public void Each_residual_block_adds_the_variance_of_its_branch_both_ways()
    {
        SignalProfile profile = Profile(Residual(Block(s_keeping)) with { Repeat = 10 });
        Assert.Equal(1024, profile.Rows[2].Variance, 1e-6);
        Assert.Equal(32, profile.Rows[1].Amplitude!.Value, 1e-9);
        Assert.Equal(1, profile.Rows[2].Distance, 1e-12);
    }

    [Fact]
    public void A_rectifier_within_lets_half_of_it_through()
    {
        BlockDeclaration block = Block(s_keeping, Activation(ActivationFunction.ReLU), s_keeping);
        SignalProfile profile = Profile(Residual(block) with { Repeat = 4 });
        Assert.Equal(Math.Pow(1.5, 4), profile.Rows[2].Variance, 1e-9);
        Assert.Equal(Math.Pow(1.5, 2), profile.Rows[1].Amplitude!.Value, 1e-9);
    }

    [Fact]
    public void A_cascade_adds_what_comes_through_both()
    {
        DenseItem half = s_keeping with { Init = Initializer.Normal, InitScale = Math.Sqrt(0.5 / 64) };
        SignalProfile profile = Profile(new CompositionItem(0, CompositionForm.MPoly2, new([Block(half), Block(half)])));
        Assert.Equal(1 + 0.5 + 0.25, profile.Rows[2].Variance, 1e-9);
        Assert.Equal(Math.Sqrt(1 + 0.5 + 0.25), profile.Rows[1].Amplitude!.Value, 1e-9);
    }

    [Fact]
    public void A_concatenation_averages_over_its_columns()
    {
        DenseItem doubling = Dense(192) with { Init = Initializer.HeNormal };
        SignalProfile profile = Profile(Branches(Block(s_keeping), Block(doubling)) with { Merge = MergeOperation.Concat });
        Assert.Equal((64 * 1 + 192 * 2) / 256.0, profile.Rows[2].Variance, 1e-9);
    }

    [Fact]
    public void A_block_used_twice_adds_as_two_blocks_do()
    {
        // E[xᵀWᵀWWx] = 0: to leading order in the width the terms with shared weights are as independent as with weights of their own.
        SignalProfile shared = Profile(new CompositionItem(0, CompositionForm.Poly2, new([Block(s_keeping)])));
        Assert.Equal(3, shared.Rows[2].Variance, 1e-9);
        Assert.Equal(Math.Sqrt(3), shared.Rows[1].Amplitude!.Value, 1e-9);
    }

    [Fact]
    public void A_product_multiplies_mean_squares_and_hands_each_factor_the_other()
    {
        DenseItem doubling = Dense(64) with { Init = Initializer.HeNormal };
        SignalProfile profile = Profile(Branches(Block(s_keeping), Block(doubling)) with { Merge = MergeOperation.Multiply });
        Assert.Equal(2, profile.Rows[2].Variance, 1e-9);
        // 1 · 2 through the one, 2 · 1 through the other.
        Assert.Equal(2, profile.Rows[1].Amplitude!.Value, 1e-9);
    }

    [Fact]
    public void Outputs_with_a_mean_add_it_up()
    {
        // (E[sigmoid] + E[sigmoid])² = 1 is the common part of the sum, the rest are two variances.
        BlockDeclaration gate = Block(s_keeping, Activation(ActivationFunction.Sigmoid));
        SignalProfile one = Profile(Branches(gate) with { Merge = MergeOperation.Concat });
        SignalProfile two = Profile(Branches(gate, gate));
        Assert.Equal(1 + 2 * (one.Rows[2].Variance - 0.25), two.Rows[2].Variance, 1e-9);
    }

    [Fact]
    public void Behind_one_sum_the_activation_finds_normal_values()
    {
        // ReLU of a sum of variance 2: half of it, forward and back.
        SignalProfile profile = Profile(Residual(Block(s_keeping)) with { After = ActivationFunction.ReLU });
        Assert.Equal(1, profile.Rows[2].Variance, 1e-2);
        Assert.Equal(1, profile.Rows[1].Amplitude!.Value, 1e-2);
    }

    [Fact]
    public void Of_terms_without_weights_of_their_own_nothing_is_said() => Assert.Null(SignalProfile.Of(Graph(
        Dense(64, 64), Residual(Block(Activation(ActivationFunction.ReLU))), Dense(3), Loss(LossFunction.MeanSquaredError))));

    [Fact]
    public void Layers_of_a_repeated_block_stand_as_in_the_first_repetition()
    {
        SignalProfile profile = Profile(Residual(Block(s_keeping, Activation(ActivationFunction.ReLU), s_keeping)) with { Repeat = 4 });
        // 1.5 for each of the three sums behind it, and from there back through the branch.
        double behind = Math.Pow(1.5, 3);
        Rows(profile.Rows[2].Branches[0], (1, behind / 2), (1, behind / 2), (0.5, behind), (0.5, behind));
        Assert.Null(profile.Rows[2].Projection);
    }

    [Fact]
    public void Of_a_concatenation_each_branch_is_handed_its_columns()
    {
        DenseItem doubling = Dense(192) with { Init = Initializer.HeNormal };
        SignalProfile profile = Profile(Branches(Block(s_keeping), Block(doubling)) with { Merge = MergeOperation.Concat });
        Rows(profile.Rows[2].Branches[0], (1, 0.25), (1, 0.25));
        Rows(profile.Rows[2].Branches[1], (1, 1.5), (2, 0.75));
    }

    [Fact]
    public void The_first_block_of_a_cascade_is_told_by_the_second_too()
    {
        DenseItem half = s_keeping with { Init = Initializer.Normal, InitScale = Math.Sqrt(0.5 / 64) };
        SignalProfile profile = Profile(new CompositionItem(0, CompositionForm.MPoly2, new([Block(half), Block(s_keeping)])));
        Rows(profile.Rows[2].Branches[0], (1, 1), (0.5, 2));
        Rows(profile.Rows[2].Branches[1], (0.5, 1), (0.5, 1));
    }

    [Fact]
    public void A_projection_and_layers_before_an_activation_behind_the_sum_see_what_it_lets_back()
    {
        DenseItem widening = Dense(128) with { Init = Initializer.LecunNormal };
        SignalProfile profile = Profile(Residual(Block(widening)) with { Projection = true, After = ActivationFunction.ReLU });
        SignalRow projection = profile.Rows[2].Projection!;
        Assert.Equal(1, projection.Variance, 1e-9);
        Assert.Equal(Math.Sqrt(0.5), projection.Amplitude!.Value, 1e-2);
        Assert.Equal(projection.Amplitude, profile.Rows[2].Branches[0][1].Amplitude);
    }

    [Fact]
    public void Layers_of_nested_blocks_have_rows_too()
    {
        CompositionItem inner = Residual(Block(s_keeping)) with { Repeat = 2 };
        SignalProfile profile = Profile(Residual(Block(inner, s_keeping)));
        SignalRow nested = profile.Rows[2].Branches[0][1];
        Assert.Equal(4, nested.Variance, 1e-9);
        // Through one more repetition of the inner block.
        Rows(nested.Branches[0], (1, 2), (1, 2));
    }

    /// <summary>Variances, and mean squares of the gradient.</summary>
    private static void Rows(EquatableArray<SignalRow> rows, params (double Variance, double Gradient)[] expected)
    {
        Assert.Equal(expected.Length, rows.Count);
        foreach ((SignalRow row, (double variance, double gradient)) in rows.Zip(expected))
        {
            Assert.Equal(variance, row.Variance, 1e-9);
            Assert.Equal(gradient, Math.Pow(row.Amplitude!.Value, 2), 1e-9);
        }
    }

    private static SignalProfile Profile(CompositionItem composition)
    {
        NetworkGraph graph = Graph(
            Dense(64, 64) with { Init = Initializer.LecunNormal }, composition, Dense(64) with { Init = Initializer.LecunNormal }, Loss(LossFunction.MeanSquaredError));
        return SignalProfile.Of(graph)!;
    }
}

using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;
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

    private static SignalProfile Profile(CompositionItem composition)
    {
        NetworkGraph graph = Graph(
            Dense(64, 64) with { Init = Initializer.LecunNormal }, composition, Dense(64) with { Init = Initializer.LecunNormal }, Loss(LossFunction.MeanSquaredError));
        return SignalProfile.Of(graph)!;
    }
}

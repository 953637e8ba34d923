using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Tests.Signals;

public sealed class TabulatedFunctionTests
{
    [Fact]
    public void It_is_the_function_within_its_reach_and_beyond()
    {
        TabulatedFunction logistic = new(x => 1 / (1 + Math.Exp(-x)), x => 1 / (2 + Math.Exp(x) + Math.Exp(-x)));
        for (double x = -20; x < 20; x += 0.0123)
            Assert.Equal(1 / (1 + Math.Exp(-x)), logistic[x], 1e-10);
    }

    [Fact]
    public void A_kink_between_two_cells_stays_one()
    {
        TabulatedFunction kinked = new(x => x > 0 ? 2 * x : -x, x => x > 0 ? 2 : -1);
        foreach (double x in new[] { -0.01, -0.001, 0, 0.001, 0.01, 3 })
            Assert.Equal(x > 0 ? 2 * x : -x, kinked[x], 1e-10);
    }
}

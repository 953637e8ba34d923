using NetGen.Compiler.Declarations;
using NetGen.Compiler.Signals;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Signals;

/// <summary>The predicted signal behind a softmax and its logarithm, against draws of the logits.</summary>
public sealed class SoftmaxSignalTests
{
    private const int Outputs = 64;
    private const int Draws = 2000;

    [Theory]
    [InlineData(0.01, 0.3)]
    [InlineData(1, 1e-3)]
    [InlineData(1, 1)]
    [InlineData(4, 0.3)]
    [InlineData(100, 1)]
    public void Figures_are_those_of_drawn_logits(double square, double distance)
    {
        (SignalRow probabilities, SignalRow logarithms) = (Predicted(ActivationFunction.Softmax), Predicted(ActivationFunction.LogSoftmax));
        Random random = new(1);
        (double Square, double Difference)[] drawn = new (double, double)[2];
        for (int draw = 0; draw < Draws; draw++)
        {
            double[] one = [.. Enumerable.Range(0, Outputs).Select(_ => Normal(random))];
            double[] other = [.. one.Select(z => (1 - distance) * z + Math.Sqrt(distance * (2 - distance)) * Normal(random))];
            (double[] first, double[] second) = (LogSoftmax(one), LogSoftmax(other));
            Add(0, Array.ConvertAll(first, Math.Exp), Array.ConvertAll(second, Math.Exp));
            Add(1, first, second);
        }

        // Between the many and the one there is no closed form: within a factor of 2.5, elsewhere nearer.
        Near(drawn[0], probabilities, square > 2 ? 2.5 : 1.15);
        Near(drawn[1], logarithms, square > 2 ? 1.2 : 1.05);

        SignalRow Predicted(ActivationFunction function)
        {
            SignalProfile profile = SignalProfile.Of(Graph(
                Input(400) with { Scale = square },
                Dense(Outputs) with { Init = Initializer.LecunNormal },
                Activation(function)))!;
            SignalState logits = new(square, square * distance, 0, square * distance);
            Assert.Equal(square, profile.Rows[1].Variance, square * 1e-9);
            SignalState behind = function == ActivationFunction.Softmax
                ? SoftmaxSignals.Probabilities(logits, Outputs)
                : SoftmaxSignals.Logarithms(logits, Outputs);
            // The graph's two inputs are uncorrelated; only their square does not depend on that.
            Assert.Equal(behind.Square, profile.Rows[2].Variance, behind.Square * 1e-9);
            return profile.Rows[2] with { Distance = behind.Distance(behind.Inputs) };
        }

        double[] LogSoftmax(double[] z)
        {
            double[] logits = Array.ConvertAll(z, value => value * Math.Sqrt(square));
            double largest = logits.Max();
            double sum = largest + Math.Log(logits.Sum(value => Math.Exp(value - largest)));
            return Array.ConvertAll(logits, value => value - sum);
        }

        void Add(int place, double[] first, double[] second)
        {
            drawn[place].Square += first.Average(value => value * value) / Draws;
            drawn[place].Difference += first.Zip(second, (a, b) => (a - b) * (a - b)).Average() / 2 / Draws;
        }
    }

    [Fact]
    public void What_all_logits_have_in_common_changes_nothing()
    {
        SignalState logits = new(2, 1, 0.1, 1.05);
        SignalState raised = logits with { Square = 2 + 9, Mean = 3 };
        Assert.Equal(SoftmaxSignals.Probabilities(logits, 10), SoftmaxSignals.Probabilities(raised, 10));
        Assert.Equal(SoftmaxSignals.Logarithms(logits, 10), SoftmaxSignals.Logarithms(raised, 10));
    }

    private static void Near((double Square, double Difference) drawn, SignalRow row, double factor)
    {
        Assert.InRange(row.Variance / drawn.Square, 1 / factor / factor, factor * factor);
        Assert.InRange(row.Variance * row.Distance / drawn.Difference, 1 / factor / factor, factor * factor);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

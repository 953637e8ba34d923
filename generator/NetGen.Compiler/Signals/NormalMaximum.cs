using System.Collections.Concurrent;

namespace NetGen.Compiler.Signals;

/// <summary>
/// The largest of k independent standard normal numbers: its moments by quadrature over the density k φ(z) Φ(z)ᵏ⁻¹, and how far it moves where each
/// number moves a little.
/// </summary>
internal sealed class NormalMaximum
{
    private const double Reach = 9;
    private const int NodesPerUnit = 64;

    /// <summary>Steps of u = √distance from 0 to √2.</summary>
    private const int Steps = 32;
    private const int Draws = 20_000;

    private static readonly ConcurrentDictionary<int, NormalMaximum> _known = new();

    /// <summary>D(d)/d at equal steps of √d, D the half mean square of the difference.</summary>
    private readonly Lazy<double[]> _ratios;

    private NormalMaximum(int count)
    {
        (Mean, Square) = (Moment(count, z => z), Moment(count, z => z * z));
        _ratios = new(() => Ratios(count));
    }

    /// <summary>E[max].</summary>
    public double Mean { get; }

    /// <summary>E[max²].</summary>
    public double Square { get; }

    public static NormalMaximum Of(int count) => _known.GetOrAdd(count, number => new NormalMaximum(number));

    /// <summary>½ E[(max - max′)²] for two sets of numbers of which each has the correlation 1 - d with its counterpart.</summary>
    public double Difference(double distance)
    {
        double place = Math.Sqrt(distance / 2) * Steps;
        int left = Math.Min(Steps - 1, (int)place);
        double[] ratios = _ratios.Value;
        return distance * (ratios[left] + (place - left) * (ratios[left + 1] - ratios[left]));
    }

    private static double Moment(int count, Func<double, double> function)
    {
        double sum = 0;
        for (int i = (int)(-Reach * NodesPerUnit); i <= Reach * NodesPerUnit; i++)
        {
            double z = (double)i / NodesPerUnit;
            sum += function(z) * Math.Exp(-z * z / 2) * Math.Pow(SmoothFunctions.NormalCdf(z), count - 1);
        }

        return count * sum / (NodesPerUnit * Math.Sqrt(2 * Math.PI));
    }

    /// <summary>
    /// By Price's theorem (1958) the derivative of E[max max′] by the correlation is the probability π that the same number is the largest in both, so that
    /// D(d) = ∫ π(1 - t) dt from 0 to d, without the cancellation of a difference. π comes from draws of the two sets, the same at each correlation.
    /// </summary>
    private static double[] Ratios(int count)
    {
        Random random = new(1);
        double[] agreements = new double[Steps + 1];
        double[] first = new double[count];
        double[] second = new double[count];
        for (int draw = 0; draw < Draws; draw++)
        {
            for (int i = 0; i < count; i++)
            {
                double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
                double angle = 2 * Math.PI * random.NextDouble();
                (first[i], second[i]) = (radius * Math.Cos(angle), radius * Math.Sin(angle));
            }

            int winner = Largest(first, second, 1, 0);
            for (int step = 0; step <= Steps; step++)
            {
                double distance = 2.0 * step * step / (Steps * Steps);
                if (Largest(first, second, 1 - distance, Math.Sqrt(distance * (2 - distance))) == winner)
                    agreements[step]++;
            }
        }

        // With t = u², dt = 2u du; over a step π is close to a line.
        double[] ratios = new double[Steps + 1];
        ratios[0] = 1;
        double integral = 0;
        for (int step = 1; step <= Steps; step++)
        {
            double left = Math.Sqrt(2) * (step - 1) / Steps;
            double right = Math.Sqrt(2) * step / Steps;
            integral += (right * right - left * left) * (agreements[step - 1] + agreements[step]) / (2.0 * Draws);
            ratios[step] = integral / (right * right);
        }

        return ratios;
    }

    private static int Largest(double[] first, double[] second, double common, double own)
    {
        int largest = 0;
        double value = double.NegativeInfinity;
        for (int i = 0; i < first.Length; i++)
        {
            double candidate = common * first[i] + own * second[i];
            if (candidate > value)
                (largest, value) = (i, candidate);
        }

        return largest;
    }
}

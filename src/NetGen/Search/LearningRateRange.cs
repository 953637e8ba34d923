using System.Text;

namespace NetGen.Search;

/// <summary>What a learning-rate range test saw.</summary>
public sealed class LearningRateRange
{
    /// <summary>The share of the old mean in each new one, where the end of a run is watched for: of a batch's loss a tenth counts.</summary>
    private const double Memory = 0.9;

    /// <summary>The steps on either side over which losses are averaged and slopes measured.</summary>
    private const int Reach = 5;

    /// <summary>What the loss has to fall by, as a share of that at first: less is noise.</summary>
    private const double SmallestFall = 1e-3;

    private readonly double[] _smoothed;

    internal LearningRateRange(string network, IReadOnlyList<float> rates, IReadOnlyList<float> losses, double divergenceFactor)
    {
        (Network, Rates, Losses) = (network, rates, losses);
        _smoothed = [.. Enumerable.Range(0, losses.Count).Select(MeanAround)];
        Divergence = FindDivergence(divergenceFactor);
        Steepest = FindSteepest();
    }

    /// <summary>The network's name.</summary>
    public string Network { get; }

    /// <summary>The learning rate of each step, rising by the same factor.</summary>
    public IReadOnlyList<float> Rates { get; }

    /// <summary>The loss of each step's batch, before its update.</summary>
    public IReadOnlyList<float> Losses { get; }

    /// <summary>Each loss averaged with up to five before and after it.</summary>
    public IReadOnlyList<double> SmoothedLosses => _smoothed;

    /// <summary>
    /// The rate at which the smoothed loss falls fastest over the logarithm of the rate: a good one to begin with. Null where it
    /// never falls.
    /// </summary>
    public float? Steepest { get; }

    /// <summary>
    /// The rate at which the mean of the losses so far has risen to a multiple of its lowest, or is no longer finite, and the test was ended; null where
    /// it never did.
    /// </summary>
    public float? Divergence { get; }

    /// <summary>Draws the losses over the rates, with both rates marked.</summary>
    /// <param name="path">The file, an SVG that needs nothing else; it is there whole or not at all.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WriteSvg(string path) =>
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(LearningRatePicture.Draw(this))));

    private double MeanAround(int step)
    {
        int start = Math.Max(step - Reach, 0);
        int end = Math.Min(step + Reach, Losses.Count - 1);
        return Enumerable.Range(start, end - start + 1).Average(index => (double)Losses[index]);
    }

    /// <summary>By a mean over the steps so far, exponential and corrected for its start, which knows nothing of those to come.</summary>
    private float? FindDivergence(double factor)
    {
        double sum = 0;
        double lowest = double.PositiveInfinity;
        for (int step = 0; step < Losses.Count; step++)
        {
            sum = Memory * sum + (1 - Memory) * Losses[step];
            double mean = sum / (1 - Math.Pow(Memory, step + 1));
            if (!(mean <= factor * lowest))
                return Rates[step];
            lowest = Math.Min(lowest, mean);
        }
        return null;
    }

    /// <summary>By the slope between the means on either side. All steps have the same distance in the logarithm of the rate.</summary>
    private float? FindSteepest()
    {
        (double Slope, float? Rate) steepest = (-SmallestFall * _smoothed[0], null);
        for (int step = Reach; step + Reach < _smoothed.Length; step++)
        {
            double slope = _smoothed[step + Reach] - _smoothed[step - Reach];
            if (slope < steepest.Slope)
                steepest = (slope, Rates[step]);
        }
        return steepest.Rate;
    }
}

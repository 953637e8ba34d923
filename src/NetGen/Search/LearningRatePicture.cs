using System.Globalization;

namespace NetGen.Search;

/// <summary>The picture of a learning-rate range test: the loss over the logarithm of the rate.</summary>
internal static class LearningRatePicture
{
    private const double Width = 760, Height = 420, Left = 64, Right = 24, Top = 56, Below = 52;

    public static string Draw(LearningRateRange range)
    {
        var picture = new SvgPicture(Width, Height, $"Learning-rate range test of {range.Network}");
        picture.Text(Left, 24, $"Learning-rate range test of {range.Network}", "start", "strong");
        double low = range.Rates[0];
        double high = Math.Max(range.Rates[^1], low * 1.0001);
        double[] shown = [.. range.SmoothedLosses.Where(double.IsFinite)];
        // The loss where the test ends would leave no height for what matters.
        double top = shown.Length == 0 ? 1 : Math.Min(shown.Max(), 1.5 * Math.Max(shown[0], shown.Min()));
        double bottom = shown.Length == 0 ? 0 : Math.Max(shown.Min() - 0.15 * (top - shown.Min()), 0);
        if (top <= bottom)
            top = bottom + 1;

        foreach (double rate in Ticks.Log(low, high))
        {
            picture.Segment(X(rate), Top, X(rate), Height - Below, "grid");
            picture.Text(X(rate), Height - Below + 18, rate.ToString("0.#E0", CultureInfo.InvariantCulture), "middle", "quiet");
        }
        foreach (double loss in Ticks.Linear(bottom, top))
        {
            picture.Segment(Left, Y(loss), Width - Right, Y(loss), "grid");
            picture.Text(Left - 8, Y(loss) + 4, loss.ToString("G4", CultureInfo.InvariantCulture), "end", "quiet");
        }
        picture.Text((Left + Width - Right) / 2, Height - 10, "learning rate", "middle", "quiet");
        picture.Text(Left - 8, Top - 12, "loss", "end", "quiet");
        picture.Polyline(Points([.. range.Losses.Select(loss => (double)loss)]), "faint", width: 1, hint: "loss of each batch");
        picture.Polyline(Points([.. range.SmoothedLosses]), "one", width: 2.2, hint: "mean over eleven batches");
        Mark(range.Steepest, "falls fastest at");
        Mark(range.Divergence, "diverges at");
        return picture.ToString();

        // A line ends where it leaves the picture at its top.
        IEnumerable<(double X, double Y)> Points(double[] losses)
        {
            int inside = losses.TakeWhile(loss => loss <= top).Count();
            return losses
                .Take(inside + 1)
                .Where(double.IsFinite)
                .Select((loss, step) => (X(range.Rates[step]), Y(Math.Clamp(loss, bottom, top))));
        }

        void Mark(float? rate, string words)
        {
            if (rate is not float value)
                return;
            picture.Polyline([(X(value), Top), (X(value), Height - Below)], "two", width: 1.5, isDashed: true);
            bool isAtRight = X(value) > Width - 160;
            string text = string.Create(CultureInfo.InvariantCulture, $"{words} {value:G2}");
            picture.Text(X(value) + (isAtRight ? 4 : 6), isAtRight ? Top - 8 : Top + 14, text, isAtRight ? "end" : "start", "two");
        }

        double X(double rate) => Left + Math.Log(rate / low) / Math.Log(high / low) * (Width - Left - Right);
        double Y(double loss) => Height - Below - (loss - bottom) / (top - bottom) * (Height - Below - Top);
    }
}

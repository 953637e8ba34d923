using System.Text;
using static System.FormattableString;

namespace NetGen.Validation.Agreement;

/// <summary>The comparisons as a table and a picture.</summary>
internal static class AgreementReport
{
    private static readonly string[] _kinds = ["size", "contrast", "gradient"];

    public static string Table(IReadOnlyList<Comparison> comparisons, int networks, int inScope, int seeds)
    {
        StringBuilder table = new();
        table.Append(Invariant($"{networks} networks, {inScope} of them with widths from 48 and at most 20 hidden layers; "));
        table.Append(Invariant($"root mean squares over {seeds} seeds.\n\n"));
        table.Append("| networks | figure | where | figures | median of \\|log₁₀ measured / predicted\\| | 95th percentile |\n|---|---|---|---|---|---|\n");
        foreach (bool isInScope in (bool[])[true, false])
        {
            foreach (bool endsAlone in (bool[])[false, true])
            {
                Comparison[] chosen = [.. comparisons.Where(comparison => comparison.IsInScope == isInScope && (comparison.IsEnd || !endsAlone))];
                string scope = isInScope ? "widths ≥ 48, depth ≤ 20" : "narrower or deeper";
                foreach (string kind in (string[])[.. _kinds, "softmax"])
                    Row(table, scope, kind, endsAlone, [.. chosen.Where(comparison => comparison.Kind == kind)]);
                Row(table, scope, "all", endsAlone, chosen);
            }
        }

        return table.ToString();
    }

    private static void Row(StringBuilder table, string scope, string kind, bool endsAlone, Comparison[] comparisons)
    {
        if (comparisons.Length == 0)
            return;
        string where = kind == "softmax" ? "outputs" : !endsAlone ? "every layer" : kind switch { "all" => "the ends", "gradient" => "first layer", _ => "last layer" };
        double[] errors = [.. comparisons.Select(comparison => comparison.Error).Order()];
        table.Append(Invariant(
            $"| {scope} | {kind} | {where} | {errors.Length} | {errors[errors.Length / 2]:0.000} | {errors[(int)(errors.Length * 0.95)]:0.000} |\n"));
    }

    /// <summary>Measured over predicted, at the end of each network.</summary>
    public static string Picture(IReadOnlyList<Comparison> comparisons)
    {
        const int Side = 320;
        const int Margin = 56;
        const double Low = -15;
        const double High = 5;
        StringBuilder picture = new();
        int width = _kinds.Length * (Side + Margin) + Margin;
        int height = Side + 2 * Margin;
        picture.Append(Invariant(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"12\">\n"));
        picture.Append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (int panel = 0; panel < _kinds.Length; panel++)
        {
            string kind = _kinds[panel];
            int left = Margin + panel * (Side + Margin);
            string title = kind == "gradient" ? "gradient at the first layer" : $"{kind} at the last layer";
            picture.Append(Invariant($"<g transform=\"translate({left},{Margin})\">\n"));
            picture.Append(Invariant($"<rect width=\"{Side}\" height=\"{Side}\" fill=\"none\" stroke=\"#888\"/>\n"));
            picture.Append(Invariant($"<text x=\"{Side / 2}\" y=\"-14\" text-anchor=\"middle\" font-size=\"14\">{title}</text>\n"));
            picture.Append(Invariant($"<line x1=\"0\" y1=\"{Side}\" x2=\"{Side}\" y2=\"0\" stroke=\"#888\"/>\n"));
            for (double tick = Low; tick <= High; tick += 5)
            {
                picture.Append(Invariant($"<text x=\"{X(tick):0.0}\" y=\"{Side + 16}\" text-anchor=\"middle\">1e{tick:0}</text>\n"));
                picture.Append(Invariant($"<text x=\"-6\" y=\"{Side - X(tick) + 4:0.0}\" text-anchor=\"end\">1e{tick:0}</text>\n"));
            }

            picture.Append(Invariant($"<text x=\"{Side / 2}\" y=\"{Side + 36}\" text-anchor=\"middle\">predicted</text>\n"));
            foreach (Comparison point in comparisons.Where(point => point.IsEnd && point.Kind == kind).OrderBy(point => point.IsInScope))
            {
                string colour = point.IsInScope ? "#1565c0" : "#ef9a5a";
                double x = X(Math.Log10(point.Predicted));
                double y = Side - X(Math.Log10(point.Measured));
                picture.Append(Invariant($"<circle cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"2.2\" fill=\"{colour}\"/>\n"));
            }

            picture.Append("</g>\n");
        }

        picture.Append(Invariant($"<text x=\"{Margin}\" y=\"{height - 6}\">measured (upwards) against predicted; "));
        picture.Append("blue: widths from 48 and at most 20 hidden layers; orange: others</text>\n");
        picture.Append("</svg>\n");
        return picture.ToString();

        static double X(double exponent) => Math.Clamp((exponent - Low) / (High - Low), 0, 1) * Side;
    }
}

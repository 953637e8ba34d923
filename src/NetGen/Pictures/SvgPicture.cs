using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>
/// A picture that needs no other file: SVG with its colours inside, for a light and a dark page. Coordinates are pixels from the top left.
/// </summary>
internal sealed class SvgPicture
{
    private readonly StringBuilder _text = new();

    public SvgPicture(double width, double height, string title)
    {
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:0.#} {height:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" role=\"img\">");
        Line($"<title>{Escaped(title)}</title>");
        _text.Append(
            """
            <style>
              text { font: 12px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #24292f; stroke: #ffffff; stroke-width: 3px; paint-order: stroke; }
              text.quiet { fill: #6e7781; font-size: 11px; }
              text.strong { font-weight: 600; }
              text.two { fill: #d1480a; stroke: #ffffff; }
              .page { fill: #ffffff; }
              .grid, .axis, .one, .two, .faint { fill: none; stroke-linejoin: round; }
              .grid { stroke: #d8dee4; }
              .axis { stroke: #6e7781; }
              .one { stroke: #0969da; }
              .two { stroke: #d1480a; }
              .faint { stroke: #a7c7ec; }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3; stroke: #0d1117; }
                text.quiet { fill: #8b949e; }
                text.two { fill: #ff9e64; stroke: #0d1117; }
                .page { fill: #0d1117; }
                .grid { stroke: #30363d; }
                .axis { stroke: #8b949e; }
                .one { stroke: #58a6ff; }
                .two { stroke: #ff9e64; }
                .faint { stroke: #2b4a72; }
              }
            </style>

            """.ReplaceLineEndings("\n"));
        Line($"<rect class=\"page\" width=\"100%\" height=\"100%\"/>");
    }

    public void Segment(double x1, double y1, double x2, double y2, string style) =>
        Line($"<line class=\"{style}\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\"/>");

    /// <summary>Lines from point to point.</summary>
    /// <param name="points">The points.</param>
    /// <param name="style">The class of its colour.</param>
    /// <param name="width">Its width.</param>
    /// <param name="opacity">From 0 to 1.</param>
    /// <param name="isDashed">Whether it is broken.</param>
    /// <param name="hint">What a browser shows under the pointer.</param>
    public void Polyline(
        IEnumerable<(double X, double Y)> points, string style, double width, double opacity = 1, bool isDashed = false, string? hint = null)
    {
        string coordinates = string.Join(' ', points.Select(point => Invariant($"{point.X:0.#},{point.Y:0.#}")));
        Line($"<polyline class=\"{style}\" stroke-width=\"{width:0.##}\" stroke-opacity=\"{opacity:0.##}\"{(isDashed ? " stroke-dasharray=\"4 3\"" : "")} points=\"{coordinates}\"><title>{Escaped(hint ?? "")}</title></polyline>");
    }

    /// <summary>A word.</summary>
    /// <param name="x">Where its anchor is.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">The word.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="style">The classes of its colour and weight.</param>
    public void Text(double x, double y, string text, string anchor, string style = "") =>
        Line($"<text class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{Escaped(text)}</text>");

    public override string ToString() => $"{_text}</svg>\n";

    private void Line(FormattableString text) => _text.Append(Invariant(text)).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}

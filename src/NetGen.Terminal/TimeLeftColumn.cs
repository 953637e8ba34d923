using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetGen.Terminal;

/// <summary>The time that the rest of the run will take at its present speed: <c>0:01:25 left</c>.</summary>
internal sealed class TimeLeftColumn : ProgressColumn
{
    /// <summary>The first steps wait for the compiler of the runtime; what they take says nothing about the rest.</summary>
    private static readonly TimeSpan FirstEstimate = TimeSpan.FromSeconds(1);

    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        string left = task.ElapsedTime >= FirstEstimate && task.RemainingTime is TimeSpan time
            ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time:mm\\:ss} left")
            : "";
        return new Text(left, new Style(Color.Grey));
    }
}

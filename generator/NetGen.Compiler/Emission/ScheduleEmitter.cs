using System.Globalization;
using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Emission;

/// <summary>A declared schedule as an expression.</summary>
internal static class ScheduleEmitter
{
    public static string Expression(ScheduleItem schedule)
    {
        string[] arguments =
        [
            .. Argument("every", schedule.Every), .. Argument("gamma", schedule.Gamma), .. Argument("decay", schedule.Decay),
            .. Argument("period", schedule.Period), .. Argument("growth", schedule.Growth), .. Argument("end", schedule.End),
            .. Argument("rise", schedule.Rise), .. Argument("divisor", schedule.Divisor), .. Argument("finalDivisor", schedule.FinalDivisor),
        ];
        string call = schedule.Form == ScheduleForm.ConstantRate ? "" : $"({string.Join(", ", arguments)})";
        string warmup = schedule.Warmup > 0 ? $".WithWarmup({Text.Integer(schedule.Warmup.Value)})" : "";
        string steps = schedule.Steps is { } length ? $".Over({Text.Integer(length)})" : "";
        return $"global::NetGen.Training.LearningRateSchedule.{schedule.Form}{call}{warmup}{steps}";
    }

    private static IEnumerable<string> Argument(string name, double? value) =>
        value is { } number ? [$"{name}: {number.ToString("R", CultureInfo.InvariantCulture)}"] : [];
}

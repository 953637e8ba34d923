using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>The arguments of a schedule: which it needs, which have an effect, and their ranges.</summary>
internal static class ScheduleChecks
{
    public static IEnumerable<Finding> Ranges(ScheduleItem schedule) =>
    [
        .. Checks.Ranges.Defined(schedule, ParameterNames.Form, schedule.Form),
        .. Needed(schedule),
        .. Checks.Ranges.Check(schedule, nameof(schedule.Warmup), schedule.Warmup, steps => steps >= 0, "at least 0"),
        .. Checks.Ranges.AtLeastOne(schedule, nameof(schedule.Steps), schedule.Steps),
        .. Checks.Ranges.AtLeastOne(schedule, nameof(schedule.Every), schedule.Every),
        .. Checks.Ranges.Positive(schedule, nameof(schedule.Gamma), schedule.Gamma),
        .. Checks.Ranges.Positive(schedule, nameof(schedule.Decay), schedule.Decay),
        .. Checks.Ranges.Check(schedule, nameof(schedule.End), schedule.End, end => end is >= 0 and <= 1, "in [0, 1]"),
        .. Checks.Ranges.AtLeastOne(schedule, nameof(schedule.Period), schedule.Period),
        .. Checks.Ranges.AtLeastOne(schedule, nameof(schedule.Growth), schedule.Growth),
        .. Checks.Ranges.Check(schedule, nameof(schedule.Rise), schedule.Rise, rise => rise is > 0 and < 1, "above 0 and below 1"),
        .. Divisor(schedule, nameof(schedule.Divisor), schedule.Divisor),
        .. Divisor(schedule, nameof(schedule.FinalDivisor), schedule.FinalDivisor),
    ];

    /// <summary>The arguments that were written, and whether the schedule takes them.</summary>
    public static IEnumerable<(string Argument, object? Value, bool IsUsed)> Uses(ScheduleItem schedule)
    {
        ScheduleForm form = schedule.Form;
        bool cycles = form == ScheduleForm.OneCycle;
        return
        [
            (nameof(schedule.Steps), schedule.Steps, form is ScheduleForm.Linear or ScheduleForm.Cosine or ScheduleForm.OneCycle),
            (nameof(schedule.Every), schedule.Every, form == ScheduleForm.StepDecay),
            (nameof(schedule.Gamma), schedule.Gamma, form is ScheduleForm.StepDecay or ScheduleForm.Exponential),
            (nameof(schedule.Decay), schedule.Decay, form == ScheduleForm.InverseTime),
            (nameof(schedule.End), schedule.End, form is ScheduleForm.Linear or ScheduleForm.Cosine or ScheduleForm.CosineRestarts),
            (nameof(schedule.Period), schedule.Period, form == ScheduleForm.CosineRestarts),
            (nameof(schedule.Growth), schedule.Growth, form == ScheduleForm.CosineRestarts),
            (nameof(schedule.Rise), schedule.Rise, cycles),
            (nameof(schedule.Divisor), schedule.Divisor, cycles),
            (nameof(schedule.FinalDivisor), schedule.FinalDivisor, cycles),
        ];
    }

    private static IEnumerable<Finding> Needed(ScheduleItem schedule)
    {
        string? missing = schedule switch
        {
            { Form: ScheduleForm.StepDecay, Every: null } => nameof(schedule.Every),
            { Form: ScheduleForm.Exponential, Gamma: null } => nameof(schedule.Gamma),
            { Form: ScheduleForm.InverseTime, Decay: null } => nameof(schedule.Decay),
            { Form: ScheduleForm.CosineRestarts, Period: null } => nameof(schedule.Period),
            _ => null,
        };
        return missing is null ? [] : [Finding.OnArgument(schedule, ParameterNames.Form, Rules.MissingArgument, schedule.Form.ToString(), missing)];
    }

    private static IEnumerable<Finding> Divisor(ScheduleItem schedule, string argument, double? value) =>
        Checks.Ranges.Check(schedule, argument, value, number => Checks.Ranges.IsFinite(number) && number >= 1, "a finite number, at least 1");
}

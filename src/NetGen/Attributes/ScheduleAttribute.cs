namespace NetGen;

/// <summary>
/// How the learning rate goes over a run: <c>[Schedule(Cosine, Warmup = 500)]</c>. <c>Fit</c> follows it unless it is given another schedule; a
/// loop of one's own finds it in the network's <c>Description</c>.
/// </summary>
/// <param name="form">Which schedule.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ScheduleAttribute(ScheduleForm form) : Attribute
{
    /// <summary>The schedule.</summary>
    public ScheduleForm Form { get; } = form;

    /// <summary>Steps of a linear warm-up before the schedule begins, 0 or more; none unless stated.</summary>
    public int Warmup { get; set; }

    /// <summary>
    /// Steps of the whole run, warm-up included, at least 1, for the schedules that end with it: <see cref="ScheduleForm.Linear"/>,
    /// <see cref="ScheduleForm.Cosine"/> and <see cref="ScheduleForm.OneCycle"/>. Unless stated, those of the call of <c>Fit</c>.
    /// </summary>
    public int Steps { get; set; }

    /// <summary>Steps from one fall of <see cref="ScheduleForm.StepDecay"/> to the next, at least 1. To be stated.</summary>
    public int Every { get; set; }

    /// <summary>
    /// γ, above 0: by which <see cref="ScheduleForm.StepDecay"/> multiplies at each fall, 0.1 unless stated, and
    /// <see cref="ScheduleForm.Exponential"/> at each step, to be stated.
    /// </summary>
    public double Gamma { get; set; }

    /// <summary>The decay of <see cref="ScheduleForm.InverseTime"/> for each step, above 0. To be stated.</summary>
    public double Decay { get; set; }

    /// <summary>
    /// The factor at the end, in [0, 1], of <see cref="ScheduleForm.Linear"/>, <see cref="ScheduleForm.Cosine"/> and of each period of
    /// <see cref="ScheduleForm.CosineRestarts"/>; 0 unless stated.
    /// </summary>
    public double End { get; set; }

    /// <summary>Steps of the first period of <see cref="ScheduleForm.CosineRestarts"/>, at least 1. To be stated.</summary>
    public int Period { get; set; }

    /// <summary>By what each of its periods is longer than the one before, at least 1; 1 unless stated.</summary>
    public int Growth { get; set; }

    /// <summary>The part of <see cref="ScheduleForm.OneCycle"/> in which the rate rises, above 0 and below 1; 0.3 unless stated.</summary>
    public double Rise { get; set; }

    /// <summary>What its largest rate is divided by at the start, at least 1; 25 unless stated.</summary>
    public double Divisor { get; set; }

    /// <summary>What that is divided by at the end, at least 1; 1e4 unless stated.</summary>
    public double FinalDivisor { get; set; }
}

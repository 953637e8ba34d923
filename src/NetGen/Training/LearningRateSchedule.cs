namespace NetGen.Training;

/// <summary>
/// How the learning rate goes: by what the rate that the trainer starts with is multiplied at each step. <see cref="Callbacks.Schedule"/> hands
/// it to <see cref="TrainingExtensions.Fit"/>, which knows the length of the run; a loop of one's own sets
/// <c>trainer.LearningRate = rate * (float)schedule.FactorAt(step, steps)</c> before each step.
/// </summary>
public sealed class LearningRateSchedule
{
    private readonly Func<long, long, double> _factor;
    private readonly int _warmup;
    private readonly int? _steps;

    private LearningRateSchedule(Func<long, long, double> factor, int warmup = 0, int? steps = null) =>
        (_factor, _warmup, _steps) = (factor, warmup, steps);

    /// <summary>The rate as it is.</summary>
    public static LearningRateSchedule ConstantRate { get; } = new((_, _) => 1);

    /// <summary>γ^⌊step/every⌋ (PyTorch's <c>StepLR</c>).</summary>
    /// <param name="every">Steps from one fall to the next, at least 1.</param>
    /// <param name="gamma">γ, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static LearningRateSchedule StepDecay(int every, double gamma = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        Positive(gamma, nameof(gamma));
        return new((step, _) => Math.Pow(gamma, step / every));
    }

    /// <summary>γ^step (PyTorch's <c>ExponentialLR</c>).</summary>
    /// <param name="gamma">γ, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public static LearningRateSchedule Exponential(double gamma)
    {
        Positive(gamma, nameof(gamma));
        return new((step, _) => Math.Pow(gamma, step));
    }

    /// <summary>1/(1 + decay·step): the 1/t decay of Robbins and Monro 1951.</summary>
    /// <param name="decay">Above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public static LearningRateSchedule InverseTime(double decay)
    {
        Positive(decay, nameof(decay));
        return new((step, _) => 1 / (1 + decay * step));
    }

    /// <summary>From 1 in a straight line to the end of the run (PyTorch's <c>LinearLR</c>).</summary>
    /// <param name="end">The factor at the end, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public static LearningRateSchedule Linear(double end = 0)
    {
        Fraction(end, nameof(end));
        return new((step, steps) => 1 + (end - 1) * Progress(step, steps));
    }

    /// <summary>Along half a cosine from 1 to the end of the run (Loshchilov and Hutter 2017, PyTorch's <c>CosineAnnealingLR</c>).</summary>
    /// <param name="end">The factor at the end, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public static LearningRateSchedule Cosine(double end = 0)
    {
        Fraction(end, nameof(end));
        return new((step, steps) => HalfCosine(1, end, Progress(step, steps)));
    }

    /// <summary>
    /// A cosine that starts again after <paramref name="period"/> steps, then after <paramref name="growth"/> times as many, and so on (SGDR,
    /// Loshchilov and Hutter 2017, PyTorch's <c>CosineAnnealingWarmRestarts</c>).
    /// </summary>
    /// <param name="period">Steps of the first cosine, at least 1.</param>
    /// <param name="growth">By what each period is longer than the one before, at least 1.</param>
    /// <param name="end">The factor at the end of a period, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static LearningRateSchedule CosineRestarts(int period, int growth = 1, double end = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(growth, 1);
        Fraction(end, nameof(end));
        return new((step, _) =>
        {
            long length = period;
            if (growth == 1)
                step %= length;
            for (; step >= length; length *= growth)
                step -= length;
            return HalfCosine(1, end, (double)step / length);
        });
    }

    /// <summary>
    /// Up and down once (Smith and Topin 2018, PyTorch's <c>OneCycleLR</c>): along half a cosine from 1/<paramref name="divisor"/> to 1 in the
    /// first part of the run, then along another to 1/(<paramref name="divisor"/>·<paramref name="finalDivisor"/>). The trainer's rate is the
    /// largest.
    /// </summary>
    /// <param name="rise">The part of the run in which the rate rises, above 0 and below 1.</param>
    /// <param name="divisor">What the largest rate is divided by at the start, at least 1.</param>
    /// <param name="finalDivisor">What that is divided by at the end, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static LearningRateSchedule OneCycle(double rise = 0.3, double divisor = 25, double finalDivisor = 1e4)
    {
        if (!(rise is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(rise), rise, "The part in which the rate rises lies between 0 and 1.");
        AtLeastOne(divisor, nameof(divisor));
        AtLeastOne(finalDivisor, nameof(finalDivisor));
        return new((step, steps) =>
        {
            // As PyTorch counts: the peak is step rise·steps - 1, the last step the end.
            double peak = rise * steps - 1, last = steps - 1;
            return step <= peak
                ? HalfCosine(1 / divisor, 1, peak <= 0 ? 1 : step / peak)
                : HalfCosine(1, 1 / (divisor * finalDivisor), last <= peak ? 1 : Math.Min(1, (step - peak) / (last - peak)));
        });
    }

    /// <summary>The same behind a linear warm-up: (step + 1)/(warmup + 1) of the rate at first, the whole rate from step <paramref name="steps"/> on, where this schedule begins.</summary>
    /// <param name="steps">Steps of the warm-up, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public LearningRateSchedule WithWarmup(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        return new(_factor, steps, _steps);
    }

    /// <summary>The same for a run of so many steps, warm-up included, whatever the length of the one in which it is used.</summary>
    /// <param name="steps">Steps of the whole run, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public LearningRateSchedule Over(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return new(_factor, _warmup, steps);
    }

    /// <summary>The factor at a step.</summary>
    /// <param name="step">The step, 0 for the first.</param>
    /// <param name="steps">Steps of the whole run, warm-up included; what comes after the last keeps its factor.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public double FactorAt(long step, long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        steps = _steps ?? steps;
        return step < _warmup ? (step + 1.0) / (_warmup + 1) : _factor(step - _warmup, Math.Max(0, steps - _warmup));
    }

    private static double Progress(long step, long steps) => steps == 0 ? 1 : Math.Min(1, (double)step / steps);

    private static double HalfCosine(double from, double to, double progress) => to + (from - to) * (1 + Math.Cos(Math.PI * progress)) / 2;

    private static void Positive(double value, string name)
    {
        if (!(value > 0) || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(name, value, "The figure is finite and above 0.");
    }

    private static void Fraction(double value, string name)
    {
        if (!(value is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(name, value, "The factor at the end lies between 0 and 1.");
    }

    private static void AtLeastOne(double value, string name)
    {
        if (!(value >= 1) || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(name, value, "The divisor is finite and at least 1.");
    }
}

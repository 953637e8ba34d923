using NetGen.Compiler.Declarations;
using NetGen.Compiler.Emission;
using NetGen.Compiler.Findings;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class ScheduleChecksTests
{
    private static readonly LossItem s_loss = Loss(LossFunction.MeanSquaredError);

    [Theory]
    [InlineData(ScheduleForm.StepDecay, "Every")]
    [InlineData(ScheduleForm.Exponential, "Gamma")]
    [InlineData(ScheduleForm.InverseTime, "Decay")]
    [InlineData(ScheduleForm.CosineRestarts, "Period")]
    public void What_a_schedule_needs_is_told(ScheduleForm form, string argument)
    {
        Finding finding = Told(new ScheduleItem(0, form));
        Assert.Equal((Rules.MissingArgument, "form", 2), (finding.Rule, finding.Argument, finding.Item));
        Assert.Equal($"{form} needs {argument}", finding.Message);
    }

    [Fact]
    public void Figures_have_their_ranges()
    {
        AssertOutOfRange("Warmup", new ScheduleItem(0, ScheduleForm.Cosine) { Warmup = -1 });
        AssertOutOfRange("Steps", new ScheduleItem(0, ScheduleForm.Cosine) { Steps = 0 });
        AssertOutOfRange("Every", new ScheduleItem(0, ScheduleForm.StepDecay) { Every = 0 });
        AssertOutOfRange("Gamma", new ScheduleItem(0, ScheduleForm.Exponential) { Gamma = 0 });
        AssertOutOfRange("Decay", new ScheduleItem(0, ScheduleForm.InverseTime) { Decay = double.NaN });
        AssertOutOfRange("End", new ScheduleItem(0, ScheduleForm.Linear) { End = 1.1 });
        AssertOutOfRange("Period", new ScheduleItem(0, ScheduleForm.CosineRestarts) { Period = 0 });
        AssertOutOfRange("Growth", new ScheduleItem(0, ScheduleForm.CosineRestarts) { Period = 1, Growth = 0 });
        AssertOutOfRange("Rise", new ScheduleItem(0, ScheduleForm.OneCycle) { Rise = 1 });
        AssertOutOfRange("Divisor", new ScheduleItem(0, ScheduleForm.OneCycle) { Divisor = 0.5 });
        AssertOutOfRange("FinalDivisor", new ScheduleItem(0, ScheduleForm.OneCycle) { FinalDivisor = double.PositiveInfinity });
        AssertOutOfRange("form", new ScheduleItem(0, (ScheduleForm)99));
    }

    [Fact]
    public void An_argument_of_another_schedule_has_no_effect()
    {
        Finding finding = Told(new ScheduleItem(0, ScheduleForm.Cosine) { Gamma = 0.5 });
        Assert.Equal((Rules.UnusedArgument, "Gamma"), (finding.Rule, finding.Argument));
        Assert.Equal(Rules.UnusedArgument, Told(new ScheduleItem(0, ScheduleForm.StepDecay) { Every = 10, Steps = 100 }).Rule);
        Assert.Equal(Rules.UnusedArgument, FindingOf(Dense(2, 3), new ScheduleItem(0, ScheduleForm.Cosine)).Rule);
    }

    [Fact]
    public void A_schedule_is_written_as_the_library_s()
    {
        const string Schedule = "global::NetGen.Training.LearningRateSchedule.";
        Assert.Equal(Schedule + "ConstantRate.WithWarmup(9)", ScheduleEmitter.Expression(new ScheduleItem(0, ScheduleForm.ConstantRate) { Warmup = 9 }));
        Assert.Equal(
            Schedule + "StepDecay(every: 30, gamma: 0.5)",
            ScheduleEmitter.Expression(new ScheduleItem(0, ScheduleForm.StepDecay) { Every = 30, Gamma = 0.5, Warmup = 0 }));
        Assert.Equal(
            Schedule + "Cosine(end: 0.01).WithWarmup(500).Over(9000)",
            ScheduleEmitter.Expression(new ScheduleItem(0, ScheduleForm.Cosine) { End = 0.01, Warmup = 500, Steps = 9000 }));
        Assert.Equal(
            Schedule + "OneCycle(rise: 0.4, divisor: 10, finalDivisor: 1E-05)",
            ScheduleEmitter.Expression(new ScheduleItem(0, ScheduleForm.OneCycle) { Rise = 0.4, Divisor = 10, FinalDivisor = 1e-5 }));
    }

    private static Finding Told(ScheduleItem schedule) => FindingOf(Dense(2, 3), s_loss, schedule);

    private static void AssertOutOfRange(string argument, ScheduleItem schedule)
    {
        Finding finding = Told(schedule);
        Assert.Equal((Rules.ArgumentOutOfRange, argument), (finding.Rule, finding.Argument));
    }
}

using System.Text.Json;
using NetGen.Training;
using static NetGen.Training.Callbacks;

namespace NetGen.Runtime.Tests.Training;

/// <summary>Schedules against <c>torch.optim.lr_scheduler</c>, and what Fit makes of them.</summary>
public class ScheduleTests
{
    private const int Steps = 20;

    public static TheoryData<string> Names => ["StepDecay", "Exponential", "Linear", "Cosine", "CosineRestarts", "CosineRestartsGrowing", "OneCycle"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Factors_are_those_of_PyTorch(string name)
    {
        (LearningRateSchedule schedule, int steps) = name switch
        {
            "StepDecay" => (LearningRateSchedule.StepDecay(6, 0.5), Steps),
            "Exponential" => (LearningRateSchedule.Exponential(0.9), Steps),
            "Linear" => (LearningRateSchedule.Linear(0.25), Steps),
            "Cosine" => (LearningRateSchedule.Cosine(0.125), Steps),
            "CosineRestarts" => (LearningRateSchedule.CosineRestarts(4, end: 0.125), Steps),
            "CosineRestartsGrowing" => (LearningRateSchedule.CosineRestarts(3, growth: 2), Steps),
            _ => (LearningRateSchedule.OneCycle(), Steps + 1),
        };
        string path = Path.Combine(AppContext.BaseDirectory, "Training", "Vectors", "schedules.json");
        using JsonDocument vectors = JsonDocument.Parse(File.ReadAllBytes(path));
        double[] expected = [.. vectors.RootElement.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
        Assert.Equal(Steps, expected.Length);
        for (int step = 0; step < expected.Length; step++)
            Assert.Equal(expected[step], schedule.FactorAt(step, steps), 1e-9);
    }

    [Fact]
    public void The_rate_of_1_over_t_and_the_constant_one_are_as_defined()
    {
        Assert.Equal(1 / 1.5, LearningRateSchedule.InverseTime(0.1).FactorAt(5, Steps), 1e-12);
        Assert.Equal(1, LearningRateSchedule.ConstantRate.FactorAt(5, Steps));
    }

    [Fact]
    public void A_warm_up_comes_first_and_the_schedule_takes_the_rest_of_the_run()
    {
        LearningRateSchedule schedule = LearningRateSchedule.Cosine().WithWarmup(4);
        double[] factors = [.. Enumerable.Range(0, 12).Select(step => schedule.FactorAt(step, 12))];
        Assert.Equal([0.2, 0.4, 0.6, 0.8, 1], factors.Take(5).Select(factor => Math.Round(factor, 12)));
        Assert.Equal(0.5, factors[8], 1e-12);
        Assert.Equal(0, schedule.FactorAt(12, 12), 1e-12);
        Assert.Equal(0, schedule.FactorAt(99, 12), 1e-12);
        Assert.Equal(1, LearningRateSchedule.ConstantRate.WithWarmup(9).FactorAt(9, 3));
    }

    [Fact]
    public void A_stated_length_takes_the_place_of_the_run_s()
    {
        LearningRateSchedule schedule = LearningRateSchedule.Linear().WithWarmup(2).Over(12);
        Assert.Equal(0.5, schedule.FactorAt(7, 1000), 1e-12);
        Assert.Equal(0.5, LearningRateSchedule.Linear().Over(12).WithWarmup(2).FactorAt(7, 3), 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => LearningRateSchedule.Linear().Over(0));
    }

    [Fact]
    public void A_run_of_one_step_has_finite_factors()
    {
        foreach (LearningRateSchedule schedule in new[] { LearningRateSchedule.Cosine(), LearningRateSchedule.Linear(), LearningRateSchedule.OneCycle() })
        {
            for (int steps = 0; steps < 4; steps++)
                Assert.InRange(schedule.FactorAt(0, steps), 0, 1);
        }
    }

    [Fact]
    public void Fit_spans_the_schedule_over_its_steps_and_may_be_given_it_again()
    {
        DataSet clouds = Samples.Clouds(20, seed: 1);
        ITrainingCallback schedule = Schedule(LearningRateSchedule.Linear());
        for (int run = 0; run < 2; run++)
        {
            var network = new LinearNetwork(2, 3, LossFunction.SoftmaxCrossEntropy) { InitialLearningRate = 0.5f };
            History history = network.Fit(clouds, epochs: 4, batchSize: clouds.Count / 2, callbacks: [schedule]);

            // Two steps an epoch: the last of each is step 1, 3, 5 and 7 of 8.
            Assert.Equal([7 / 16.0, 5 / 16.0, 3 / 16.0, 1 / 16.0], history.Epochs.Select(epoch => Math.Round((double)epoch.LearningRate, 6)));
        }
    }

    [Fact]
    public void Fit_follows_the_declared_schedule_unless_it_is_given_another()
    {
        Assert.Equal([7 / 16.0, 5 / 16.0, 3 / 16.0, 1 / 16.0], Rates([]));
        Assert.Equal([0.5, 0.5, 0.5, 0.5], Rates([Schedule(LearningRateSchedule.ConstantRate)]));

        static double[] Rates(ITrainingCallback[] callbacks)
        {
            DataSet clouds = Samples.Clouds(20, seed: 1);
            var network = new LinearNetwork(2, 3, LossFunction.SoftmaxCrossEntropy, schedule: LearningRateSchedule.Linear()) { InitialLearningRate = 0.5f };
            History history = network.Fit(clouds, epochs: 4, batchSize: clouds.Count / 2, callbacks: callbacks);
            return [.. history.Epochs.Select(epoch => Math.Round((double)epoch.LearningRate, 6))];
        }
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("every", () => LearningRateSchedule.StepDecay(0));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => LearningRateSchedule.StepDecay(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => LearningRateSchedule.Exponential(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("decay", () => LearningRateSchedule.InverseTime(-1));
        Assert.Throws<ArgumentOutOfRangeException>("end", () => LearningRateSchedule.Linear(1.1));
        Assert.Throws<ArgumentOutOfRangeException>("end", () => LearningRateSchedule.Cosine(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => LearningRateSchedule.CosineRestarts(0));
        Assert.Throws<ArgumentOutOfRangeException>("growth", () => LearningRateSchedule.CosineRestarts(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("rise", () => LearningRateSchedule.OneCycle(1));
        Assert.Throws<ArgumentOutOfRangeException>("divisor", () => LearningRateSchedule.OneCycle(divisor: 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => LearningRateSchedule.ConstantRate.WithWarmup(-1));
        Assert.Throws<ArgumentOutOfRangeException>("step", () => LearningRateSchedule.ConstantRate.FactorAt(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => ReduceOnPlateau(factor: 1));
        Assert.Throws<ArgumentOutOfRangeException>("patience", () => ReduceOnPlateau(patience: -1));
        Assert.Throws<ArgumentOutOfRangeException>("minDelta", () => ReduceOnPlateau(minDelta: -1));
    }
}

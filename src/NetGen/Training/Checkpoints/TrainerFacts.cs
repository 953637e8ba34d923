using System.Globalization;

namespace NetGen.Training;

/// <summary>What a trainer is at beside its optimiser's memory: the step, which the dropout masks go by too, and the rates.</summary>
internal static class TrainerFacts
{
    private const string Optimizer = "trainer.optimizer";
    private const string OptimizerFigures = "trainer.optimizer_figures";
    private const string Step = "trainer.step";
    private const string LearningRate = "trainer.learning_rate";
    private const string LayerFactors = "trainer.layer_factors";
    private const string LayerStepsMissed = "trainer.layer_steps_missed";
    private const string StatisticsMomentum = "trainer.statistics_momentum";

    public static void Save(CheckpointFacts facts, ITrainer trainer)
    {
        facts.Set(Optimizer, Describe(trainer.OptimizerState));
        if (!trainer.OptimizerState.Figures.IsEmpty)
            facts.Set(OptimizerFigures, string.Join(' ', trainer.OptimizerState.Figures.ToArray().Select(figure => figure.ToString(CultureInfo.InvariantCulture))));
        facts.Set(Step, trainer.StepCount);
        facts.Set(LearningRate, trainer.LearningRate);
        if (!trainer.LayerRates.ArePlain)
        {
            facts.Set(LayerFactors, string.Join(' ', trainer.LayerRates.Factors.ToArray().Select(factor => factor.ToString(CultureInfo.InvariantCulture))));
            facts.Set(LayerStepsMissed, string.Join(' ', trainer.LayerRates.Missed.ToArray().Select(steps => steps.ToString(CultureInfo.InvariantCulture))));
        }

        if (trainer is IBatchStatistics { StatisticsMomentum: float momentum })
            facts.Set(StatisticsMomentum, momentum);
    }

    /// <summary>Fails where the trainer could not go on from there.</summary>
    public static void Check(CheckpointFacts facts, ITrainer trainer)
    {
        string here = Describe(trainer.OptimizerState), there = facts.Text(Optimizer);
        if (here != there)
            throw facts.Damaged($"it was written by the optimiser {Printable.Quote(there)}, and the network's is '{here}'.");
        Figures(facts, trainer);
        facts.Count(Step);
        if (facts.Number(LearningRate) is not (>= 0 and <= float.MaxValue))
            throw facts.Damaged($"'{LearningRate}' is {facts.Text(LearningRate)}.");
        Factors(facts, trainer);
        StepsMissed(facts, trainer);
        if (facts.Has(StatisticsMomentum))
            facts.Number(StatisticsMomentum);
    }

    public static void Restore(CheckpointFacts facts, ITrainer trainer)
    {
        Figures(facts, trainer).CopyTo(trainer.OptimizerState.Figures);
        trainer.StepCount = facts.Count(Step);
        trainer.LearningRate = (float)facts.Number(LearningRate);
        trainer.LayerRates.Restore(Factors(facts, trainer), StepsMissed(facts, trainer));
        if (trainer is IBatchStatistics statistics)
            statistics.StatisticsMomentum = facts.Has(StatisticsMomentum) ? (float)facts.Number(StatisticsMomentum) : null;
    }

    /// <summary>What the optimiser remembers of all parameters together; nothing for most.</summary>
    private static float[] Figures(CheckpointFacts facts, ITrainer trainer)
    {
        int count = trainer.OptimizerState.Figures.Length;
        if (count == 0)
            return [];
        string[] texts = facts.Text(OptimizerFigures).Split(' ');
        float[] figures = new float[count];
        bool isWhole = texts.Length == count;
        for (int i = 0; isWhole && i < count; i++)
            isWhole = float.TryParse(texts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out figures[i]);
        return isWhole ? figures : throw facts.Damaged($"'{OptimizerFigures}' is {Printable.Quote(facts.Text(OptimizerFigures))} instead of {count} numbers.");
    }

    /// <summary>Every layer's factor: 1 where nothing is said of them.</summary>
    private static float[] Factors(CheckpointFacts facts, ITrainer trainer) => OfLayers(
        facts, LayerFactors, trainer, otherwise: 1f, text =>
            float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float factor) && factor is >= 0 and <= float.MaxValue ? factor : null);

    private static int[] StepsMissed(CheckpointFacts facts, ITrainer trainer) => OfLayers(
        facts, LayerStepsMissed, trainer, otherwise: 0, text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int steps) && steps <= facts.Count(Step) ? steps : (int?)null);

    private static T[] OfLayers<T>(CheckpointFacts facts, string name, ITrainer trainer, T otherwise, Func<string, T?> parse)
        where T : struct
    {
        int layers = trainer.LayerRates.Layers.Count;
        if (!facts.Has(name))
            return [.. Enumerable.Repeat(otherwise, layers)];
        T?[] values = [.. facts.Text(name).Split(' ').Select(parse)];
        return values.Length == layers && values.All(value => value is not null)
            ? [.. values.Select(value => value!.Value)]
            : throw facts.Damaged($"'{name}' is {Printable.Quote(facts.Text(name))} instead of {layers} numbers.");
    }

    /// <summary><c>Adam: m, v</c>.</summary>
    private static string Describe(OptimizerState state) =>
        state.Names.IsEmpty ? state.Algorithm : $"{state.Algorithm}: {string.Join(", ", state.Names)}";
}

using System.Globalization;

namespace NetGen.Training;

/// <summary>What a trainer is at beside its optimiser's memory: the step, which the dropout masks go by too, and the rates.</summary>
internal static class TrainerFacts
{
    private const string Optimizer = "trainer.optimizer";
    private const string OptimizerFigures = "trainer.optimizer_figures";
    private const string Step = "trainer.step";
    private const string LearningRate = "trainer.learning_rate";
    private const string StatisticsMomentum = "trainer.statistics_momentum";

    public static void Save(CheckpointFacts facts, ITrainer trainer)
    {
        facts.Set(Optimizer, Describe(trainer.OptimizerState));
        if (!trainer.OptimizerState.Figures.IsEmpty)
            facts.Set(OptimizerFigures, string.Join(' ', trainer.OptimizerState.Figures.ToArray().Select(figure => figure.ToString(CultureInfo.InvariantCulture))));
        facts.Set(Step, trainer.StepCount);
        facts.Set(LearningRate, trainer.LearningRate);
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
        if (facts.Has(StatisticsMomentum))
            facts.Number(StatisticsMomentum);
    }

    public static void Restore(CheckpointFacts facts, ITrainer trainer)
    {
        Figures(facts, trainer).CopyTo(trainer.OptimizerState.Figures);
        trainer.StepCount = facts.Count(Step);
        trainer.LearningRate = (float)facts.Number(LearningRate);
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

    /// <summary><c>Adam: m, v</c>.</summary>
    private static string Describe(OptimizerState state) =>
        state.Names.IsEmpty ? state.Algorithm : $"{state.Algorithm}: {string.Join(", ", state.Names)}";
}

namespace NetGen.Numerics.Tests.Harness;

/// <summary>A batch goes to a trainer by its labels where it has them.</summary>
internal static class TrainerExtensions
{
    public static float Step(this ITrainer trainer, Batch batch) =>
        batch.Labels is null ? trainer.Step(batch.Inputs, batch.Targets) : trainer.Step(batch.Inputs, batch.Labels);

    public static float Backward(this ITrainer trainer, Batch batch) =>
        batch.Labels is null ? trainer.Backward(batch.Targets) : trainer.Backward(batch.Labels);
}

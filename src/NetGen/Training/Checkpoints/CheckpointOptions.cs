namespace NetGen.Training;

/// <summary>When checkpoints are taken and which of them stay.</summary>
/// <param name="EveryEpochs">Epochs from one to the next; 0 for none by epochs.</param>
/// <param name="EverySteps">Steps from one to the next; 0 for none by steps.</param>
/// <param name="Keep">How many stay.</param>
/// <param name="Best">By what the best is told; null where none is wanted.</param>
internal sealed record CheckpointOptions(int EveryEpochs, int EverySteps, int Keep, BestBy? Best);

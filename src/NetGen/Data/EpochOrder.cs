namespace NetGen.Training;

/// <summary>A random order of samples, the same for the same two numbers on every machine.</summary>
/// <param name="Seed">Any number.</param>
/// <param name="Epoch">Which of the seed's orders; <see cref="TrainingExtensions.Fit"/> counts the epochs from 1.</param>
public readonly record struct EpochOrder(int Seed, int Epoch = 0);

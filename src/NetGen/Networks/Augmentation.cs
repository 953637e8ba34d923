namespace NetGen;

/// <summary>A random change of training samples, as an attribute declares it. See <see cref="AugmentationMethod"/> for what the figures mean.</summary>
/// <param name="Method">What is changed.</param>
/// <param name="First">The first figure.</param>
/// <param name="Second">The second figure; 0 where there is none.</param>
/// <param name="Third">The third figure; 0 where there is none.</param>
public sealed record Augmentation(AugmentationMethod Method, float First, float Second = 0, float Third = 0);

namespace NetGen;

/// <summary>One of several heads of a network: some columns of its outputs and targets, with a loss of their own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Offset">The first of its columns.</param>
/// <param name="Size">Its columns.</param>
/// <param name="Loss">Its loss.</param>
/// <param name="Weight">What the loss is multiplied by in the network's.</param>
/// <param name="Delta">δ of a Huber loss; 1 for the others.</param>
/// <param name="FusedActivation">The final activation that the loss contains, as <see cref="NetworkDescription.FusedActivation"/>; null where it contains none.</param>
public sealed record OutputHead(string Name, int Offset, int Size, LossFunction Loss, double Weight, double Delta, ActivationFunction? FusedActivation);

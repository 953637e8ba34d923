namespace NetGen.Kernels;

/// <summary>A normalisation over the values of each sample. Implemented by the structs of this namespace only.</summary>
public interface IRowNorm
{
    /// <summary>Whether the mean is subtracted, and β added.</summary>
    internal static abstract bool Centres { get; }

    /// <summary>ε.</summary>
    internal float Epsilon { get; }
}

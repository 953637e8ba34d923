namespace NetGen.Kernels;

/// <summary>The implementations of the kernels, from the one that runs everywhere to the widest.</summary>
public enum EngineKind
{
    /// <summary>Matrix products by <c>TensorPrimitives</c>, everything else one float at a time. Runs on any hardware.</summary>
    Portable,

    /// <summary>Eight floats at a time: x86 with AVX2 and FMA.</summary>
    Vector256,

    /// <summary>Sixteen floats at a time: x86 with AVX-512.</summary>
    Vector512,
}

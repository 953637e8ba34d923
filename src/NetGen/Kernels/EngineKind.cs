namespace NetGen.Kernels;

/// <summary>The implementations of the kernels, from the one that runs everywhere to the widest.</summary>
public enum EngineKind
{
    /// <summary>
    /// One float at a time; matrix products by <c>TensorPrimitives</c> where the hardware has vectors at all. Runs on any hardware.
    /// </summary>
    Portable,

    /// <summary>Four floats at a time: Arm, and x86 without AVX2.</summary>
    Vector128,

    /// <summary>Eight floats at a time: x86 with AVX2 and FMA.</summary>
    Vector256,

    /// <summary>Sixteen floats at a time: x86 with AVX-512.</summary>
    Vector512,
}

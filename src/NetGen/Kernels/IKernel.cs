namespace NetGen.Kernels;

/// <summary>An operation with its arguments, written once for vectors of any width.</summary>
internal interface IKernel
{
    /// <summary>Carries out the operation.</summary>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    void Run<TVector>()
        where TVector : struct, ISimd<TVector>;
}

namespace NetGen.Kernels;

/// <summary>An activation function y = f(x), applied element by element. Implemented by the structs of this namespace only.</summary>
public interface IActivation
{
    /// <summary>f(x).</summary>
    internal TVector Forward<TVector>(TVector x)
        where TVector : struct, ISimd<TVector>;

    /// <summary>dx = dy · f'(x), with the derivative as a function of the output y = f(x).</summary>
    internal TVector Backward<TVector>(TVector y, TVector dy)
        where TVector : struct, ISimd<TVector>;
}

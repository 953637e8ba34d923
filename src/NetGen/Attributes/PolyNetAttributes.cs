namespace NetGen;

/// <summary>poly-2 of PolyNet (Zhang et al. 2017): y = x + F(x) + F(F(x)), both F with the same parameters.</summary>
/// <typeparam name="TF">A block whose output has the shape of its input.</typeparam>
public sealed class Poly2Attribute<TF> : CompositionAttribute
    where TF : class;

/// <summary>mpoly-2 of PolyNet (Zhang et al. 2017): y = x + F(x) + G(F(x)), F and G with parameters of their own, also where they are one block.</summary>
/// <typeparam name="TF">A block whose output has the shape of its input.</typeparam>
/// <typeparam name="TG">Another one.</typeparam>
public sealed class MPoly2Attribute<TF, TG> : CompositionAttribute
    where TF : class
    where TG : class;

/// <summary>2-way of PolyNet (Zhang et al. 2017): y = x + F(x) + G(x), F and G with parameters of their own, also where they are one block.</summary>
/// <typeparam name="TF">A block whose output has the shape of its input.</typeparam>
/// <typeparam name="TG">Another one.</typeparam>
public sealed class TwoWayAttribute<TF, TG> : CompositionAttribute
    where TF : class
    where TG : class;

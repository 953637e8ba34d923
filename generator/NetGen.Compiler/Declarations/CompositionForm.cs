namespace NetGen.Compiler.Declarations;

/// <summary>How a composition connects its blocks.</summary>
public enum CompositionForm
{
    /// <summary>x + F(x).</summary>
    Residual,

    /// <summary>A(x) and B(x), merged.</summary>
    Branches,

    /// <summary>The heads of a network: A(x) and B(x) side by side, each with a loss of its own.</summary>
    Heads,

    /// <summary>x + F(x) + F(F(x)), with one F.</summary>
    Poly2,

    /// <summary>x + F(x) + G(F(x)).</summary>
    MPoly2,

    /// <summary>x + F(x) + G(x).</summary>
    TwoWay,
}

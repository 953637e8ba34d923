namespace NetGen.Compiler.Graphs;

/// <summary>What an optimiser can be told.</summary>
[Flags]
internal enum Hyperparameters
{
    None = 0,

    /// <summary>μ.</summary>
    Momentum = 1 << 0,

    /// <summary>β₁.</summary>
    Beta1 = 1 << 1,

    /// <summary>β₂.</summary>
    Beta2 = 1 << 2,

    /// <summary>ε.</summary>
    Epsilon = 1 << 3,

    /// <summary>ρ.</summary>
    Rho = 1 << 4,

    /// <summary>Whether a variance takes the place of a mean square.</summary>
    Centered = 1 << 5,

    /// <summary>ψ.</summary>
    MomentumDecay = 1 << 6,

    /// <summary>m, the pairs that are kept.</summary>
    HistorySize = 1 << 7,
}

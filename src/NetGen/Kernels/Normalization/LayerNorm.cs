namespace NetGen.Kernels;

/// <summary>x̂ = (x - μ)/√(σ² + ε), y = γx̂ + β (Ba et al. 2016).</summary>
/// <param name="epsilon">ε.</param>
public readonly struct LayerNorm(float epsilon) : IRowNorm
{
    static bool IRowNorm.Centres => true;

    float IRowNorm.Epsilon => epsilon;
}

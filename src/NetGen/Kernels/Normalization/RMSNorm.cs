namespace NetGen.Kernels;

/// <summary>x̂ = x/√(mean(x²) + ε), y = γx̂ (Zhang and Sennrich 2019).</summary>
/// <param name="epsilon">ε.</param>
public readonly struct RMSNorm(float epsilon) : IRowNorm
{
    static bool IRowNorm.Centres => false;

    float IRowNorm.Epsilon => epsilon;
}

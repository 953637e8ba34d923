namespace NetGen.Benchmarks;

/// <summary>A kernel held against the limit of the machine that bounds it.</summary>
/// <param name="Name">The kernel and its shape.</param>
/// <param name="Limit">The work that does nothing but reach the limit.</param>
/// <param name="Kernel">The kernel.</param>
/// <param name="Target">The share of the limit that it has to reach.</param>
internal sealed record Share(string Name, Load Limit, Load Kernel, double Target);

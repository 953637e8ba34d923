using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>The engines that this machine has; every kernel is tested on each.</summary>
public static class Engines
{
    public static TheoryData<EngineKind> All { get; } = [.. Enum.GetValues<EngineKind>().Where(Engine.IsSupported)];
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Which implementation of the kernels this process uses. It is chosen once, by the hardware.</summary>
/// <remarks>
/// The environment variable <c>NETGEN_ENGINE</c>, or else the <see cref="AppContext"/> value <c>NetGen.Engine</c> (in a runtimeconfig or by
/// <c>RuntimeHostConfigurationOption</c>), names a narrower one: <c>Portable</c>, <c>Vector128</c>, <c>Vector256</c> or
/// <c>Vector512</c>. What the hardware lacks, or one of the runtime's own switches (<c>DOTNET_EnableAVX512=0</c> and its like) takes from
/// it, is replaced by the next narrower one.
/// </remarks>
public static class Engine
{
    /// <summary>The implementation in use.</summary>
    public static EngineKind Kind { get; } =
        Choose(Environment.GetEnvironmentVariable("NETGEN_ENGINE") ?? AppContext.GetData("NetGen.Engine") as string);

    internal static bool IsSupported(EngineKind kind) => kind switch
    {
        EngineKind.Vector512 => Vector512.IsHardwareAccelerated && Avx512F.IsSupported,
        EngineKind.Vector256 => Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported,
        EngineKind.Vector128 => Vector128.IsHardwareAccelerated,
        _ => true,
    };

    /// <summary>The engine of that name, or the widest one that the hardware has below it.</summary>
    /// <exception cref="InvalidOperationException">There is no engine of that name.</exception>
    internal static EngineKind Choose(string? name)
    {
        EngineKind kind = EngineKind.Vector512;
        if (!string.IsNullOrEmpty(name))
        {
            string[] names = Enum.GetNames<EngineKind>();
            kind = (EngineKind)Array.FindIndex(names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (kind < 0)
                throw new InvalidOperationException($"There is no engine '{name}'; the engines are {string.Join(", ", names)}.");
        }

        while (!IsSupported(kind))
            kind--;
        return kind;
    }

    /// <summary>Runs a kernel with the vectors of an engine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Run<TKernel>(EngineKind engine, ref TKernel kernel)
        where TKernel : struct, IKernel, allows ref struct
    {
        // The vectors of the other engines are types that a start need not load.
        if (engine == EngineKind.Vector512)
            kernel.Run<FloatX16>();
        else
            RunNarrower(engine, ref kernel);
    }

    private static void RunNarrower<TKernel>(EngineKind engine, ref TKernel kernel)
        where TKernel : struct, IKernel, allows ref struct
    {
        switch (engine)
        {
            case EngineKind.Vector256:
                kernel.Run<FloatX8>();
                break;
            case EngineKind.Vector128:
                kernel.Run<FloatX4>();
                break;
            default:
                kernel.Run<FloatX1>();
                break;
        }
    }
}

using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>How a product is cut: C into blocks of rows and the depth into slices, all as even as can be.</summary>
/// <param name="rows">Rows of C.</param>
/// <param name="mostRows">The most rows in a block, at least 16.</param>
/// <param name="depth">Columns of A and rows of B.</param>
/// <param name="deepest">The longest slice, a multiple of the unit.</param>
/// <param name="depthUnit">What all slices but the last are multiples of.</param>
internal readonly struct Blocking(nint rows, nint mostRows, nint depth, nint deepest, nint depthUnit)
{
    public readonly nint Blocks = Product.Ceiling(rows, mostRows);

    public readonly nint Slices = Product.Ceiling(depth, deepest);

    /// <summary>The first row of a block, or where the last one ends.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public nint Row(nint block) => Math.Min(rows, Product.Ceiling(rows, Check.RowUnit) * block / Blocks * Check.RowUnit);

    /// <summary>The first depth of a slice, or where the last one ends.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public nint Depth(nint slice) => Math.Min(depth, Product.Ceiling(depth, depthUnit) * slice / Slices * depthUnit);
}

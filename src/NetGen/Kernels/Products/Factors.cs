namespace NetGen.Kernels;

/// <summary>The factors of a matrix product A·B: A is read float by float, in any direction, B by whole vectors of its rows.</summary>
/// <param name="depth">Columns of A and rows of B.</param>
/// <param name="a">A.</param>
/// <param name="aRow">Floats from one row of A to the next.</param>
/// <param name="aColumn">Floats from one column of A to the next.</param>
/// <param name="b">B. Its rows can be read up to the end of their last vector.</param>
/// <param name="bRow">Floats from one row of B to the next.</param>
/// <param name="bColumn">Floats from one column of B to the next; 1 except in a <see cref="SparseProduct"/>.</param>
internal readonly unsafe struct Factors(nint depth, float* a, nint aRow, nint aColumn, float* b, nint bRow, nint bColumn = 1)
{
    public readonly nint Depth = depth;
    public readonly float* A = a;
    public readonly nint ARow = aRow;
    public readonly nint AColumn = aColumn;
    public readonly float* B = b;
    public readonly nint BRow = bRow;
    public readonly nint BColumn = bColumn;

    /// <summary>The factors of the part of the product that starts at a row and a column.</summary>
    public Factors At(nint row, nint column) => new(Depth, A + row * ARow, ARow, AColumn, B + column * BColumn, BRow, BColumn);

    /// <summary>The factors of the summands from one depth to another.</summary>
    public Factors Slice(nint first, nint end) => new(end - first, A + first * AColumn, ARow, AColumn, B + first * BRow, BRow, BColumn);
}

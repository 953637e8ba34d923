namespace NetGen.Kernels;

/// <summary>Where the sums of a matrix product go, and what becomes of them while they are still in the cache.</summary>
internal unsafe interface ISink
{
    /// <summary>The most rows to take at a time.</summary>
    nint RowsAtOnce { get; }

    /// <summary>Floats from one row of a target to the next.</summary>
    nint Stride { get; }

    /// <summary>The place for the sums of a block of rows from a row and a column on.</summary>
    float* Target(nint row, nint column);

    /// <summary>What is to be done once the sums of some rows and columns are complete.</summary>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <param name="row">The first row.</param>
    /// <param name="column">The first column.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns, a multiple of the vector's width.</param>
    void Complete<TVector>(nint row, nint column, nint rows, nint columns)
        where TVector : struct, ISimd<TVector>;
}

namespace NetGen.Kernels;

/// <summary>Where the sums of a matrix product go, and what becomes of them while they are still in the cache.</summary>
internal unsafe interface ISink
{
    /// <summary>How many rows to take through all columns before the next, so that what the sink touches stays within reach.</summary>
    nint RowsAtOnce { get; }

    /// <summary>Floats from one row of a target to the next.</summary>
    nint Stride { get; }

    /// <summary>The place for the sums of the tile that starts at a row and a column.</summary>
    float* Target(nint row, nint column);

    /// <summary>Called before the sums of a tile are computed, with time to fetch what <see cref="Complete"/> will need.</summary>
    /// <param name="row">The tile's first row.</param>
    /// <param name="column">The tile's first column.</param>
    /// <param name="rows">Rows of the tile.</param>
    /// <param name="columns">Columns of the tile.</param>
    void Prepare(nint row, nint column, nint rows, nint columns);

    /// <summary>What is to be done once they are there.</summary>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <param name="row">The tile's first row.</param>
    /// <param name="column">The tile's first column.</param>
    /// <param name="rows">Rows of the tile.</param>
    /// <param name="columns">Columns of the tile, a multiple of the vector's width.</param>
    void Complete<TVector>(nint row, nint column, nint rows, nint columns)
        where TVector : struct, ISimd<TVector>;
}

namespace NetGen.Kernels;

/// <summary>The sums of some rows and columns of a product: what they start with, and C, where they go.</summary>
/// <param name="start">What every row starts with; 0 if null.</param>
/// <param name="continues">Whether the sums start with C instead.</param>
/// <param name="c">C.</param>
/// <param name="cRow">Floats from one row of C to the next.</param>
internal readonly unsafe struct Sums(float* start, bool continues, float* c, nint cRow)
{
    public readonly float* Start = start;
    public readonly bool Continues = continues;
    public readonly float* C = c;
    public readonly nint CRow = cRow;

    /// <summary>The sums from a row on.</summary>
    public Sums From(nint row) => new(Start, Continues, C + row * CRow, CRow);
}

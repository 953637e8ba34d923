namespace NetGen;

/// <summary>Where one parameter tensor lies in <see cref="INetwork.ParameterBuffer"/>, and what it is called in files.</summary>
/// <param name="Name">PyTorch's name: <c>dense1.weight</c>, <c>dense1.bias</c>.</param>
/// <param name="Kind">How memory maps to the file's shape.</param>
/// <param name="Rows">Rows in memory: the fan-in of a matrix, 1 for a vector.</param>
/// <param name="Columns">Columns in memory: the fan-out of a matrix, the length of a vector.</param>
/// <param name="Offset">The index of the first float.</param>
/// <param name="Stride">Floats from one row to the next, padding included.</param>
public readonly record struct ParameterTensor(string Name, ParameterKind Kind, int Rows, int Columns, int Offset, int Stride)
{
    /// <summary>Whether it is a matrix, transposed in files.</summary>
    public bool IsMatrix => Kind is ParameterKind.Matrix or ParameterKind.FittedMatrix;

    /// <summary>Whether training changes it along a gradient.</summary>
    public bool IsTrained => Kind is ParameterKind.Matrix or ParameterKind.Vector;
}

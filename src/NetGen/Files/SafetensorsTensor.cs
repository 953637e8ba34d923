namespace NetGen;

/// <summary>A tensor that is to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its dimensions.</param>
internal readonly record struct SafetensorsTensor(string Name, ElementType Type, long[] Shape)
{
    public long Bytes => Shape.Aggregate((long)Type.Bytes, (product, dimension) => product * dimension);

    public static SafetensorsTensor Of(ParameterTensor tensor) => new(tensor.Name, ElementType.F32, TensorTransfer.FileShape(tensor));
}

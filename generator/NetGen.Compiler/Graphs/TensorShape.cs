using System.Globalization;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Graphs;

/// <summary>The shape of one sample of a tensor, without the batch dimension.</summary>
public readonly record struct TensorShape(EquatableArray<int> Dimensions)
{
    public TensorShape(params int[] dimensions)
        : this(new EquatableArray<int>(dimensions))
    {
    }

    public int Rank => Dimensions.Count;

    /// <summary>The number of values: the product of the dimensions, or <see cref="long.MaxValue"/> where that does not fit.</summary>
    public long Size
    {
        get
        {
            long size = 1;
            foreach (int dimension in Dimensions)
                size = dimension > 0 && size > long.MaxValue / dimension ? long.MaxValue : size * dimension;
            return size;
        }
    }

    /// <summary>The same values in one row.</summary>
    public TensorShape Flat => Rank == 1 ? this : new TensorShape((int)Size);

    /// <summary>As a person writes it: <c>784</c>, <c>1×28×28</c>.</summary>
    public override string ToString() =>
        string.Join("×", Dimensions.Select(dimension => dimension.ToString(CultureInfo.InvariantCulture)));
}

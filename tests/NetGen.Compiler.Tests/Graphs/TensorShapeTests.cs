using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Tests.Graphs;

public sealed class TensorShapeTests
{
    [Fact]
    public void The_size_is_the_product_of_the_dimensions_and_does_not_wrap_around()
    {
        Assert.Equal(784, new TensorShape(1, 28, 28).Size);
        Assert.Equal(4611686014132420609, new TensorShape(int.MaxValue, int.MaxValue).Size);
        Assert.Equal(long.MaxValue, new TensorShape(int.MaxValue, int.MaxValue, 3).Size);
    }

    [Fact]
    public void Shapes_of_equal_dimensions_are_equal()
    {
        Assert.Equal(new TensorShape(2, 3), new TensorShape(2, 3));
        Assert.NotEqual(new TensorShape(2, 3), new TensorShape(3, 2));
    }
}

using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;

namespace NetGen.Compiler.Tests.Lowering;

public sealed class ParameterLayoutTests
{
    [Theory]
    [InlineData(1, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(200, 208)]
    [InlineData(256, 272)]  // 1024 bytes apart: one vector more
    [InlineData(1000, 1008)]
    [InlineData(1024, 1040)]
    public void Rows_are_padded_to_whole_vectors_and_never_a_multiple_of_1024_bytes_apart(int width, int stride)
    {
        NetworkGraph graph = MemoryPlanTests.Chain(8, width);
        Assert.Equal(stride, Assert.Single(ParameterLayout.Of(graph).Regions).Stride);
    }

    [Fact]
    public void Every_tensor_starts_on_a_64_byte_line_and_none_overlaps_another()
    {
        ParameterLayout layout = ParameterLayout.Of(MemoryPlanTests.Chain(784, 200, 33, 17, 1, 10));
        long next = 0;
        foreach (ParameterRegion region in layout.Regions)
        {
            Assert.Equal(0, region.Weights % 16);
            Assert.Equal(next, region.Weights);
            Assert.Equal(0, region.Bias % 16);
            Assert.Equal(region.Weights + region.WeightFloats, region.Bias);
            next = region.Bias + region.BiasFloats;
        }

        Assert.Equal(next, layout.Floats);
        Assert.Equal(784 * 200 + 200 + 200 * 33 + 33 + 33 * 17 + 17 + 17 + 1 + 10 + 10, layout.Parameters);
    }
}

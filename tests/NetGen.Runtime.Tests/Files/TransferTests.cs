namespace NetGen.Runtime.Tests.Files;

public sealed class TransferTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-transfer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_fits_is_taken_over_and_a_new_last_layer_stays(bool byFile)
    {
        LayeredNetwork trained = new LayeredNetwork(5, 20, 10).Fill(1);
        LayeredNetwork network = new LayeredNetwork(5, 20, 3).Fill(-1000);
        TransferResult result = byFile ? network.TransferFrom(Saved(trained)) : network.TransferFrom(trained);

        Assert.Equal(["dense1.weight", "dense1.bias"], result.Loaded);
        Assert.Equal(2, result.Kept.Count);
        Assert.Contains("[10, 20]", result.Kept[0], StringComparison.Ordinal);
        Assert.Contains("[3, 20]", result.Kept[0], StringComparison.Ordinal);
        Assert.Equal(Values(trained, "dense1.weight"), Values(network, "dense1.weight"));
        Assert.Equal(Values(trained, "dense1.bias"), Values(network, "dense1.bias"));
        Assert.Equal(Values(new LayeredNetwork(5, 20, 3).Fill(-1000), "dense2.weight"), Values(network, "dense2.weight"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Names_are_mapped_and_what_has_no_place_is_told(bool byFile)
    {
        LayeredNetwork trained = new LayeredNetwork(4, 6, 6, 2).Fill(1);
        LayeredNetwork network = new(6, 2);
        Dictionary<string, string> names = new() { ["dense1.weight"] = "old.weight", ["dense1.bias"] = "old.bias", ["dense3.weight"] = "dense1.weight", ["dense3.bias"] = "dense1.bias" };
        TransferResult result = byFile ? network.TransferFrom(Saved(trained), names) : network.TransferFrom(trained, names);

        Assert.Equal(["dense1.weight", "dense1.bias"], result.Loaded);
        Assert.Empty(result.Kept);
        Assert.Equal(["dense1.bias", "dense1.weight", "dense2.bias", "dense2.weight"], result.Unused.Order(StringComparer.Ordinal));
        Assert.Equal(Values(trained, "dense3.weight"), Values(network, "dense1.weight"));
    }

    [Fact]
    public void Where_nothing_fits_the_network_stays_and_the_message_says_why()
    {
        LayeredNetwork trained = new LayeredNetwork(5, 20).Fill(1);
        LayeredNetwork network = new LayeredNetwork(6, 21).Fill(-1000);
        float[] before = network.ParameterBuffer.ToArray();
        Assert.Contains("[20, 5]", Assert.Throws<ParameterFileException>(() => network.TransferFrom(Saved(trained))).Message, StringComparison.Ordinal);
        Assert.Contains("[20, 5]", Assert.Throws<ArgumentException>(() => network.TransferFrom(trained)).Message, StringComparison.Ordinal);
        Assert.Equal(before, network.ParameterBuffer);
    }

    private string Saved(LayeredNetwork network)
    {
        string path = Path.Combine(_folder, "net.safetensors");
        ParameterFile.Save(network, path);
        return path;
    }

    private static float[] Values(LayeredNetwork network, string name)
    {
        ParameterTensor tensor = network.Description.Tensors.ToArray().Single(tensor => tensor.Name == name);
        return network.ParameterBuffer.Slice(tensor.Offset, tensor.Rows * tensor.Stride).ToArray();
    }
}

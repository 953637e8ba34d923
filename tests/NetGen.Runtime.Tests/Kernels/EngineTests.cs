using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

public class EngineTests
{
    [Fact]
    public void Without_a_name_the_widest_engine_of_the_hardware_is_chosen() =>
        Assert.Equal(Enum.GetValues<EngineKind>().Where(Engine.IsSupported).Max(), Engine.Choose(null));

    [Theory]
    [InlineData("Portable")]
    [InlineData("portable")]
    public void A_name_chooses_a_narrower_one(string name) => Assert.Equal(EngineKind.Portable, Engine.Choose(name));

    [Fact]
    public void What_the_hardware_lacks_is_replaced_by_a_narrower_one()
    {
        foreach (EngineKind kind in Enum.GetValues<EngineKind>())
        {
            EngineKind chosen = Engine.Choose(kind.ToString());
            Assert.True(Engine.IsSupported(chosen));
            Assert.True(chosen <= kind);
            Assert.Equal(Engine.IsSupported(kind), chosen == kind);
        }
    }

    [Theory]
    [InlineData("Vector1024")]
    [InlineData("1")]
    [InlineData("Portable, Vector256")]
    public void Other_names_are_refused(string name) =>
        Assert.Contains("Portable, Vector128, Vector256, Vector512", Assert.Throws<InvalidOperationException>(() => Engine.Choose(name)).Message);
}

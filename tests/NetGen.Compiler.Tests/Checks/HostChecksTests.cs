using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class HostChecksTests
{
    [Theory]
    [InlineData(HostTraits.NotPartial, "NG0001")]
    [InlineData(HostTraits.Generic, "NG0003")]
    [InlineData(HostTraits.Abstract, "NG0003")]
    [InlineData(HostTraits.Static, "NG0003")]
    [InlineData(HostTraits.Record, "NG0003")]
    [InlineData(HostTraits.FileLocal, "NG0003")]
    [InlineData(HostTraits.PrimaryConstructor, "NG0003")]
    [InlineData(HostTraits.RequiredMembers, "NG0003")]
    [InlineData(HostTraits.DerivesFromNetwork, "NG0003")]
    [InlineData(HostTraits.UnchainedConstructor, "NG0003")]
    [InlineData(HostTraits.SeedConstructor, "NG0003")]
    [InlineData(HostTraits.BaseWithoutParameterlessConstructor, "NG0004")]
    public void An_unfit_class_is_told_why_and_gives_no_graph(HostTraits trait, string id)
    {
        GraphResult result = GraphBuilder.Build(Network(Host with { Traits = trait }, Dense(2, 3)));
        Finding finding = Assert.Single(result.Findings);
        Assert.Equal(id, finding.Rule.Id);
        Assert.Equal(-1, finding.Item);
        Assert.Contains("'Net'", finding.Message, StringComparison.Ordinal);
        Assert.Null(result.Graph);
    }

    [Fact]
    public void Several_obstacles_are_named_in_one_message()
    {
        Finding finding = FindingOf(Host with { Traits = HostTraits.Record | HostTraits.Generic }, Dense(2, 3));
        Assert.Equal("'Net' cannot host a network because it is generic or stands in a generic type and is a record", finding.Message);
    }

    [Fact]
    public void Every_type_around_that_is_not_partial_is_named()
    {
        HostDeclaration host = Host with
        {
            ContainingTypes = new EquatableArray<ContainingType>(
                [new("class", "A", false), new("class", "B", true), new("struct", "C", false)]),
        };
        Assert.Equal(
            "'Net' hosts a network, so the types around it have to be partial too: 'A', 'C'", FindingOf(host, Dense(2, 3)).Message);
    }

    [Fact]
    public void An_escaped_name_is_said_without_its_sign()
    {
        HostDeclaration host = Host with { Name = "@class", Traits = HostTraits.Abstract };
        Assert.Equal("'class' cannot host a network because it is abstract", FindingOf(host, Dense(2, 3)).Message);
    }
}

using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Support;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Checks;

public sealed class NameChecksTests
{
    [Theory]
    [InlineData("", "no C# identifier", "Layer")]
    [InlineData("1st", "no C# identifier", "Layer1st")]
    [InlineData("two words", "no C# identifier", "TwoWords")]
    [InlineData("a.b", "no C# identifier", "AB")]
    [InlineData("@class", "no C# identifier", "Class")]
    [InlineData("class", "a keyword of C#", "Class")]
    [InlineData("__arglist", "a keyword of C#", "Layer__arglist")]
    [InlineData("Net", "the name of the class", "Net2")]
    [InlineData("x\u200Dy", "no C# identifier", "XY")]
    public void A_name_that_cannot_be_a_members_is_refused_with_a_near_one(string name, string reason, string suggestion)
    {
        Finding finding = FindingOf(Dense(2, 3) with { Name = name });
        Assert.Equal(Rules.LayerNameInvalid, finding.Rule);
        Assert.Equal((0, "Name"), (finding.Item, finding.Argument));
        Assert.Equal($"'{name}' cannot be the name of a layer: it is {reason}", finding.Message);
        Assert.Equal(suggestion, finding.Suggestion);
    }

    [Theory]
    [InlineData("Hidden")]
    [InlineData("h1")]
    [InlineData("_x")]
    [InlineData("größe")]
    [InlineData("隠れ層")]
    [InlineData("record")]
    public void A_name_that_C_sharp_takes_is_taken(string name) => Assert.Empty(FindingsOf(Dense(2, 3) with { Name = name }));

    [Fact]
    public void Of_two_equal_names_the_later_yields()
    {
        Finding finding = FindingOf(Dense(2, 3) with { Name = "A" }, Dense(4) with { Name = "A" });
        Assert.Equal(Rules.DuplicateLayerName, finding.Rule);
        Assert.Equal((1, 0, "A2"), (finding.Item, finding.RelatedItem, finding.Suggestion));
    }

    [Fact]
    public void Names_that_differ_by_case_alone_are_equal_in_a_file()
    {
        Finding finding = FindingOf(Dense(2, 3) with { Name = "Hidden" }, Dense(4) with { Name = "hidden" });
        Assert.Equal("The layer name 'hidden' is taken by the layer 'Hidden', from which it differs by case alone", finding.Message);
    }

    [Fact]
    public void A_stated_name_yields_to_one_that_counts_layers()
    {
        Finding finding = FindingOf(Dense(2, 3) with { Name = "Dense2" }, Dense(4));
        Assert.Equal((0, 1), (finding.Item, finding.RelatedItem));
    }

    [Theory]
    [InlineData("Predict")]
    [InlineData("Trainer")]
    [InlineData("InputSize")]
    [InlineData("GradientView")]
    public void A_layer_cannot_have_the_name_of_a_generated_member(string name)
    {
        Finding finding = FindingOf(Dense(2, 3) with { Name = name });
        Assert.Equal($"The layer name '{name}' is taken by a generated member", finding.Message);
        Assert.Equal(name + "Layer", finding.Suggestion);
    }

    [Theory]
    [InlineData("Adam")]
    [InlineData("ReLU")]
    [InlineData("He")]
    public void A_layer_cannot_hide_a_word_of_the_vocabulary(string word) => Assert.Equal(
        $"The layer name '{word}' is taken by the vocabulary, whose word it would hide from the attributes",
        FindingOf(Dense(2, 3) with { Name = word }).Message);

    [Fact]
    public void A_layer_cannot_hide_an_inherited_member()
    {
        HostDeclaration host = Host with { InheritedMembers = new EquatableArray<InheritedMember>([new("ToString", "Object")]) };
        Assert.Equal(
            "The layer name 'ToString' is taken by a member that the class inherits from 'Object'",
            FindingOf(host, Dense(2, 3) with { Name = "ToString" }).Message);
        Assert.Empty(FindingsOf(Dense(2, 3)));
    }

    [Theory]
    [InlineData("Predict")]
    [InlineData("Dense1")]
    public void A_member_of_the_user_cannot_have_a_generated_name(string member)
    {
        Finding finding = FindingOf(Host with { MemberNames = new EquatableArray<string>(["Helper", member]) }, Dense(2, 3));
        Assert.Equal(Rules.MemberNameTaken, finding.Rule);
        Assert.Equal((-1, member), (finding.Item, finding.Member));
        Assert.Equal(
            $"'{member}' is the name of a generated member of 'Net', but the class declares a member of that name", finding.Message);
    }

    [Fact]
    public void An_inherited_member_cannot_have_a_generated_name_and_the_message_says_whose_it_is()
    {
        HostDeclaration host = Host with { InheritedMembers = new EquatableArray<InheritedMember>([new("Save", "Document")]) };
        Assert.Equal(
            "'Save' is the name of a generated member of 'Net', but the class inherits a member of that name from 'Document'",
            FindingOf(host, Dense(2, 3)).Message);
    }

    [Fact]
    public void The_class_cannot_have_the_name_of_a_generated_member() =>
        Assert.Equal(Rules.MemberNameTaken, FindingOf(Host with { Name = "Trainer" }, Dense(2, 3)).Rule);

    [Fact]
    public void The_class_cannot_have_the_name_of_a_layer()
    {
        Finding finding = FindingOf(Host with { Name = "Dense1" }, Dense(2, 3));
        Assert.Equal(Rules.LayerNameInvalid, finding.Rule);
        Assert.Null(finding.Argument);
    }
}

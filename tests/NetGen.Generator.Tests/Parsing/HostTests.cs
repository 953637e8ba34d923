using Microsoft.CodeAnalysis;
using NetGen.Compiler.Declarations;
using static NetGen.Generator.Tests.Parsing.Parsed;

namespace NetGen.Generator.Tests.Parsing;

public sealed class HostTests
{
    [Theory]
    [InlineData("[Network] partial class Net;", "", "Net", "Net")]
    [InlineData("namespace A.B; [Network] partial class Net;", "A.B", "Net", "A.B.Net")]
    [InlineData("namespace A { namespace B { [Network] partial class Net; } }", "A.B", "Net", "A.B.Net")]
    [InlineData("namespace @namespace.@if; [Network] partial class @class;", "@namespace.@if", "@class", "namespace.if.class")]
    [InlineData("[Network] partial class @record;", "", "@record", "record")]
    [InlineData("namespace Größe; [Network] partial class 网络;", "Größe", "网络", "Größe.网络")]
    [InlineData(
        "namespace A; partial class Outer<T> { partial struct Inner { [Network] partial class Net; } }", "A", "Net", "A.Outer`1+Inner+Net")]
    public void A_class_is_named_as_it_has_to_be_written(string source, string containing, string name, string metadataName)
    {
        HostDeclaration host = Host(source);
        Assert.Equal((containing, name, metadataName), (host.Namespace, host.Name, host.MetadataName));
    }

    [Fact]
    public void The_types_around_are_listed_from_the_outermost()
    {
        HostDeclaration host = Host("""
            partial interface IA { partial record B { partial record struct C { struct D { static partial class @class<@in, T> {
            [Network] partial class Net;
            } } } } }
            """);
        Assert.Equal(
            [
                new ContainingType("interface", "IA", true), new("record", "B", true), new("record struct", "C", true),
                new("struct", "D", false),
                new("class", "@class<@in, T>", true),
            ],
            host.ContainingTypes);
        Assert.Equal(HostTraits.Generic | HostTraits.InNonPartialType, host.Traits);
    }

    [Theory]
    [InlineData("[Network] partial class Net;", HostTraits.None)]
    [InlineData("[Network] public sealed partial class Net { int x; static Net() { } }", HostTraits.None)]
    [InlineData("[Network] class Net;", HostTraits.NotPartial)]
    [InlineData("[Network] partial class Net<T>;", HostTraits.Generic)]
    [InlineData("[Network] abstract partial class Net;", HostTraits.Abstract)]
    [InlineData("[Network] static partial class Net;", HostTraits.Static)]
    [InlineData("[Network] partial record Net;", HostTraits.Record)]
    [InlineData("[Network] partial record class Net(int X);", HostTraits.Record | HostTraits.PrimaryConstructor)]
    [InlineData("[Network] file partial class Net;", HostTraits.FileLocal)]
    [InlineData("file partial class Outer { [Network] partial class Net; }", HostTraits.FileLocal)]
    [InlineData("[Network] partial class Net();", HostTraits.PrimaryConstructor)]
    [InlineData("[Network] partial class Net { public Net() { } }", HostTraits.UnchainedConstructor)]
    [InlineData("[Network] partial class Net { public Net(string s) : base() { } }", HostTraits.UnchainedConstructor)]
    [InlineData("[Network] partial class Net { public Net(string s) : this(s.Length) { } }", HostTraits.None)]
    [InlineData("[Network] partial class Net { public Net(int seed) : this() { } }", HostTraits.SeedConstructor)]
    [InlineData("[Network] partial class Net { public Net(in int seed) : this() { } }", HostTraits.None)]
    [InlineData("[Network] partial class Net { public required string Title { get; set; } }", HostTraits.RequiredMembers)]
    [InlineData("class A { public required string Title; } [Network] partial class Net : A;", HostTraits.RequiredMembers)]
    [InlineData("class A { public A(int x) { } } [Network] partial class Net : A;", HostTraits.BaseWithoutParameterlessConstructor)]
    [InlineData("class A { private A() { } } [Network] partial class Net : A;", HostTraits.BaseWithoutParameterlessConstructor)]
    [InlineData("partial class A { private A() { } [Network] partial class Net : A; }", HostTraits.None)]
    [InlineData("class A { protected A(int x = 1, params int[] y) { } } [Network] partial class Net : A;", HostTraits.None)]
    [InlineData("[Network] partial class Net : Unknown;", HostTraits.None)]
    [InlineData("[Network] class Base; class Between : Base; [Network] partial class Net : Between;", HostTraits.DerivesFromNetwork)]
    public void What_makes_a_class_unfit_is_noticed(string source, HostTraits traits) => Assert.Equal(traits, Host(source).Traits);

    [Fact]
    public void Members_are_named_once_each_without_constructors_and_accessors()
    {
        HostDeclaration host = Host("""
            [Network]
            partial class Net
            {
                static Net() { }
                public int B { get; set; }
                public int A, C;
                public event System.Action E { add { } remove { } }
                void M() { }
                void M(int x) { }
                class N;
                ~Net() { }
            }
            """);
        Assert.Equal(["A", "B", "C", "E", "Finalize", "M", "N"], host.MemberNames);
    }

    [Fact]
    public void Inherited_members_are_those_that_can_be_seen()
    {
        HostDeclaration host = Host("""
            class Root { protected int FromRoot; public virtual void Shared() { } }
            class Base : Root { public int Seen; private int Hidden; public override void Shared() { } }
            [Network] partial class Net : Base;
            """);
        Assert.Equal(
            [new InheritedMember("Seen", "Base"), new("Shared", "Base"), new("FromRoot", "Root"), new("Shared", "Root")],
            host.InheritedMembers.Where(member => member.Type != "Object"));
        Assert.Contains(new InheritedMember("ToString", "Object"), host.InheritedMembers);
    }

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    public void The_users_summary_is_read_whether_documentation_is_parsed_or_not(DocumentationMode mode)
    {
        string? Summary(string comment) => From(mode, comment + "\n[Network] partial class Net;").Host.UserSummary;

        Assert.Equal("Reads <c>digits</c>.", Summary("/// <summary>Reads <c>digits</c>.</summary>\n/// <remarks>Slowly.</remarks>"));
        string twoLines = Summary("/// <summary>\n/// Two\n/// lines.\n/// </summary>")!;
        Assert.Equal(["Two", "lines."], twoLines.Split('\n').Select(line => line.Trim()));
        Assert.Null(Summary("/// <summary>Not closed."));
        Assert.Null(Summary("/// <remarks>Other.</remarks>"));
        Assert.Null(Summary("// <summary>No documentation.</summary>"));
        Assert.Null(Summary(""));
    }
}

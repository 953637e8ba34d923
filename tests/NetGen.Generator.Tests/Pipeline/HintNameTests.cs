using System.Text;

namespace NetGen.Generator.Tests.Pipeline;

public sealed class HintNameTests
{
    [Theory]
    [InlineData("[Network] [Dense(2, 3)] partial class Net;", "Net.g.cs")]
    [InlineData("namespace A.B; [Network] [Dense(2, 3)] partial class Net;", "A.B.Net.g.cs")]
    [InlineData("namespace A; partial class Outer { [Network] [Dense(2, 3)] partial class Net; }", "A.Outer+Net.g.cs")]
    [InlineData("namespace Größe; [Network] [Dense(2, 3)] partial class 网络;", "Größe.网络.g.cs")]
    [InlineData("[Network] [Dense(2, 3)] partial class @class;", "class.g.cs")]
    public void A_file_has_the_full_name_of_its_class(string source, string hintName) =>
        Assert.Equal([hintName], Run.Of(source).Files.Keys);

    [Theory]
    [InlineData("[Network] [Dense(2, 3)] partial class Net; [Network] [Dense(2, 3)] partial class net;")]
    [InlineData("namespace A { [Network] [Dense(2, 3)] partial class Net; } namespace a { [Network] [Dense(2, 3)] partial class Net; }")]
    [InlineData(
        "partial class A { [Network] [Dense(2, 3)] partial class N; } partial class a { [Network] [Dense(2, 3)] partial class N; }")]
    [InlineData("[Network] [Dense(2, 3)] partial class Net; [Network] [Dense(2, 3)] partial record Net;")]
    [InlineData("[Network] [Dense(2, 3)] partial class Net; [Network] [Dense(2, 3)] partial class Net<T>;")]
    [InlineData("[Network] [Dense(2, 3)] file partial class Net; [Network] [Dense(2, 3)] partial class Net2;")]
    public void Two_networks_get_two_files_whatever_they_are_called(string source)
    {
        Run run = Run.Of(source);
        Assert.Null(run.Result.Exception);
        Assert.Equal(2, run.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Two_networks_whose_names_differ_by_case_alone_both_work()
    {
        Run run = Run.Of("[Network] [Dense(2, 3)] partial class Net; [Network] [Dense(2, 3)] partial class net;");
        Assert.DoesNotContain(run.OutputDiagnostics, diagnostic => diagnostic.Id != "CS8981");
    }

    [Fact]
    public void A_namesake_that_is_no_network_does_not_matter_but_for_the_checksum()
    {
        string with = Assert.Single(Run.Of("[Network] [Dense(2, 3)] partial class Net; class net;").Files.Keys);
        Assert.Matches("^Net\\.[0-9a-f]{8}\\.g\\.cs$", with);
    }

    [Fact]
    public void A_long_name_still_makes_a_file_name()
    {
        string space = string.Join('.', Enumerable.Repeat("数字识别", 40));
        Run run = Run.Of($"namespace {space}; [Network] [Dense(2, 3)] partial class A; [Network] [Dense(2, 3)] partial class B;");
        Assert.Equal(2, run.Files.Count);
        Assert.All(run.Files.Keys, name => Assert.True(Encoding.UTF8.GetByteCount(name) < 250));
    }

    [Fact]
    public void A_class_marked_on_two_parts_gets_one_file()
    {
        Run run = Run.Of("[Network] [Dense(2, 3)] partial class Net;", "[Network] partial class Net;");
        Assert.Single(run.Files);
        Assert.Equal(["CS0579"], run.OutputDiagnostics.Select(diagnostic => diagnostic.Id));
    }
}

using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Snapshots;

namespace NetGen.Generator.Tests;

/// <summary>What holds for emitted code in whatever project it lands.</summary>
public sealed class EmittedCodeTests
{
    private const string ImplicitUsings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        """;

    public static TheoryData<string> Names => SnapshotTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void It_compiles_without_a_warning_whatever_the_consumer_switches_on(string name)
    {
        foreach (NullableContextOptions nullable in (NullableContextOptions[])[NullableContextOptions.Enable, NullableContextOptions.Disable])
        {
            foreach (DocumentationMode documentation in (DocumentationMode[])[DocumentationMode.Diagnose, DocumentationMode.None])
            {
                foreach (string usings in (string[])["", ImplicitUsings])
                {
                    Compiled compiled = Compiled.From(Documented(name), nullable: nullable, documentation: documentation, globalUsings: usings);
                    Assert.Empty(compiled.Diagnostics);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_compiles_in_every_language_version_from_8_on(string name)
    {
        LanguageVersion first = SampleDeclarations.HasBlocks(name) ? LanguageVersion.CSharp11 : LanguageVersion.CSharp8;
        foreach (LanguageVersion language in Enum.GetValues<LanguageVersion>().Where(version => version >= first && version < LanguageVersion.LatestMajor))
            Assert.Empty(Compiled.From(Documented(name), language).Diagnostics);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_the_same_under_a_culture_with_other_signs(string name)
    {
        string expected = Assert.Single(Compiled.From(SampleDeclarations.Sources[name]).Files).Value;
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo hostile = (CultureInfo)CultureInfo.GetCultureInfo("sv-SE").Clone();
            hostile.NumberFormat.NumberDecimalSeparator = ",";
            hostile.NumberFormat.NumberGroupSeparator = ".";
            hostile.NumberFormat.NegativeSign = "\u2212";
            CultureInfo.CurrentCulture = hostile;
            Assert.Equal(expected, Assert.Single(Compiled.From(SampleDeclarations.Sources[name]).Files).Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_lines_end_with_LF_and_its_methods_stay_far_below_the_limits_of_the_JIT(string name)
    {
        Compiled compiled = Compiled.From(SampleDeclarations.Sources[name]);
        Assert.All(compiled.Files.Values, text => Assert.DoesNotContain('\r', text));

        using MemoryStream image = new();
        Assert.True(compiled.Output.Emit(image).Success);
        image.Position = 0;
        using PEReader reader = new(image);
        MetadataReader metadata = reader.GetMetadataReader();
        foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0))
        {
            int size = reader.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!.Length;
            Assert.True(size < 6_000, $"{metadata.GetString(method.Name)} has {size} bytes of IL; MinOpts begins at 60,000");
        }
    }

    [Fact]
    public void Hovering_over_the_class_shows_the_table_and_the_users_own_summary()
    {
        XElement bare = Documentation(SampleDeclarations.Sources["DigitNet"]);
        Assert.Contains("Dense1, He                 200      157,000         156,800   628 KB", bare.Element("summary")!.Element("code")!.Value, StringComparison.Ordinal);

        XElement documented = Documentation(Documented("DigitNet"));
        Assert.Equal("A sample.", Assert.Single(documented.Elements("summary")).Value);
        Assert.Contains("Dense2, Xavier", Assert.Single(documented.Elements("remarks")).Element("code")!.Value, StringComparison.Ordinal);

        static XElement Documentation(string source) =>
            XElement.Parse(Compiled.From(source).Output.GetTypeByMetadataName("Demo.DigitNet")!.GetDocumentationCommentXml()!);
    }

    [Fact]
    public void The_size_of_the_code_does_not_depend_on_the_width_of_a_layer()
    {
        // Beyond the widths of straight-line code.
        int narrow = Lines("[Dense(8, 800)] [Activation(ReLU)] [Dense(800)] [Loss(MeanSquaredError)]");
        int wide = Lines("[Dense(8, 4000)] [Activation(ReLU)] [Dense(4000)] [Loss(MeanSquaredError)]");
        Assert.Equal(narrow, wide);

        static int Lines(string attributes) =>
            Assert.Single(Compiled.From($"using NetGen; using static NetGen.Dsl; [Network] {attributes} partial class Net {{ }}").Files).Value.Count(c => c == '\n');
    }

    [Fact]
    public void Repetition_does_not_multiply_the_code()
    {
        Assert.Equal(Lines(2), Lines(80));

        static int Lines(int repeat)
        {
            string network = $"[Network] [Dense(8, 16)] [Residual<F>(Repeat = {repeat}, After = ReLU)] [Dense(3)] [Loss(SoftmaxCrossEntropy)] partial class Net {{ }}";
            const string Blocks = "[Block] [TwoWay<G, G>(Repeat = 3)] [Dense(16)] class F; [Block] [Dense(16)] [Activation(ReLU)] class G;";
            return Assert.Single(Compiled.From($"using NetGen; using static NetGen.Dsl; {network} {Blocks}").Files).Value.Count(c => c == '\n');
        }
    }

    /// <summary>A public class needs documentation of its own where documentation is checked; the generated table then goes to the remarks.</summary>
    private static string Documented(string name) =>
        SampleDeclarations.Sources[name].Replace("    [Network]", "    /// <summary>A sample.</summary>\n    [Network]", StringComparison.Ordinal);
}

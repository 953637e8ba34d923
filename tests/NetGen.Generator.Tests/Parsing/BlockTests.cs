using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Generator.Tests.Pipeline;

namespace NetGen.Generator.Tests.Parsing;

public sealed class BlockTests
{
    [Fact]
    public void A_composition_carries_the_layers_of_its_blocks()
    {
        CompositionItem item = Composition("[Residual<F>(Repeat = 54, After = ReLU, Projection = true, Name = \"Trunk\")]", "[Block] [Dense(64)] [Activation(Tanh)] class F;");
        Assert.Equal(CompositionForm.Residual, item.Form);
        Assert.Equal((54, Compiler.Declarations.ActivationFunction.ReLU, true, "Trunk"), (item.Repeat, item.After, item.Projection, item.Name));
        BlockDeclaration block = Assert.Single(item.Blocks);
        Assert.Equal(("F", BlockProblem.None), (block.Name, block.Problem));
        Assert.Equal([new DenseItem(0, null, 64), new ActivationItem(1, Compiler.Declarations.ActivationFunction.Tanh)], block.Items);
    }

    [Theory]
    [InlineData("[Branches<F, G>(Merge = Concat)]", CompositionForm.Branches, 2)]
    [InlineData("[Branches<F, G, F>]", CompositionForm.Branches, 3)]
    [InlineData("[Branches<F, G, F, G>]", CompositionForm.Branches, 4)]
    [InlineData("[Poly2<F>]", CompositionForm.Poly2, 1)]
    [InlineData("[MPoly2<F, G>]", CompositionForm.MPoly2, 2)]
    [InlineData("[TwoWay<F, G>]", CompositionForm.TwoWay, 2)]
    public void Every_form_is_read(string attribute, CompositionForm form, int blocks)
    {
        CompositionItem item = Composition(attribute, "[Block] [Dense(4)] class F; [Block] [Dense(4)] class G;");
        Assert.Equal((form, blocks), (item.Form, item.Blocks.Count));
    }

    [Fact]
    public void Blocks_contain_blocks()
    {
        CompositionItem item = Composition("[Residual<F>]", "[Block] [Residual<G>(Repeat = 2)] class F; [Block] [Dense(4)] class G;");
        var inner = (CompositionItem)Assert.Single(item.Blocks[0].Items);
        Assert.Equal(new DenseItem(0, null, 4), Assert.Single(inner.Blocks[0].Items));
    }

    [Theory]
    [InlineData("class F;", BlockProblem.NotMarked)]
    [InlineData("interface F;", BlockProblem.NotClass)]
    [InlineData("delegate void F();", BlockProblem.NotClass)]
    [InlineData("[Network] [Dense(4, 4)] partial class F;", BlockProblem.Network)]
    [InlineData("[Block] [Network] [Dense(4, 4)] partial class F;", BlockProblem.Network)]
    [InlineData("[Block] [Residual<F>] class F;", BlockProblem.None)]
    public void What_keeps_a_class_from_being_a_block_is_known(string block, BlockProblem problem) =>
        Assert.Equal(problem, Composition("[Residual<F>]", block).Blocks[0].Problem);

    [Theory]
    [InlineData("[Block] [Residual<F>] class F;")]
    [InlineData("[Block] [Residual<G>] class F; [Block] [Branches<H, F>] class G; [Block] [Dense(4)] class H;")]
    public void A_block_that_contains_itself_is_not_followed_for_ever(string blocks)
    {
        Run run = Run.Of("[Network] [Input(4)] [Residual<F>] partial class Net;", blocks);
        Assert.Contains("it contains itself", Assert.Single(run.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_has_an_end()
    {
        string blocks = string.Concat(Enumerable.Range(0, 12).Select(depth => $"[Block] [Residual<F{depth + 1}>] class F{depth};")) + "[Block] [Dense(4)] class F12;";
        Run run = Run.Of("[Network] [Input(4)] [Residual<F0>] partial class Net;", blocks);
        Assert.Contains("nested too deep", Assert.Single(run.Findings).Message, StringComparison.Ordinal);
        Assert.Empty(Run.Of("[Network] [Input(4)] [Residual<F5>] partial class Net;", blocks).Findings);
    }

    [Fact]
    public void A_block_from_another_assembly_is_refused()
    {
        CSharpCompilation library = CSharpCompilation.Create(
            "Library",
            [CSharpSyntaxTree.ParseText("using NetGen; [Block] [Dense(4)] public class F;")],
            Consumer.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        CSharpCompilation consumer = CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText("using NetGen; [Network] [Input(4)] [Residual<F>] partial class Net;")],
            [.. Consumer.References, library.ToMetadataReference()]);
        NetworkDeclaration declaration = NetworkParser.Parse(consumer.GetTypeByMetadataName("Net")!, consumer, CancellationToken.None);
        Assert.Equal(BlockProblem.OtherAssembly, ((CompositionItem)declaration.Items[1]).Blocks[0].Problem);
    }

    [Theory]
    [InlineData("[Residual<Missing>]")]
    [InlineData("[Residual<>]")]
    [InlineData("[Residual<Missing[]>]")]
    [InlineData("[Residual<System.Collections.Generic.List<Missing>>]")]
    [InlineData("[Residual<F>(Repeat = \"two\")]")]
    public void What_C_sharp_objects_to_is_incomplete(string attribute) =>
        Assert.IsType<IncompleteItem>(Parsed.From($"[Network] {attribute} partial class Net;", "[Block] [Dense(4)] class F;").Items[0]);

    [Theory]
    [InlineData("int[]", "int[]")]
    [InlineData("F[,]", "F[,]")]
    [InlineData("System.IDisposable", "IDisposable")]
    [InlineData("System.Action<F>", "Action<F>")]
    public void What_is_no_class_is_told_so(string argument, string name)
    {
        foreach (string attribute in new[] { $"[Residual<{argument}>]", $"[Branches<F, {argument}>]", $"[Head<{argument}>(MeanSquaredError)]", $"[Residual<{argument}>] [Loss(MeanSquaredError)]" })
        {
            Run run = Run.Of($"[Network] [Input(4)] {attribute} partial class Net;", "[Block] [Dense(4)] class F;");
            Finding finding = Assert.Single(run.Findings);
            Assert.Equal((Rules.BlockUnusable, 1), (finding.Rule, finding.Item));
            Assert.Equal($"'{name}' cannot be a part of this network: it is no class; a part is a class of layers, marked [Block]", finding.Message);
        }
    }

    [Fact]
    public void A_network_is_no_part_of_itself()
    {
        Run run = Run.Of("[Network] [Input(4)] [Residual<Net>] partial class Net;", "");
        Assert.Equal("'Net' cannot be a part of this network: it is a network; a part is a class of layers, marked [Block]", Assert.Single(run.Findings).Message);
    }

    [Fact]
    public void Networks_of_blocks_compile_without_a_warning()
    {
        Run run = Run.Of(
            "[Network] [Input(4)] [Residual<Residual1>(Repeat = 2)] [Branches<Residual1, Floats>] [Poly2<Dense1>] [Loss(MeanSquaredError)] partial class Net;",
            "[Block] [Residual<Floats>] [Dense(4, Name = \"Start\")] class Residual1; [Block] [Dense(4, Name = \"Floats\")] class Floats; [Block] [Dense(4, Name = \"Net\")] class Dense1;");
        Assert.Empty(run.Findings);
        Assert.Empty(run.OutputDiagnostics);
    }

    private static CompositionItem Composition(string attribute, string blocks) =>
        (CompositionItem)Parsed.From($"[Network] [Input(4)] {attribute} partial class Net;", blocks).Items[1];
}

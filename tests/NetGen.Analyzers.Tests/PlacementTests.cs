using Microsoft.CodeAnalysis;

namespace NetGen.Analyzers.Tests;

/// <summary>A diagnostic stands on what is wrong, however it is written.</summary>
public sealed class PlacementTests
{
    [Theory]
    [InlineData("[Dense({|NG0011:0|}, 3)]")]
    [InlineData("[Dense(4, {|NG0011:0|})]")]
    [InlineData("[Dense(units: 3, {|NG0011:inputs: 0|})]")]
    [InlineData("[Dense({|NG0011:units: -3|}, inputs: 4)]")]
    [InlineData("[Dense(4, 3), Dropout({|NG0011:rate: 2|})]")]
    [InlineData("[Dense(4, 3, Init = Constant, {|NG0011:InitValue = double.NaN|})]")]
    [InlineData("[Dense(4, 3, Name = \"A\", {|NG0011:Init = (Initializer)99|}, Bias = false)]")]
    [InlineData("[Input({|NG0011:0|}), Dense(3)]")]
    [InlineData("[Input(3, {|NG0011:0|}, 2), Activation(ReLU)]")]
    [InlineData("[Input(new[] { 3, {|NG0011:-1|} }), Activation(ReLU)]")]
    [InlineData("[Input(new int[] { 3, {|NG0011:-1|} }), Activation(ReLU)]")]
    [InlineData("[{|NG0011:Input()|}, Dense(3)]")]
    [InlineData("[Dense(4, 3), {|NG0014:Dropout|}]")]
    [InlineData("[NetGen.DenseAttribute(4, 3, {|NG0006:Name = \"\"|})]")]
    public Task It_stands_on_the_argument(string attributes) => AnalyzerTest.VerifyAsync($"[Network] {attributes} partial class Net;");

    [Theory]
    [InlineData("[Residual<{|NG0030:int[]|}>(Repeat = 2)]")]
    [InlineData("[NetGen.ResidualAttribute<{|NG0030:Net|}>]")]
    [InlineData("[Branches<F, {|NG0030:System.Action<F>|}>]")]
    [InlineData("[Branches<{|NG0030:string|}, F>]")]
    [InlineData("[Branches<F, F>, MPoly2<F, {|NG0030:Deep|}>]")]
    [InlineData("[Poly2<{|NG0030:Nothing|}>]")]
    [InlineData("[Head<F>(MeanSquaredError, Name = \"A\")] [Head<{|NG0030:F[]|}>(MeanSquaredError)]")]
    public Task It_stands_on_the_type_argument(string attributes) => AnalyzerTest.VerifyAsync($$"""
        [Network] [Input(4)] {{attributes}} partial class Net;
        [Block] [Dense(4)] class F;
        class Nothing;
        [Block] [Residual<{|NG0030:Nothing|}>] class Deep;
        """);

    [Fact]
    public Task Where_an_alias_hides_the_type_argument_it_stands_on_the_attribute() => AnalyzerTest.VerifyAsync("""
        using Skip = NetGen.ResidualAttribute<int[]>;
        [Network] [Input(4)] [{|NG0030:Skip|}] partial class Net;
        """);

    [Fact]
    public Task It_stands_on_the_member_that_has_a_generated_name_on_any_part() => AnalyzerTest.VerifyAsync("""
        [Network] [Dense(4, 3)] partial class Net { void {|NG0005:Predict|}() { } void Predict(int x) { } }
        partial class Net { class {|NG0005:Trainer|}; int Dense2, {|NG0005:Dense1|}; }
        """);

    [Fact]
    public Task It_stands_on_the_class_where_the_member_is_inherited() => AnalyzerTest.VerifyAsync("""
        class Base { public void Save() { } }
        [Network] [Dense(4, 3)] partial class {|NG0005:Net|} : Base;
        """);

    [Fact]
    public Task It_stands_on_the_part_that_carries_the_mark() => AnalyzerTest.VerifyAsync("""
        partial class Net;
        [Network] partial class {|NG0009:Net|};
        partial class Net;
        """);

    [Fact]
    public Task Several_findings_stand_each_on_its_own() => AnalyzerTest.VerifyAsync("""
        [Network]
        [Dense(4, {|NG0011:0|})]
        [Dropout({|NG0011:1|})]
        [Dense(3, {|NG0015:InitScale = 1|})]
        [Dense({|NG0101:4|}, 2)]
        [{|NG0106:Activation(Sigmoid)|}]
        [Loss(SoftmaxCrossEntropy)]
        [Optimizer(Adam, {|NG0011:Beta1 = 1|}, {|NG0015:Momentum = 0.5|})]
        class {|NG0001:Net|};
        """);

    [Theory]
    [InlineData("[Network] [Dense(4, 3)] [Dense(4, 2)] partial class Net;", "Dense(4, 3)")]
    [InlineData("[Network] [Input(5)] [Dense(4, 2)] partial class Net;", "Input(5)")]
    [InlineData("[Network] [Input(5, 5)] [Activation(ReLU)] [Dense(2)] partial class Net;", "Input(5, 5)")]
    [InlineData("[Network] [Dense(4, 3, Name = \"A\")] [Dense(2, Name = \"A\")] partial class Net;", "Dense(4, 3, Name = \"A\")")]
    [InlineData("[Network] [Dense(4, 3)] [Activation(Softmax)] [Dropout(0.1)] partial class Net;", "Dropout(0.1)")]
    [InlineData("[Network] [Dense(4, 3)] [Loss(MeanSquaredError)] [Loss(MeanSquaredError)] partial class Net;", "Loss(MeanSquaredError)")]
    public async Task Where_two_attributes_clash_the_other_one_is_named_too(string source, string other)
    {
        Location location = Assert.Single(Assert.Single(await AnalyzerTest.DiagnosticsAsync(source)).AdditionalLocations);
        Assert.Equal(other, source.Substring(location.SourceSpan.Start, location.SourceSpan.Length));
    }

    [Fact]
    public async Task What_would_mend_it_is_a_property()
    {
        const string Source = "[Network] [Dense(4, 3)] [Dense(5, 2)] partial class Net;";
        Diagnostic diagnostic = Assert.Single(await AnalyzerTest.DiagnosticsAsync(Source));
        Assert.Equal("3", diagnostic.Properties[NetworkAnalyzer.SuggestionProperty]);
        Assert.Equal("5 inputs are declared, but 3 arrive from the layer 'Dense1'", diagnostic.GetMessage(null));
    }

    [Theory]
    [InlineData("[Unknown] [Dense(4, 3)] partial class Net;")]
    [InlineData("[Dense] partial class Net;")]
    [InlineData("[Network] [Dense(4, Unknown)] [Dense(7, 8)] [Activation(Softmax)] partial class Net;")]
    [InlineData("[Network] [Unknown] partial class Net;")]
    [InlineData("[Network] [Dense(4, 3)] partial struct Net;")]
    [InlineData("[Dense(4, 3)] interface INet;")]
    public Task Where_C_sharp_objects_already_nothing_is_added(string source) =>
        AnalyzerTest.VerifyAsync(source.Replace("[Dense] partial", "[{|NG0008:Dense|}] partial", StringComparison.Ordinal));

    [Fact]
    public async Task A_declaration_in_two_files_is_analyzed_once() => Assert.Equal(
        ["NG0010"],
        (await AnalyzerTest.DiagnosticsAsync(["[Network] [Dense(4, 3)] partial class Net;", "[Dense(2)] partial class Net;"]))
            .Select(diagnostic => diagnostic.Id));
}

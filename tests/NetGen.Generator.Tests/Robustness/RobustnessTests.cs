using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Compiler.Findings;
using NetGen.Generator.Tests.Pipeline;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>Whatever stands in a file, the generator does not throw, and whatever is wrong is said.</summary>
public sealed class RobustnessTests
{
    private const string Valid = """
        /// <summary>Reads digits.</summary>
        [Network]
        [Input(784)]
        [Dense(784, 200, Init = Normal, InitScale = 0.05, Name = "Hidden")]
        [Activation(LeakyReLU, Alpha = 0.1)]
        [Dropout(Keep = 0.5)]
        [Dense(10, Bias = false, Init = Uniform, InitMin = -0.1, InitMax = 0.1)]
        [Activation(Softmax)]
        [Loss(SoftmaxCrossEntropy)]
        [Optimizer(Adam, LearningRate = 1e-3, Beta1 = 0.9)]
        public sealed partial class Net { }
        """;

    [Fact]
    public void A_few_hundred_malformed_declarations_are_all_told_so()
    {
        Assert.True(MalformedSources.All.Count > 200);
        Assert.All(MalformedSources.All, source =>
        {
            Run run = Run.Of(source);
            AssertSound(run);
            bool isTold = run.InputDiagnostics.Any() || run.Findings.Any();
            Assert.True(isTold, "Nobody objects.");
        });
    }

    [Fact]
    public void A_declaration_cut_off_after_any_character_is_survived()
    {
        Run run = Run.Of(Valid);
        Assert.Empty(run.OutputDiagnostics);
        for (int length = Valid.Length - 1; length >= 0; length--)
        {
            // As an editor does it, the next state from the last one.
            run = run.AfterEdit(Valid[..(length + 1)], Valid[..length]);
            AssertSound(run);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Misspelt_declarations_are_survived(int seed)
    {
        Mutator mutator = new(new Random(seed));
        Assert.All(Enumerable.Range(0, 100).Select(_ => mutator.Misspell(Valid)), source => AssertSound(Run.Of(source)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Misdeclared_networks_are_compiled_or_told_why_not(int seed)
    {
        Mutator mutator = new(new Random(seed));
        Dictionary<Outcome, int> outcomes = [];
        Assert.All(Enumerable.Range(0, 100).Select(_ => mutator.Misdeclare(Valid)), source =>
        {
            Outcome outcome = AssertSound(Run.Of(source));
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        });

        // The mutator reaches what it is for.
        Assert.True(outcomes[Outcome.ObjectedToByRule] > 20 && outcomes[Outcome.Compiled] > 5, string.Join(", ", outcomes));
    }

    /// <summary>What names inputs and heads stays beside the rule's own error: the rest of the user's files does not turn red.</summary>
    [Theory]
    [InlineData("[Dense(9, 4)]")]
    [InlineData("[Dense(4)] [Dropout(1.5)]")]
    public void The_members_of_several_inputs_and_heads_outlive_an_error(string wrong)
    {
        Run run = Run.Of($$"""
            [Network] [Input(4, Name = "Image")] [Input(2, Name = "Meta")] {{wrong}}
            [Head<Kind>(SoftmaxCrossEntropy)] [Head<Flag>(BinaryCrossEntropy)] [Head<Flag>(MeanSquaredError, Name = "Size")] [Optimizer(Adam)]
            public sealed partial class Both
            {
                public static void Use(float[] f, int[] i)
                {
                    Both both = new(1);
                    both.Predict(f, f, f, f, f);
                    both.CreateSession().Predict(f, f, f, f, f);
                    using Trainer trainer = both.CreateTrainer(1, keepGradients: true);
                    _ = trainer.Step(f, f, i, i, f) + trainer.Step(f, f, i, f, f);
                    trainer.Forward(f, f);
                    _ = trainer.Backward(i, i, f);
                }
            }

            [Network] [Input(4, Name = "Image")] [Input(2, Name = "Label")] {{wrong}} [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]
            public sealed partial class Inputs
            {
                public static int Use(float[] f, int[] i)
                {
                    Inputs inputs = new(1);
                    inputs.Classify(image: f, labelValues: f, labels: i);
                    using Trainer trainer = inputs.CreateTrainer(1);
                    _ = trainer.Step(f, f, i) + trainer.Step(f, f, f);
                    return inputs.Classify(f, f) + inputs.CreateSession().Classify(f, f);
                }
            }

            [Block] [Dense(3)] class Kind;
            [Block] [Dense(1)] class Flag;
            """);

        Assert.Null(run.Result.Exception);
        Assert.Equal(2, run.OutputDiagnostics.Count());
        Assert.All(run.OutputDiagnostics, diagnostic => Assert.Equal("CS1029", diagnostic.Id));
    }

    private enum Outcome
    {
        ObjectedToByCSharp,
        ObjectedToByRule,
        Compiled,
    }

    [Fact]
    public void Findings_are_the_same_under_a_culture_with_other_signs()
    {
        IReadOnlyList<string> Messages() =>
            [.. MalformedSources.All.SelectMany(source => Run.Of(source).Findings.Select(finding => finding.Message))];

        IReadOnlyList<string> expected = Messages();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            hostile.NumberFormat.NumberDecimalSeparator = ",";
            hostile.NumberFormat.NumberGroupSeparator = ".";
            hostile.NumberFormat.NegativeSign = "\u2212";
            CultureInfo.CurrentCulture = hostile;
            Assert.Equal(expected, Messages());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Contains(expected, message => message.Contains("-0.1", StringComparison.Ordinal));
    }

    /// <summary>
    /// The generator did not throw, and either C# objects to the sources, or a rule does and the build fails with its id, or all compiles
    /// without a warning.
    /// </summary>
    private static Outcome AssertSound(Run run)
    {
        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Result.Diagnostics);
        if (run.InputDiagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            return Outcome.ObjectedToByCSharp;

        Rule[] broken = [.. run.Findings.Select(finding => finding.Rule).Where(rule => rule.Severity == RuleSeverity.Error)];
        IEnumerable<Diagnostic> added = run.OutputDiagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath != "File0.cs");
        Assert.All(added, diagnostic =>
        {
            Assert.Equal("CS1029", diagnostic.Id);
            string message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
            Assert.Contains(broken, rule => message.Contains(rule.Id, StringComparison.Ordinal));
        });
        return broken.Length > 0 ? Outcome.ObjectedToByRule : Outcome.Compiled;
    }
}

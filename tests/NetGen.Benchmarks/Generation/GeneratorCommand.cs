using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers;
using NetGen.Generator;

namespace NetGen.Benchmarks;

/// <summary>What the generator and the analyzers cost while a user types, and in a build.</summary>
internal static class GeneratorCommand
{
    private const double MostKeystrokeMicrosecondsPerLayer = 15;
    private const double MostAttributeEditMilliseconds = 10;
    private const double MostBuildRatio = 1.10;
    private const double WarmUpSeconds = 5;
    private const double MostSeconds = 10;

    public static Command Create()
    {
        var repetitions = new Option<int>("--repetitions") { Description = "How often each edit is made", DefaultValueFactory = _ => 101 };
        var command = new Command("generator", "The generator and the analyzers in the editor and in a build.") { repetitions };
        command.SetAction(options =>
        {
            int count = options.GetValue(repetitions);
            EditorTable(count).Write();
            BuildTable(Math.Max(count / 5, 7)).Write();
        });
        return command;
    }

    private static ResultTable EditorTable(int repetitions)
    {
        var table = new ResultTable(
            "In the editor", "project", "cold, ms", "keystroke, µs", "µs a layer", "of them binding", "target", "", "after the parse", "attribute edit, ms", "target", "",
            "analyzer cold, ms", "analyzer keystroke, µs", "held, KB");
        foreach ((int networks, int layers) in new[] { (1, 3), (1, 30), (1, 300), (100, 6) })
        {
            Console.Error.WriteLine($"{networks} x {layers} layers");
            var project = new Project(networks, layers);
            Editor editor = Editor.Measure(project, repetitions);
            double perLayer = editor.Keystroke * 1e6 / (networks * layers);
            bool judged = layers == 30;
            table.Add(
                networks == 1 ? $"{layers} layers" : $"{networks} networks of {layers}",
                Milliseconds(editor.Cold), Microseconds(editor.Keystroke), Number(perLayer, "F1"),
                Number(editor.Binding * 1e6 / (networks * layers), "F1"), Number(MostKeystrokeMicrosecondsPerLayer, "F0"),
                perLayer <= MostKeystrokeMicrosecondsPerLayer ? "ok" : "below", editor.AllCached ? "Cached" : "rerun",
                Milliseconds(editor.AttributeEdit), judged ? Number(MostAttributeEditMilliseconds, "F0") : "",
                judged ? editor.AttributeEdit * 1e3 <= MostAttributeEditMilliseconds ? "ok" : "below" : "",
                Milliseconds(editor.AnalyzerCold), Microseconds(editor.AnalyzerKeystroke), Number(editor.HeldBytes / 1024.0, "N0"));
        }

        return table;
    }

    /// <summary>The project with the generator beside the same project with the emitted code as plain files, from text to assembly.</summary>
    private static ResultTable BuildTable(int pairs)
    {
        var project = new Project(networks: 100, layers: 6);
        string[] emitted = [.. Editor.CreateDriver().RunGenerators(project.Compilation).GetRunResult().GeneratedTrees.Select(tree => tree.ToString())];
        var plain = new LocalSide(repetitions => Repeat(repetitions, () => Emit(project.FromText(emitted))));
        var generated = new LocalSide(repetitions => Repeat(repetitions, () =>
        {
            Editor.CreateDriver().RunGeneratorsAndUpdateCompilation(project.FromText(), out Compilation output, out _);
            Emit(output);
        }));

        // Analyzers listen while a build looks for errors, and what they do comes on top of that; nobody outside of Roslyn can attach them to
        // what is emitted afterwards. Both sides therefore end with the errors.
        var plainErrors = new LocalSide(repetitions => Repeat(repetitions, () => Check(project.FromText(emitted).GetDiagnostics())));
        var analyzed = new LocalSide(repetitions => Repeat(repetitions, () =>
        {
            Editor.CreateDriver().RunGeneratorsAndUpdateCompilation(project.FromText(), out Compilation output, out _);
            Check(output.WithAnalyzers([new NetworkAnalyzer()]).GetAllDiagnosticsAsync().GetAwaiter().GetResult());
        }));

        var table = new ResultTable(
            $"Build of {project.Networks} networks of {project.Layers} layers, {emitted.Sum(text => text.Count(c => c == '\n')):N0} lines emitted",
            "side", "plain files, ms", "this, ms", "ratio", "95 % interval", "target", "");
        Compare("generator", plain, generated);
        Compare("generator and analyzers, up to the errors", plainErrors, analyzed);
        return table;

        void Compare(string name, ISide plain, ISide side)
        {
            for (int i = 0; i < 5; i++)
            {
                plain.Measure(1);
                side.Measure(1);
            }

            double[] plainTimes = new double[pairs], sideTimes = new double[pairs];
            for (int pair = 0; pair < pairs; pair++)
                (plainTimes[pair], sideTimes[pair]) = (plain.Measure(1), side.Measure(1));
            double[] ratios = new PairedTimes(sideTimes, plainTimes).Ratios;
            double ratio = Statistics.Median(ratios);
            Interval interval = Statistics.MedianInterval(ratios);
            table.Add(
                name, Milliseconds(Statistics.Median(plainTimes)), Milliseconds(Statistics.Median(sideTimes)), Number(ratio, "F3"),
                $"{Number(interval.Lower, "F3")} to {Number(interval.Upper, "F3")}", Number(MostBuildRatio, "F2"), ratio <= MostBuildRatio ? "ok" : "below");
        }
    }

    private static void Repeat(int repetitions, Action action)
    {
        for (; repetitions > 0; repetitions--)
            action();
    }

    private static void Emit(Compilation compilation)
    {
        using var stream = new MemoryStream();
        Check(compilation.Emit(stream).Diagnostics);
    }

    private static void Check(ImmutableArray<Diagnostic> diagnostics)
    {
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException(error.ToString());
    }

    private static string Milliseconds(double seconds) => Number(seconds * 1e3, "F2");

    private static string Microseconds(double seconds) => Number(seconds * 1e6, "F0");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Seconds for what happens in an editor.</summary>
    private sealed record Editor(
        double Cold, double Keystroke, double Binding, double AttributeEdit, double AnalyzerCold, double AnalyzerKeystroke, bool AllCached, long HeldBytes)
    {
        public static CSharpGeneratorDriver CreateDriver(bool track = false) => CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: track),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest));

        public static Editor Measure(Project project, int repetitions) => new(
            Median(repetitions, i => project.AfterKeystroke(i), compilation => CreateDriver().RunGenerators(compilation)),
            Edits(project, repetitions, project.AfterKeystroke),
            Median(repetitions, i => project.AfterKeystroke(i), BindAttributes),
            Edits(project, repetitions, project.AfterAttributeEdit),
            Median(repetitions, i => Generated(project.AfterKeystroke(i)), Analyze),
            Median(repetitions, i => Generated(project.AfterKeystroke(i)), AnalyzeUnrelated),
            AllCachedAfterKeystroke(project),
            Held(project));

        private static double Edits(Project project, int repetitions, Func<int, CSharpCompilation> edit)
        {
            GeneratorDriver driver = CreateDriver().RunGenerators(project.Compilation);
            return Median(repetitions, edit, compilation => driver = driver.RunGenerators(compilation));
        }

        /// <summary>What Roslyn takes to bind the attributes, which it keeps for whoever asks next: an editor does so anyway.</summary>
        private static void BindAttributes(CSharpCompilation compilation)
        {
            foreach (SyntaxTree tree in compilation.SyntaxTrees)
            {
                SemanticModel model = compilation.GetSemanticModel(tree);
                foreach (ClassDeclarationSyntax type in tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
                    model.GetDeclaredSymbol(type)!.GetAttributes();
            }
        }

        /// <summary>
        /// Each time on a compilation that has not been looked at before, warm: an editor runs for hours, and the Roslyn of NuGet is compiled
        /// while it runs.
        /// </summary>
        private static double Median<T>(int repetitions, Func<int, T> prepare, Action<T> action)
        {
            int edit = 0;
            for (long begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin).TotalSeconds < WarmUpSeconds;)
                action(prepare(++edit));

            var times = new List<double>();
            for (long begin = Stopwatch.GetTimestamp();
                times.Count < repetitions && Stopwatch.GetElapsedTime(begin).TotalSeconds < MostSeconds;)
            {
                T prepared = prepare(++edit);
                long start = Stopwatch.GetTimestamp();
                action(prepared);
                times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }

            return Statistics.Median([.. times]);
        }

        private static Compilation Generated(CSharpCompilation compilation)
        {
            CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
            return output;
        }

        private static void Analyze(Compilation compilation) =>
            compilation.WithAnalyzers([new NetworkAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();

        /// <summary>What the editor asks for the file that is being typed in.</summary>
        private static void AnalyzeUnrelated(Compilation compilation)
        {
            SemanticModel model = compilation.GetSemanticModel(compilation.SyntaxTrees.ElementAt(1));
            compilation.WithAnalyzers([new NetworkAnalyzer()]).GetAnalyzerSemanticDiagnosticsAsync(model, null, default).GetAwaiter().GetResult();
        }

        private static bool AllCachedAfterKeystroke(Project project)
        {
            GeneratorDriver driver = CreateDriver(track: true).RunGenerators(project.Compilation).RunGenerators(project.AfterKeystroke(1));
            GeneratorRunResult result = driver.GetRunResult().Results[0];
            return new[] { TrackingNames.Graph, TrackingNames.Emit }.SelectMany(name => result.TrackedSteps[name]).SelectMany(step => step.Outputs)
                .All(output => output.Reason == IncrementalStepRunReason.Cached);
        }

        /// <summary>Bytes that live as long as the driver: its caches and the trees of the emitted code.</summary>
        private static long Held(Project project)
        {
            long before = GC.GetTotalMemory(forceFullCollection: true);
            GeneratorDriver driver = CreateDriver().RunGenerators(project.Compilation);
            long after = GC.GetTotalMemory(forceFullCollection: true);
            GC.KeepAlive(driver);
            return after - before;
        }
    }
}

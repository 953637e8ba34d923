using System.Reflection;
using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;
using NetGen.Numerics.Tests.Vectors;
using NetGen.Search;
using NetGen.Training;
using Batch = NetGen.Numerics.Tests.Harness.Batch;

namespace NetGen.Numerics.Tests;

/// <summary>Layers fitted to the training set, against scikit-learn and by what they promise.</summary>
public class PreprocessingTests
{
    private static readonly PreprocessingVectors s_vectors = PreprocessingVectors.Read();

    private static readonly NetworkCompilation s_networks = NetworkCompilation.Compile(
    [
        .. s_vectors.Models.Select((model, index) => ($"Model{index}", $"[Input(6)] {model.Attributes}")),
        ("Scaled", "[Input(3)] [Standardize] [Dense(4)] [Activation(Tanh)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(AdamW)]"),
        ("Ranged", "[Input(3)] [MinMax(-1, 1)] [Dropout(0.1)] [BatchNorm] [Dense(4, Bias = false)] [Activation(Tanh)] [Dense(2)] [Loss(MeanSquaredError)]"),
        ("Image", "[Input(1, 3)] [ZeroCenter(Global = true)] [Flatten] [Dense(2)] [BatchNorm] [Activation(Softmax)] [Loss(SoftmaxCrossEntropy)]"),
        ("Reduced", "[Input(3)] [Standardize] [Pca(2)] [Dense(4, Bias = false)] [BatchNorm] [Activation(Tanh)] [Dense(2)] [Loss(MeanSquaredError)]"),
        ("Narrowed",
            "[Input(2, 10)] [MinMax(-1, 1)] [Flatten] [Pca(12)] [Dropout(0.1)] [BatchNorm] [Dropout(0.2)] [BatchNorm] [Dense(6, Bias = false)] "
                + "[Activation(Tanh)] [Dense(2)] [Loss(MeanSquaredError)]"),
        ("Turned", "[Input(20)] [Whiten(20)] [Dense(7)] [BatchNorm] [Activation(ReLU)] [Dense(2)]"),
        ("Widened", "[Input(20)] [Standardize] [Pca(3)] [Dense(60)] [Activation(ReLU)] [Dense(2)] [Activation(Softmax)] [Loss(SoftmaxCrossEntropy)]"),
        ("WidenedNorm", "[Input(20)] [Whiten(3, Name = \"Axes\")] [BatchNorm] [Dense(60)] [Activation(ELU)] [Dense(2)]"),
        ("Bent", "[Input(20)] [Standardize] [Pca(3)] [Activation(Tanh)] [Dense(8)] [BatchNorm] [Activation(ReLU)] [Dense(2)]"),
        ("Tied", "[Input(20)] [Standardize] [Pca(6)] [Dense(4)] [Activation(Tanh)] [Dense(6, TiedTo = \"Dense1\")] [Activation(Tanh)] [Dense(3)] [BatchNorm]"),
        ("Shared", "[Input(600)] [Standardize] [Dense(300)] [Activation(ReLU)] [Dense(2)]"),
        ("SharedComponents", "[Input(600)] [Pca(300)] [Dense(700)] [Activation(ReLU)] [Dense(2)]"),
        ("Components", "[Input(3)] [Standardize] [Whiten(3)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Momentum)] [L2(0.01, Biases = true)]"),
    ]);

    public static TheoryData<int> Models => [.. Enumerable.Range(0, s_vectors.Models.Length)];

    [Theory]
    [MemberData(nameof(Models))]
    public void What_is_fitted_is_scikit_learns(int index)
    {
        PreprocessingVectors.Model model = s_vectors.Models[index];
        INetwork network = s_networks[$"Model{index}"].Create(fitted: false);
        PreprocessingReport report = network.FitInputs(Data(s_vectors.Data));
        float[] outputs = new float[s_vectors.New.Length * network.Description.OutputSize];
        network.Predict(Flat(s_vectors.New), outputs);
        Close.Equal(Matrix.Of(model.Outputs), Matrix.Of(outputs, s_vectors.New.Length), Close.OneOperation, model.Attributes);
        Assert.Equal((s_vectors.Data.Length, 6), (report.Samples, report.Features));
        Assert.Empty(report.Warnings);
        if (model.Explained is double explained)
            Assert.Equal(explained, report.ExplainedVariance!.Value, 1e-7);
        else
            Assert.Null(report.ExplainedVariance);
    }

    [Theory]
    [InlineData("Scaled")]
    [InlineData("Components")]
    public void Constant_and_missing_features_come_out_as_0_and_are_warned_about(string name)
    {
        INetwork network = s_networks[name].Create(fitted: false);
        float[] rows = [1, 7, float.NaN, 3, 7, 5, 8, 7, 9, float.PositiveInfinity, 7, 10];
        PreprocessingReport report = network.FitInputs(new DataSet(rows, 3, new float[8], 2, allowMissing: true));
        Assert.Equal([1], report.ConstantFeatures);
        Assert.Equal([new MissingFeature(0, 1), new MissingFeature(2, 1)], report.MissingFeatures);
        Assert.Equal(name == "Components" ? 3 : 2, report.Warnings.Count);

        // The mean of what is there: (1 + 3 + 8)/3 and (5 + 9 + 10)/3, with deviations over three values.
        float[] scaling = network.ParameterBuffer.Slice(network.Description.Preprocessing[0].Offset, 33).ToArray();
        Close.Equal(new[,] { { 4.0, 7, 8 } }, Matrix.Of(scaling.AsSpan(0, 3), 1), Close.OneOperation, "mean");
        Close.Equal(
            new[,] { { 1 / Math.Sqrt(26 / 3.0), 0, 1 / Math.Sqrt(14 / 3.0) } }, Matrix.Of(scaling.AsSpan(16, 3), 1), Close.OneOperation, "scale");

        float[] expected = new float[2], actual = new float[2];
        network.Predict([4, 7, 8], expected);
        foreach (float[] missing in new float[][] { [float.NaN, 7, 8], [4, 1000, float.NaN], [float.NegativeInfinity, float.NaN, float.PositiveInfinity] })
        {
            network.Predict(missing, actual);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void A_missing_value_counts_as_the_mean_in_the_covariance_too()
    {
        float[] missing = [1, 2, 0, 4, -1, 3, float.NaN, 5, 1, 0, 0.5f, 2];
        float[] filled = [1, 2, 0, 4, -1, 3, 5f / 3, 5, 1, 0, 0.5f, 2];
        INetwork first = s_networks["Components"].Create(fitted: false), second = s_networks["Components"].Create(fitted: false);
        first.FitInputs(new DataSet(missing, 3, new float[8], 2, allowMissing: true));
        second.FitInputs(new DataSet(filled, 3, new float[8], 2));
        float[] ofFirst = [.. Projected(first)], ofSecond = [.. Projected(second)];

        // The variance by which a feature is divided is that of the values which are there.
        float ratio = MathF.Sqrt(3f / 4);
        Assert.NotEqual(ofFirst, ofSecond);
        Assert.Equal(second.ParameterBuffer[Offset(second) + 16] * ratio, first.ParameterBuffer[Offset(first) + 16], 1e-5f);
        Assert.Equal(second.ParameterBuffer[Offset(second)], first.ParameterBuffer[Offset(first)], 1e-6f);

        static int Offset(INetwork network) => network.Description.Preprocessing[0].Offset;

        static Span<float> Projected(INetwork network) => network.ParameterBuffer[network.Description.Preprocessing[1].Offset..];
    }

    [Theory]
    [InlineData("Scaled")]
    [InlineData("Components")]
    public void Missing_values_of_a_stream_and_of_a_file_count_as_those_in_memory(string name)
    {
        const int Rows = 40;
        float[] inputs = Batch.Normal(new Random(2), 3 * Rows), targets = Batch.Normal(new Random(3), 2 * Rows);
        for (int i = 0; i < inputs.Length; i += 7)
            inputs[i] = float.NaN;
        var memory = new DataSet(inputs, 3, targets, 2, allowMissing: true);
        IBatchSource stream = StreamedData.WithTargets(3, 2, (_, _) => Pieces(), allowMissing: true).ShuffleBuffer(1).Prefetch();
        string path = Path.GetTempFileName();
        try
        {
            RowFile.Write(path, stream);
            using RowFile file = RowFile.Open(path);
            float[] expected = Learned(((IBatchSource)memory).ShuffleBuffer(Rows));
            Assert.DoesNotContain(expected, value => !float.IsFinite(value));
            Assert.Equal(expected, Learned(file.ShuffleBuffer(Rows)));
            INetwork first = s_networks[name].Create(fitted: false), second = s_networks[name].Create(fitted: false);
            Assert.Equal(first.FitInputs(memory).ToString(), second.FitInputs(stream).ToString());
            Assert.Equal(first.ParameterBuffer, second.ParameterBuffer);
            Assert.All(Learned(stream), value => Assert.True(float.IsFinite(value)));
        }
        finally
        {
            File.Delete(path);
        }

        IEnumerable<BatchMemory> Pieces()
        {
            for (int row = 0; row < Rows; row += 5)
                yield return new BatchMemory(inputs.AsMemory(3 * row, 15), targets.AsMemory(2 * row, 10));
        }

        float[] Learned(IBatchSource source)
        {
            var network = (ITrainableNetwork)s_networks[name].Create(fitted: false);
            History history = network.Fit(source, source, epochs: 3, batchSize: 8, seed: 4);
            Assert.Contains("18 values are missing", Assert.Single(history.Notices), StringComparison.Ordinal);
            return network.ParameterBuffer.ToArray();
        }
    }

    [Fact]
    public void Missing_inputs_are_not_blamed_for_what_diverges_and_not_held_against_the_data()
    {
        float[] inputs = Batch.Normal(new Random(2), 30);
        inputs[4] = float.NaN;
        float[] targets = [.. Enumerable.Repeat(1e30f, 20)];
        var data = new DataSet(inputs, 3, targets, 2, allowMissing: true);
        var network = (ITrainableNetwork)s_networks["Components"].Create(fitted: false);
        History history = network.Fit(data, epochs: 20, batchSize: 10, callbacks: [Callbacks.StopOnNaN()]);
        Assert.DoesNotContain("input", history.StopReason!, StringComparison.Ordinal);

        SanityFinding finding = network.SanityCheck(data, steps: 1).Findings[0];
        Assert.Equal(SanityVerdict.Good, finding.Verdict);
        Assert.Contains("1 values missing, which the preprocessing fills in", finding.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Scaled")]
    [InlineData("Ranged")]
    [InlineData("Image")]
    [InlineData("Components")]
    public void A_network_that_is_not_fitted_says_so(string name)
    {
        ITrainableNetwork network = (ITrainableNetwork)s_networks[name].Create(fitted: false);
        Assert.False(network.IsFitted());
        Assert.Contains("FitInputs", Assert.Throws<InvalidOperationException>(() => network.Predict(new float[3], new float[2])).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => network.CreateTrainer(4));
        if (network.GetType().GetMethod("Freeze") is { } freeze)
            Assert.IsType<InvalidOperationException>(Assert.Throws<TargetInvocationException>(() => freeze.Invoke(network, null)).InnerException);
        network.FitInputs(Random(10));
        Assert.True(network.IsFitted());
        network.Predict(new float[3], new float[2]);
    }

    [Theory]
    [InlineData("Scaled")]
    [InlineData("Ranged")]
    [InlineData("Reduced")]
    [InlineData("Components")]
    public void Fit_fits_the_inputs_first_and_training_leaves_them_alone(string name)
    {
        ITrainableNetwork network = (ITrainableNetwork)s_networks[name].Create(fitted: false);
        DataSet data = Random(50);
        History history = network.Fit(data, epochs: 3, batchSize: 7);
        Assert.Contains("50 samples of 3 features", Assert.Single(history.Notices), StringComparison.Ordinal);

        INetwork alone = s_networks[name].Create(fitted: false);
        alone.FitInputs(data);
        int start = network.Description.Preprocessing[0].Offset;
        Assert.Equal(alone.ParameterBuffer[start..].ToArray(), network.ParameterBuffer[start..].ToArray());
        Assert.Empty(network.Fit(data, epochs: 1).Notices);
        using ITrainer trainer = network.CreateTrainer(4, keepGradients: true);
        Assert.Equal(start, trainer.GradientBuffer.Length);
    }

    [Theory]
    [InlineData("Scaled", 0, 3 * 4 + 4 * 2)]
    [InlineData("Ranged", 0, 3 * 4 + 4 * 2)]
    [InlineData("Image", 0, 3 * 2)]
    [InlineData("Reduced", 0, 3 * 4 + 4 * 2)] // with the projection 3·2 + 2·4 + 4·2
    [InlineData("Narrowed", 0, 20 * 6 + 6 * 2)]
    [InlineData("Turned", 0, 20 * 7 + 7 * 2)]
    [InlineData("Widened", 0, 20 * 3 + 3 * 60 + 60 * 2)]
    [InlineData("WidenedNorm", 0, 20 * 3 + 3 * 60 + 60 * 2)]
    [InlineData("Bent", 2, 20 * 3 + 3 * 8 + 8 * 2)]
    [InlineData("Tied", 2, 20 * 6 + 6 * 4 + 4 * 6 + 6 * 3)]
    [InlineData("Shared", 0, 600 * 300 + 300 * 2)]
    [InlineData("SharedComponents", 0, 600 * 300 + 300 * 700 + 700 * 2)]
    public void A_frozen_network_has_the_preprocessing_in_its_weights_and_fills_in_what_is_missing(string name, int fittedLeft, long products)
    {
        EmittedNetwork compiled = s_networks[name];
        INetwork network = compiled.Create(fitted: false);
        ParameterSet parameters = ParameterTransfer.Draw(compiled.Graph, new Random(5));
        ParameterTransfer.Write(network, parameters);
        INetwork frozen = Freeze(network);
        Assert.Equal(fittedLeft, frozen.Description.Preprocessing.Count);
        Assert.Equal(products, frozen.GetType().GetField("MultiplyAccumulates")!.GetRawConstantValue());

        const int Samples = 70;
        float[] inputs = Batch.Normal(new Random(1), Samples * compiled.InputSize);
        float[] outputs = new float[Samples * compiled.OutputSize];
        var interpreter = new ReferenceInterpreter(compiled.Graph);
        foreach (float missing in (float[])[0, float.NaN, float.PositiveInfinity, float.NegativeInfinity])
        {
            for (int i = 0; i < inputs.Length && missing != 0; i += 1 + i * 7 % 11)
                inputs[i] = missing;
            double[,] truth = interpreter.Predict(parameters, Matrix.Of(inputs, Samples));
            network.Predict(inputs, outputs);
            Close.Equal(truth, Matrix.Of(outputs, Samples), Close.OneOperation, name);
            frozen.Predict(inputs, outputs);
            Close.Equal(truth, Matrix.Of(outputs, Samples), Close.OneOperation, $"{name} frozen");
            foreach ((int rows, int threads) in ((int, int)[])[(Samples, 1), (33, 2), (1, 1), (1, 3)])
                Close.Equal(truth, Matrix.Of(compiled.PredictInSession(frozen, rows, inputs, threads), Samples), Close.OneOperation, $"{name} frozen, {rows} at once");
            for (int sample = 0; sample < Samples; sample++)
                frozen.Predict(inputs.AsSpan(sample * compiled.InputSize, compiled.InputSize), outputs.AsSpan(sample * compiled.OutputSize, compiled.OutputSize));
            Close.Equal(truth, Matrix.Of(outputs, Samples), Close.OneOperation, $"{name} frozen, one by one");
        }
    }

    [Theory]
    [InlineData("Scaled")]
    [InlineData("Reduced")]
    [InlineData("Widened")]
    [InlineData("Turned")]
    public void A_frozen_network_is_saved_and_loaded_with_what_it_fills_in(string name)
    {
        INetwork network = s_networks[name].Create(seed: 3);
        INetwork frozen = Freeze(network);
        ParameterTensor mean = frozen.Description.Tensors.ToArray().Single(tensor => !tensor.IsTrained);
        Assert.EndsWith(".mean", mean.Name, StringComparison.Ordinal);
        FittedLayer scaling = network.Description.Preprocessing[0];
        Assert.Equal(network.ParameterBuffer.Slice(scaling.Offset, scaling.Features), frozen.ParameterBuffer.Slice(mean.Offset, scaling.Features));
        string path = Path.GetTempFileName();
        try
        {
            ParameterFile.Save(frozen, path);
            float[] before = frozen.ParameterBuffer.ToArray();
            frozen.ParameterBuffer.Clear();
            ParameterFile.Load(frozen, path);
            Assert.Equal(before, frozen.ParameterBuffer.ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_range_test_and_a_sanity_check_fit_for_themselves_and_leave_the_network_unfitted()
    {
        var network = (ITrainableNetwork)s_networks["Scaled"].Create(fitted: false);
        network.TestLearningRates(Random(40), steps: 5);
        network.SanityCheck(Random(40), steps: 5);
        Assert.False(network.IsFitted());
    }

    [Fact]
    public void What_was_fitted_is_saved_and_loaded()
    {
        EmittedNetwork compiled = s_networks["Components"];
        INetwork network = compiled.Create(seed: 3), loaded = compiled.Create(fitted: false);
        string path = Path.GetTempFileName();
        try
        {
            ParameterFile.Save(network, path);
            ParameterFile.Load(loaded, path);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.True(loaded.IsFitted());
        Assert.Equal(network.ParameterBuffer.ToArray(), loaded.ParameterBuffer.ToArray());
        string[] names = [.. loaded.Description.Tensors.ToArray().Where(tensor => !tensor.IsTrained).Select(tensor => tensor.Name)];
        Assert.Equal(
            ["standardize1.mean", "standardize1.scale", "standardize1.offset", "standardize1.samples", "whiten1.components", "whiten1.variance"], names);
    }

    [Fact]
    public void Data_that_do_not_fit_leave_the_network_as_it_was()
    {
        INetwork network = s_networks["Scaled"].Create(fitted: false);
        Assert.Throws<ArgumentException>(() => network.FitInputs(new DataSet(new float[8], 4, new int[2])));
        Assert.Throws<OperationCanceledException>(() => network.FitInputs(Random(5), new CancellationToken(canceled: true)));
        Assert.False(network.IsFitted());
        Assert.Throws<ArgumentException>(() => SmallNetworks.Of("Linear").Create().FitInputs(Random(5)));
    }

    private static INetwork Freeze(INetwork network) => (INetwork)network.GetType().GetMethod("Freeze")!.Invoke(network, null)!;

    private static DataSet Random(int rows) => new(Batch.Normal(new Random(rows), 3 * rows), 3, Enumerable.Range(0, 2 * rows).Select(i => (float)(i % 2)).ToArray(), 2);

    private static DataSet Data(double[][] rows) => new(Flat(rows), rows[0].Length, new int[rows.Length]);

    private static float[] Flat(double[][] rows) => Matrix.ToFloats(Matrix.Of(rows));
}

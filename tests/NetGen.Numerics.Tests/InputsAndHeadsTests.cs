using System.Reflection;
using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;
using NetGen.Training;
using Batch = NetGen.Numerics.Tests.Harness.Batch;

namespace NetGen.Numerics.Tests;

/// <summary>Networks with several inputs and heads: a span for each says the same as a row of all, and everything around a network goes on working.</summary>
public sealed class InputsAndHeadsTests
{
    private const int Image = 6, Meta = 4, Classes = 3, Box = 2, Rows = 40;

    private static readonly NetworkCompilation s_networks = NetworkCompilation.Compile(
    [
        ("Both",
            "[Input(2, 3, Name = \"Image\")] [Input(4, Name = \"Meta\")] [Branches<ImageTower, MetaTower>(Merge = Concat)] [BatchNorm] [Activation(Tanh)] [Dense(17)] "
                + "[BatchNorm] [Activation(ReLU)] [Head<ClassHead>(SoftmaxCrossEntropy, Name = \"Class\")] [Head<BoxHead>(Huber, Weight = 0.5)] [Optimizer(Adam, LearningRate = 0.02)]"),
        ("Inputs",
            "[Input(6, Name = \"Image\")] [Input(4, Name = \"Meta\")] [Branches<ImageTower, MetaDense>(Merge = Concat)] [Dense(3)] [Activation(Softmax)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("HeadsOnly", "[Dense(10, 20)] [Activation(Tanh)] [Head<ClassHead>(SoftmaxCrossEntropy, Name = \"Class\", Weight = 3)] [Head<BoxHead>(MeanSquaredError)] [Optimizer(Momentum)]"),
        ("Plain",
            "[Input(6, Name = \"Image\")] [Input(4, Name = \"Meta\")] [Branches<ImageTower, MetaDense>(Merge = Concat)] [Activation(Tanh)] [Dense(5)] "
                + "[Head<ClassHead>(SoftmaxCrossEntropy, Name = \"Class\")] [Head<BoxHead>(Huber, Weight = 0.5)] [Optimizer(Adam, LearningRate = 0.02)]"),
    ]);

    private delegate void PredictBoth(ReadOnlySpan<float> image, ReadOnlySpan<float> meta, Span<float> @class, Span<float> boxHead);

    private delegate void PredictInputs(ReadOnlySpan<float> image, ReadOnlySpan<float> meta, Span<float> outputs);

    private delegate void PredictHeads(ReadOnlySpan<float> inputs, Span<float> @class, Span<float> boxHead);

    private delegate float StepBoth(ReadOnlySpan<float> image, ReadOnlySpan<float> meta, ReadOnlySpan<int> @class, ReadOnlySpan<float> boxHead);

    private delegate float StepInputs(ReadOnlySpan<float> image, ReadOnlySpan<float> meta, ReadOnlySpan<int> labels);

    private delegate float StepHeads(ReadOnlySpan<float> inputs, ReadOnlySpan<int> @class, ReadOnlySpan<float> boxHead);

    private delegate void ClassifyRows(ReadOnlySpan<float> inputs, Span<int> labels);

    private delegate void ClassifyInputs(ReadOnlySpan<float> image, ReadOnlySpan<float> meta, Span<int> labels);

    private delegate int ClassifyOne(ReadOnlySpan<float> image, ReadOnlySpan<float> meta);

    private delegate void ForwardInputs(ReadOnlySpan<float> image, ReadOnlySpan<float> meta);

    private delegate float BackwardHeads(ReadOnlySpan<int> @class, ReadOnlySpan<float> boxHead);

    private readonly float[] _inputs = Batch.Normal(new Random(5), Rows * (Image + Meta));
    private readonly int[] _labels = [.. Enumerable.Range(0, Rows).Select(row => row * 7 % Classes)];
    private readonly float[] _boxes = Batch.Normal(new Random(6), Rows * Box);

    [Fact]
    public void A_span_for_each_input_and_head_predicts_the_same_bits()
    {
        INetwork network = s_networks["Both"].Create(1);
        float[] rows = new float[Rows * (Classes + Box)], classes = new float[Rows * Classes], boxes = new float[Rows * Box];
        network.Predict(_inputs, rows);
        Of<PredictBoth>(network, "Predict")(Part(_inputs, 0, Image), Part(_inputs, Image, Meta), classes, boxes);
        Assert.Equal(Part(rows, 0, Classes), classes);
        Assert.Equal(Part(rows, Classes, Box), boxes);
        for (int row = 0; row < Rows; row++)
            Assert.Equal(1, classes.AsSpan(row * Classes, Classes).ToArray().Sum(), 1e-5f); // the softmax that the loss contains

        // In several goes, on a session's threads.
        object session = network.GetType().GetMethod("CreateSession")!.Invoke(network, [17, 2])!;
        float[] again = new float[classes.Length];
        Of<PredictBoth>(session, "Predict")(Part(_inputs, 0, Image), Part(_inputs, Image, Meta), again, boxes);
        Assert.Equal(classes, again);

        INetwork inputs = s_networks["Inputs"].Create(1);
        float[] outputs = new float[Rows * Classes], parted = new float[Rows * Classes];
        inputs.Predict(_inputs, outputs);
        Of<PredictInputs>(inputs, "Predict")(Part(_inputs, 0, Image), Part(_inputs, Image, Meta), parted);
        Assert.Equal(outputs, parted);

        INetwork heads = s_networks["HeadsOnly"].Create(1);
        heads.Predict(_inputs, rows);
        Of<PredictHeads>(heads, "Predict")(_inputs, classes, boxes);
        Assert.Equal(Part(rows, 0, Classes), classes);
        Assert.Equal(Part(rows, Classes, Box), boxes);
    }

    [Fact]
    public void A_span_for_each_trains_to_the_same_bits()
    {
        Check("Both", (trainer, image, meta) => Of<StepBoth>(trainer, "Step")(image, meta, _labels, _boxes), heads: true);
        Check("HeadsOnly", (trainer, _, _) => Of<StepHeads>(trainer, "Step")(_inputs, _labels, _boxes), heads: true);
        Check("Inputs", (trainer, image, meta) => Of<StepInputs>(trainer, "Step")(image, meta, _labels), heads: false);

        void Check(string name, Func<ITrainer, float[], float[], float> step, bool heads)
        {
            ITrainableNetwork network = s_networks[name].CreateTrainable(1), twin = s_networks[name].CreateTrainable(1);
            using ITrainer trainer = network.CreateTrainer(Rows), parted = twin.CreateTrainer(Rows);
            for (int i = 0; i < 5; i++)
            {
                float loss = heads ? trainer.Step(_inputs, Targets()) : trainer.Step(_inputs, _labels);
                Assert.Equal(loss, step(parted, Part(_inputs, 0, Image), Part(_inputs, Image, Meta)));
            }

            Assert.Equal(network.ParameterBuffer.ToArray(), twin.ParameterBuffer.ToArray());
        }
    }

    [Fact]
    public void A_span_for_each_input_gives_the_same_classes()
    {
        INetwork network = s_networks["Inputs"].Create(1);
        int[] labels = new int[Rows], parted = new int[Rows], again = new int[Rows];
        Of<ClassifyRows>(network, "Classify")(_inputs, labels);
        Of<ClassifyInputs>(network, "Classify")(Part(_inputs, 0, Image), Part(_inputs, Image, Meta), parted);
        object session = network.GetType().GetMethod("CreateSession")!.Invoke(network, [17, 2])!;
        Of<ClassifyInputs>(session, "Classify")(Part(_inputs, 0, Image), Part(_inputs, Image, Meta), again);
        Assert.True(labels.Distinct().Count() > 1);
        Assert.Equal(labels, parted);
        Assert.Equal(labels, again);
        foreach (object one in new[] { network, session })
            Assert.Equal(labels, Enumerable.Range(0, Rows).Select(row => Classify(Of<ClassifyOne>(one, "Classify"), row)));
        Assert.Throws<ArgumentException>("image", () => Of<ClassifyOne>(network, "Classify")(new float[Image * 2], new float[Meta * 2]));
        Assert.Throws<ArgumentException>("meta", () => Of<ClassifyInputs>(network, "Classify")(new float[Image], new float[Meta + 1], new int[1]));
    }

    private int Classify(ClassifyOne classify, int row) =>
        classify(_inputs.AsSpan(row * (Image + Meta), Image), _inputs.AsSpan(row * (Image + Meta) + Image, Meta));

    [Fact]
    public void The_parts_of_a_step_take_a_span_for_each()
    {
        ITrainableNetwork network = s_networks["Both"].CreateTrainable(1), twin = s_networks["Both"].CreateTrainable(1);
        using ITrainer trainer = network.CreateTrainer(Rows), parted = twin.CreateTrainer(Rows, keepGradients: true);
        BackwardHeads backward = Of<BackwardHeads>(parted, "Backward");
        Assert.Contains("Forward before", Assert.Throws<InvalidOperationException>(() => backward(_labels, _boxes)).Message, StringComparison.Ordinal);
        BackwardHeads withoutGradients = Of<BackwardHeads>(trainer, "Backward");
        Assert.Contains("keepGradients", Assert.Throws<InvalidOperationException>(() => withoutGradients(_labels, _boxes)).Message, StringComparison.Ordinal);
        for (int i = 0; i < 3; i++)
        {
            float loss = trainer.Step(_inputs, Targets());
            Of<ForwardInputs>(parted, "Forward")(Part(_inputs, 0, Image), Part(_inputs, Image, Meta));
            Assert.Throws<ArgumentException>("boxHead", () => backward(_labels, _boxes.AsSpan(1)));
            Assert.Equal(loss, backward(_labels, _boxes));
            parted.Update();
        }

        Assert.Equal(network.ParameterBuffer.ToArray(), twin.ParameterBuffer.ToArray());
        Assert.Throws<ArgumentException>("meta", () => Of<ForwardInputs>(parted, "Forward")(new float[Image * 2], new float[Meta]));
    }

    [Fact]
    public void A_trainer_tells_the_loss_of_each_head()
    {
        EmittedNetwork compiled = s_networks["Plain"];
        ITrainableNetwork network = compiled.CreateTrainable(1);
        using ITrainer trainer = network.CreateTrainer(Rows);
        Assert.True(float.IsNaN(LossOf("Class")));
        double[,] prediction = new ReferenceInterpreter(compiled.Graph).Train(
            ParameterTransfer.Read(network, compiled.Graph), Matrix.Of(_inputs, Rows), Matrix.Of(Targets(), Rows), dropout: null).Prediction;
        float loss = trainer.Step(_inputs, Targets());
        Close.Equal(Reference(0, 0, Classes), LossOf("Class"), Close.OneOperation, "loss of Class");
        Close.Equal(Reference(1, Classes, Box), LossOf("BoxHead"), Close.OneOperation, "loss of BoxHead");
        Close.Equal(LossOf("Class") + 0.5 * LossOf("BoxHead"), loss, Close.OneOperation, "loss");

        float LossOf(string head) => (float)trainer.GetType().GetProperty(head + "Loss")!.GetValue(trainer)!;

        double Reference(int head, int offset, int size)
        {
            double[,] ofHead = Matrix.Of(Part(Matrix.ToFloats(prediction), offset, size), Rows);
            return ReferenceLoss.Value(compiled.Graph.Heads[head].Head!.Loss, ofHead, Matrix.Of(Part(Targets(), offset, size), Rows));
        }
    }

    [Fact]
    public void Spans_of_wrong_lengths_are_refused_by_name()
    {
        ITrainableNetwork network = s_networks["Both"].CreateTrainable(1);
        float[] image = new float[5 * Image], meta = new float[5 * Meta], classes = new float[5 * Classes], boxes = new float[5 * Box];
        PredictBoth predict = Of<PredictBoth>(network, "Predict");
        Assert.Throws<ArgumentException>("image", () => predict(image.AsSpan(1), meta, classes, boxes));
        Assert.Throws<ArgumentException>("meta", () => predict(image, meta.AsSpan(1), classes, boxes));
        Assert.Throws<ArgumentException>("boxHead", () => predict(image, meta, classes, boxes.AsSpan(1)));
        using ITrainer trainer = network.CreateTrainer(5);
        StepBoth step = Of<StepBoth>(trainer, "Step");
        Assert.Throws<ArgumentException>(() => step(new float[6 * Image], new float[6 * Meta], new int[6], new float[6 * Box]));
        Assert.Throws<ArgumentException>("meta", () => step(image, meta.AsSpan(Meta), new int[5], boxes));
        Assert.Throws<ArgumentException>("labels", () => step(image, meta, [0, 1, 2, 3, 0], boxes));
        Assert.Throws<NotSupportedException>(() => trainer.Step(new float[5 * (Image + Meta)], new int[5]));
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void It_is_fitted_evaluated_and_reported_on_head_by_head()
    {
        ITrainableNetwork network = s_networks["Plain"].CreateTrainable(1);
        // Boxes that can be learnt, classes that are.
        for (int row = 0; row < Rows; row++)
            _inputs.AsSpan(row * (Image + Meta), Classes).Clear();
        for (int row = 0; row < Rows; row++)
            _inputs[row * (Image + Meta) + _labels[row]] = 3;
        var data = new DataSet(_inputs, Image + Meta, Targets(), Classes + Box);
        Evaluation before = network.Evaluate(data);
        History history = network.Fit(data, data, epochs: 60, batchSize: 10);
        Evaluation after = network.Evaluate(data);
        Assert.True(after.Loss < before.Loss);
        Assert.Equal(1, after.Accuracy!.Value); // of the only head that decides between classes
        Assert.Equal(Classes, after.Confusion!.Classes);
        Assert.Equal(1, history.Epochs[^1].Accuracy!.Value);
        Assert.Equal(1, network.Report(data).Classification!.Macro.F1, 1e-9);
        RegressionReport boxes = network.Report(data, "BoxHead").Regression!;
        Assert.InRange(boxes.MeanSquaredError, 0, 10);
        Assert.Throws<ArgumentException>("head", () => network.Report(data, "Nobody"));
        Assert.Throws<ArgumentException>(() => network.Evaluate(new DataSet(_inputs, Image + Meta, _labels)));

        // The loss of an evaluation is that of a step on the same rows.
        using ITrainer trainer = network.CreateTrainer(Rows);
        Close.Equal(after.Loss, trainer.Step(_inputs, Targets()), Close.TwentySteps, "loss");
    }

    [Fact]
    public void It_is_saved_and_loaded_and_frozen()
    {
        EmittedNetwork compiled = s_networks["Both"];
        INetwork network = compiled.Create(1);
        ParameterTransfer.Write(network, ParameterTransfer.Draw(compiled.Graph, new Random(3)));
        float[] expected = new float[Rows * (Classes + Box)], actual = new float[Rows * (Classes + Box)];
        network.Predict(_inputs, expected);

        string path = Path.GetTempFileName();
        try
        {
            ParameterFile.Save(network, path);
            INetwork loaded = compiled.Create(2);
            ParameterFile.Load(loaded, path);
            loaded.Predict(_inputs, actual);
            Assert.Equal(expected, actual);
        }
        finally
        {
            File.Delete(path);
        }

        var frozen = (INetwork)network.GetType().GetMethod("Freeze")!.Invoke(network, null)!;
        Assert.Equal(network.Description.Heads, frozen.Description.Heads);
        frozen.Predict(_inputs, actual);
        Close.Equal(Matrix.Of(expected, Rows), Matrix.Of(actual, Rows), Close.OneOperation, "frozen");
        float[] classes = new float[Rows * Classes], boxes = new float[Rows * Box];
        Of<PredictBoth>(frozen, "Predict")(Part(_inputs, 0, Image), Part(_inputs, Image, Meta), classes, boxes);
        Assert.Equal(Part(actual, Classes, Box), boxes);
    }

    /// <summary>Classes one-hot, and boxes beside them.</summary>
    private float[] Targets()
    {
        float[] targets = new float[Rows * (Classes + Box)];
        for (int row = 0; row < Rows; row++)
        {
            targets[row * (Classes + Box) + _labels[row]] = 1;
            _boxes.AsSpan(row * Box, Box).CopyTo(targets.AsSpan(row * (Classes + Box) + Classes));
        }

        return targets;
    }

    private static float[] Part(float[] rows, int offset, int size) =>
        [.. rows.Chunk(rows.Length / Rows).SelectMany(row => row.Skip(offset).Take(size))];

    private static TCall Of<TCall>(object owner, string method)
        where TCall : Delegate
    {
        ParameterInfo[] parameters = typeof(TCall).GetMethod("Invoke")!.GetParameters();
        MethodInfo found = owner.GetType().GetMethod(method, [.. parameters.Select(parameter => parameter.ParameterType)])!;
        Assert.Equal(parameters.Select(parameter => parameter.Name), found.GetParameters().Select(parameter => parameter.Name));
        return found.CreateDelegate<TCall>(owner);
    }
}

using System.Globalization;
using NetGen;
using NetGen.Allocations;
using NetGen.Training;
using Samples;

const int BatchSize = 33;
const int Repetitions = 1000;

foreach (Type type in typeof(Program).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(INetwork)) && !type.IsNested))
{
    var network = (INetwork)Activator.CreateInstance(type, 1)!;
    NetworkDescription description = network.Description;
    float[] inputs = Numbers(BatchSize * description.InputSize);
    float[] outputs = new float[BatchSize * description.OutputSize];
    if (!network.IsFitted())
        network.FitInputs(new DataSet(inputs, description.InputSize, new int[BatchSize]));
    Report(type.Name, "Predict", () => network.Predict(inputs, outputs));
    if (network is ITrainableNetwork trainable)
        ReportTraining(trainable, inputs);
}

ReportOwnMembers();
ReportBlocks();
ReportFrozen();
ReportParts();

static void ReportTraining(ITrainableNetwork network, float[] inputs)
{
    string name = network.Description.Name;
    float[] targets = Numbers(BatchSize * network.Description.OutputSize);
    int[] labels = new int[BatchSize];
    using ITrainer fused = network.CreateTrainer(BatchSize);
    using ITrainer shared = network.CreateTrainer(BatchSize, threads: 3);
    using ITrainer kept = network.CreateTrainer(BatchSize, keepGradients: true, threads: 2);
    Report(name, "Step with targets", () => fused.Step(inputs, targets));
    Report(name, "Step on three threads", () => shared.Step(inputs, targets));
    if (network is Digits or DigitNet or Xor)
        Report(name, "Step with labels", () => fused.Step(inputs, labels));
    shared.LayerRates.Freeze(shared.LayerRates.Layers[0]);
    Report(name, "Step with a frozen layer", () => shared.Step(inputs, targets));
    Report(name, "Forward, Backward, Update", () =>
    {
        kept.Forward(inputs);
        kept.Backward(targets);
        kept.Update();
    });
}

static void ReportFrozen()
{
    Normalized.Frozen frozen = new Normalized(seed: 1).Freeze();
    float[] inputs = Numbers(BatchSize * Normalized.Frozen.InputSize);
    float[] outputs = new float[BatchSize * Normalized.Frozen.OutputSize];
    Report(nameof(Normalized), "Frozen.Predict", () => frozen.Predict(inputs, outputs));

    var preprocessed = new Preprocessed(seed: 1);
    float[] pictures = Numbers(BatchSize * Preprocessed.InputSize);
    preprocessed.FitInputs(new DataSet(pictures, Preprocessed.InputSize, new int[BatchSize]));
    Preprocessed.Frozen filling = preprocessed.Freeze();
    pictures[3] = float.NaN;
    Report(nameof(Preprocessed), "Frozen.Predict with a missing value", () => filling.Predict(pictures, outputs));
}

// A span for each input and each head.
static void ReportParts()
{
    const string Name = nameof(Sighting);
    var network = new Sighting(seed: 1);
    using Sighting.Session session = network.CreateSession(rows: 20, threads: 2);
    using Sighting.Trainer trainer = network.CreateTrainer(BatchSize, threads: 2);
    float[] image = Numbers(BatchSize * 30), meta = Numbers(BatchSize * 3), kinds = new float[BatchSize * 4], boxes = Numbers(BatchSize * 2);
    int[] labels = new int[BatchSize];
    float losses = 0;
    Report(Name, "Predict by parts", () => network.Predict(image, meta, kinds, boxes));
    Report(Name, "Session.Predict by parts", () => session.Predict(image, meta, kinds, boxes));
    Report(Name, "Step by parts", () => losses += trainer.Step(image, meta, labels, boxes) + trainer.KindLoss + trainer.BoxLoss);
}

// What only the emitted class itself has.
static void ReportOwnMembers()
{
    const string Name = nameof(Digits);
    var network = new Digits(seed: 1);
    Digits.Session session = network.CreateSession(rows: 2);
    using Digits.Session shared = network.CreateSession(rows: 33, threads: 2);
    using Digits.Trainer trainer = network.CreateTrainer(BatchSize, keepGradients: true);
    float[] inputs = Numbers(BatchSize * Digits.InputSize);
    float[] outputs = new float[BatchSize * Digits.OutputSize];
    int[] labels = new int[BatchSize];
    trainer.Forward(inputs);
    Report(Name, "Session.Predict", () => session.Predict(inputs, outputs));
    Report(Name, "Session.Predict on two threads", () => shared.Predict(inputs, outputs));
    Ranker.Session lone = new Ranker(seed: 1).CreateSession(rows: 1, threads: 3);
    float[] sample = Numbers(Ranker.InputSize);
    float[] scores = new float[Ranker.OutputSize];
    Report(nameof(Ranker), "Session.Predict of one sample on three threads", () => lone.Predict(sample, scores));
    lone.Dispose();
    Report(Name, "Session.Classify", () => session.Classify(inputs, labels));
    Report(Name, "Classify", () => labels[0] = network.Classify(inputs.AsSpan(0, Digits.InputSize)));
    Report(Name, "views", () =>
    {
        network.Dense1.Weights[3, 2] *= 0.5f;
        network.Dense2.Bias[0] = trainer.Gradients.Dense1.Weights.Row(3)[2] + trainer.Outputs.Row(0)[1];
    });
}

// The views of what lies in blocks.
static void ReportBlocks()
{
    var network = new Composed(seed: 1);
    using Composed.Trainer trainer = network.CreateTrainer(BatchSize, keepGradients: true);
    trainer.Forward(Numbers(BatchSize * Composed.InputSize));
    trainer.Backward(new int[BatchSize]);
    Report(nameof(Composed), "views", () =>
    {
        network.Residual1[3].Dense1.Weights[3, 2] *= 0.5f;
        network.Branches1.Nested.Residual1[1].Dense2.Bias[0] = trainer.Gradients.Residual1[4].Dense2.Bias[1];
        network.Residual2.Projection.Weights[1, 1] = trainer.Gradients.Poly1[1].Residual1[0].Dense1.Weights[0, 0];
    });
}

static float[] Numbers(int count)
{
    var random = new Random(1);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++)
        numbers[i] = random.NextSingle();
    return numbers;
}

static long AllocatedBy(Action action)
{
    long before = GC.GetTotalAllocatedBytes(precise: true);
    for (int i = 0; i < Repetitions; i++)
        action();
    return GC.GetTotalAllocatedBytes(precise: true) - before;
}

static void Report(string network, string what, Action action)
{
    // What is compiled or set up on the first calls is not a step's doing.
    for (int i = 0; i < 40; i++)
        action();

    // The counter is the whole process's: once in its life the runtime itself may start a thread. What a step allocates shows every time.
    long bytes = long.MaxValue;
    for (int attempt = 0; attempt < 3 && bytes > 0; attempt++)
        bytes = Math.Min(bytes, AllocatedBy(action));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes}\t{network}: {what}"));
}

using System.Globalization;
using NetGen;
using NetGen.Allocations;

const int BatchSize = 3;
const int Repetitions = 1000;

INetwork[] networks = [new DigitNet(1), new SmallDigitNet(1), new XorNet(1), new RegressionNet(1), new InferenceNet(1)];
foreach (INetwork network in networks)
{
    NetworkDescription description = network.Description;
    float[] inputs = Numbers(BatchSize * description.InputSize);
    float[] outputs = new float[BatchSize * description.OutputSize];
    Report(description, "Predict", () => network.Predict(inputs, outputs));
    if (network is not ITrainableNetwork trainable)
        continue;

    float[] targets = Numbers(BatchSize * description.OutputSize);
    int[] labels = new int[BatchSize];
    using ITrainer fused = trainable.CreateTrainer(BatchSize);
    using ITrainer kept = trainable.CreateTrainer(BatchSize, keepGradients: true);
    Report(description, "Step with targets", () => fused.Step(inputs, targets));
    if (network is not RegressionNet)
        Report(description, "Step with labels", () => fused.Step(inputs, labels));
    Report(description, "Forward, Backward, Update", () =>
    {
        kept.Forward(inputs);
        kept.Backward(targets);
        kept.Update();
    });
}

ReportOwnMembers();

static void ReportOwnMembers()
{
    // What only the emitted class itself has.
    var network = new DigitNet(1);
    DigitNet.Session session = network.CreateSession(7);
    using DigitNet.Trainer trainer = network.CreateTrainer(BatchSize, keepGradients: true);
    float[] inputs = Numbers(BatchSize * DigitNet.InputSize);
    float[] outputs = new float[BatchSize * DigitNet.OutputSize];
    int[] labels = new int[BatchSize];
    float sum = 0;
    trainer.Forward(inputs);
    Report(DigitNet.Description, "Session.Predict", () => session.Predict(inputs, outputs));
    Report(DigitNet.Description, "Session.Classify", () => session.Classify(inputs, labels));
    Report(DigitNet.Description, "Classify", () => labels[0] = network.Classify(inputs.AsSpan(0, DigitNet.InputSize)));
    Report(DigitNet.Description, "views", () =>
    {
        network.Dense1.Weights[3, 2] *= 0.5f;
        sum += network.Dense2.Bias[0] + trainer.Gradients.Dense1.Weights.Row(3)[2] + trainer.Outputs.Row(0).Length;
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

static void Report(NetworkDescription network, string what, Action action)
{
    // What is compiled or set up on the first calls is not a step's doing.
    for (int i = 0; i < 40; i++)
        action();
    long before = GC.GetTotalAllocatedBytes(precise: true);
    for (int i = 0; i < Repetitions; i++)
        action();
    long bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes}\t{network.Name}: {what}"));
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using NetGen;
using static NetGen.Dsl;

switch (args[0])
{
    case "predict":
        Network.Load(args[1]).Predict(new float[Network.InputSize], new float[Network.OutputSize]);
        break;
    case "train":
        Train();
        return;
}

// What was compiled up to here, which is most of what a start costs.
int methods = (int)JitInfo.GetCompiledMethodCount();
double milliseconds = JitInfo.GetCompilationTime().TotalMilliseconds;
Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"done {methods} {milliseconds}\n"));

void Train()
{
    const int Rows = 64;
    var random = new Random(1);
    float[] inputs = new float[Rows * Network.InputSize];
    int[] labels = new int[Rows];
    foreach (ref float value in inputs.AsSpan())
        value = random.NextSingle();
    foreach (ref int label in labels.AsSpan())
        label = random.Next(Network.OutputSize);

    Network network = Network.Load(args[1]);
    using Network.Trainer trainer = network.CreateTrainer(Rows);
    long start = Stopwatch.GetTimestamp();
    trainer.Step(inputs, labels);
    double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    for (int step = 1; step < 100; step++)
        trainer.Step(inputs, labels);
    double hundred = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"done {first} {hundred}\n"));
}

[Network]
[Dense(784, 200, Init = He)]
[Activation(ReLU)]
[Dropout(0.5)]
[Dense(200, 10)]
[Activation(Softmax)]
[Loss(SoftmaxCrossEntropy)]
[Optimizer(Momentum, LearningRate = 1e-3)]
internal sealed partial class Network;

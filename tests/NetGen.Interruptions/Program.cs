using System.Globalization;
using NetGen.Interruptions;
using NetGen.Training;
using static NetGen.Training.Callbacks;

// Trains a small network, from where its checkpoints are if there are any, and saves its parameters:
//     dotnet NetGen.Interruptions.dll RESULT EPOCHS [CHECKPOINTS]
const int Rows = 200, InputSize = 6, Classes = 3;
int epochs = int.Parse(args[1], CultureInfo.InvariantCulture);
string? checkpoints = args.Length > 2 ? args[2] : null;

var network = new Interrupted(seed: 1);
IBatchSource train = Data(seed: 1).ShuffleBuffer(64).Prefetch();
ITrainingCallback[] callbacks =
[
    StopOnCtrlC(), ReduceOnPlateau(0.9, patience: 0, minDelta: 0.01), EarlyStopping(patience: 1000), OverfittingNotice(), new Sign(),
    .. checkpoints is null ? [] : (ITrainingCallback[])[Checkpoint(checkpoints, everySteps: 2, keep: 2, best: BestBy.ValidationLoss)],
];
History history = network.Fit(train, Data(seed: 2), epochs, batchSize: 16, callbacks, seed: 3, threads: 2, resume: checkpoints);
if (history.StopReason is not null)
    Console.WriteLine(history.StopReason);
else
    network.Save(args[0]);

static DataSet Data(int seed)
{
    var random = new Random(seed);
    int[] labels = [.. Enumerable.Range(0, Rows).Select(row => row % Classes)];
    float[] inputs = new float[Rows * InputSize];
    for (int index = 0; index < inputs.Length; index++)
        inputs[index] = 2 * random.NextSingle() - 1;
    for (int row = 0; row < Rows; row++)
        inputs[row * InputSize + labels[row]] += 0.3f;
    return new DataSet(inputs, InputSize, labels);
}

/// <summary>Tells who waits for it that steps are being made and checkpoints taken.</summary>
internal sealed class Sign : ITrainingCallback
{
    private int _steps;

    public void BatchBegins(TrainingProgress progress)
    {
        if (++_steps == 4)
            Console.WriteLine("training");
    }
}

using NetGen;
using static NetGen.Dsl;

Xor network = new(seed: 1);
using Xor.Trainer trainer = network.CreateTrainer(batchSize: 4);
float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
int[] labels = [0, 1, 1, 0];
for (int step = 0; step < 3000; step++)
    trainer.Step(inputs, labels);

string path = Path.Combine(AppContext.BaseDirectory, "xor.safetensors");
network.Save(path);
Xor loaded = Xor.Load(path);
int solved = 0;
for (int row = 0; row < 4; row++)
    solved += loaded.Classify(inputs.AsSpan(2 * row, 2)) == labels[row] ? 1 : 0;
Console.WriteLine($"solved {solved} of 4");

[Network]
[Dense(2, 8, Init = LecunNormal)]
[Activation(Tanh)]
[Dense(1)]
[Activation(Sigmoid)]
[Loss(BinaryCrossEntropy)]
[Optimizer(Adam, LearningRate = 0.02)]
internal sealed partial class Xor;

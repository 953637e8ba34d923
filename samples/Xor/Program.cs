using NetGen.Terminal;
using NetGen.Training;
using Samples;
using Spectre.Console;

IAnsiConsole console = TerminalOutput.Console;

float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
int[] labels = [0, 1, 1, 0];

var net = new Xor(seed: 1);
History history = net.Fit(new DataSet(inputs, 2, labels), epochs: 1000, batchSize: 4);

console.WriteLine("loss over 1,000 epochs");
console.Write(new LearningCurve([.. history.Epochs.Select(epoch => (float)epoch.Loss)]));
console.WriteLine();

var table = new Table().RoundedBorder().AddColumns("a", "b", "a xor b", "network");
Span<float> output = stackalloc float[Xor.OutputSize];
for (int row = 0; row < labels.Length; row++)
{
    ReadOnlySpan<float> input = inputs.AsSpan(2 * row, 2);
    net.Predict(input, output);
    table.AddRow($"{input[0]}", $"{input[1]}", $"{labels[row]}", $"{output[0]:F4}");
}
console.Write(table);

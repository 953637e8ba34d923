using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>Spoils a source by one to three edits of whole tokens, as slips of typing and of copying do.</summary>
internal sealed class Mutator(Random random)
{
    private static readonly string[] _replacements =
    [
        "0", "1", "-1", "2147483647", "-2147483648", "4294967296", "0.5", "1.0", "1e300", "1e-300", "double.NaN", "double.PositiveInfinity", "null", "\"\"",
        "\"Predict\"", "\"dense1\"", "\"a b\"", "'x'", "true", "false", "typeof(int)", "new int[] { 1, 2 }", "default", "ReLU", "Softmax", "Sigmoid", "He", "Uniform",
        "Constant", "Adam", "SGD", "Momentum", "MeanSquaredError", "BinaryCrossEntropy", "(ActivationFunction)7", "Dense", "Input", "Dropout", "Activation", "Loss",
        "Optimizer", "Network", "Unknown", "Name", "Keep", "class", "partial", "record", "struct", "static", "abstract", "file", "(", ")", "[", "]", ",", "=", ":", ";", "#",
    ];

    public string Mutate(string source)
    {
        List<string> tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(token => token.ToFullString())];
        for (int edit = random.Next(1, 4); edit > 0; edit--)
        {
            int index = random.Next(tokens.Count);
            switch (random.Next(5))
            {
                case 0:
                    tokens.RemoveAt(index);
                    break;
                case 1:
                    tokens.Insert(index, tokens[random.Next(tokens.Count)]);
                    break;
                case 2:
                    int other = random.Next(tokens.Count);
                    (tokens[index], tokens[other]) = (tokens[other], tokens[index]);
                    break;
                default:
                    tokens[index] = " " + _replacements[random.Next(_replacements.Length)] + " ";
                    break;
            }
        }

        return string.Concat(tokens);
    }
}

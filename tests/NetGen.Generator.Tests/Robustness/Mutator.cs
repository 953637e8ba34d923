using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>Spoils a declaration by one to three edits.</summary>
internal sealed partial class Mutator(Random random)
{
    private static readonly string[] _tokens =
    [
        "0", "-1", "4294967296", "0.5", "null", "\"\"", "'x'", "true", "typeof(int)", "new int[] { 1, 2 }", "default", "ReLU", "He", "Adam",
        "Dense", "Input",
        "Network", "Unknown", "Name", "Keep", "class", "partial", "record", "struct", "static", "abstract", "file", "(", ")", "[", "]", ",",
        "=", ":", ";", "#",
    ];

    private static readonly string[] _integers = ["0", "1", "-1", "2", "3", "10", "17", "200", "784", "65536", "2147483647", "-2147483648"];

    private static readonly string[] _fractions =
        ["0.0", "-0.1", "0.1", "0.5", "0.999999999", "1.0", "1.5", "1e300", "1e-300", "double.NaN", "double.NegativeInfinity"];

    private static readonly string[] _strings =
    [
        "\"\"", "\"A\"", "\"a\"", "\"Dense1\"", "\"dense2\"", "\"Predict\"", "\"Net\"", "\"class\"", "\"a b\"", "\"größe\"", "\"ToString\"",
        "null",
    ];

    private static readonly string[][] _words =
    [
        ["Sigmoid", "Tanh", "ReLU", "LeakyReLU", "ELU", "Softmax", "(ActivationFunction)7"],
        ["Zeros", "Constant", "Uniform", "Normal", "TruncatedNormal", "LecunNormal", "GlorotNormal", "Xavier", "He", "HeUniform", "Orthogonal"],
        ["SoftmaxCrossEntropy", "BinaryCrossEntropy", "MeanSquaredError", "(LossFunction)(-1)"],
        ["SGD", "Momentum", "Nesterov", "Adam", "AdamW", "RMSProp", "AdaDelta", "AMSGrad", "Nadam", "Lion", "LBFGS"],
    ];

    private static readonly string[] _headers =
    [
        "partial class Net;", "sealed partial class Net { int Helper; }", "partial class Net { public void Save() { } }",
        "partial class Trainer;", "class Net;",
        "partial record Net;", "partial class Net<T>;", "abstract partial class Net;", "partial class Net : Attribute;",
        "partial class @class;",
    ];

    /// <summary>Whole tokens removed, doubled, swapped or replaced, as fingers slip: mostly no longer C#.</summary>
    public string Misspell(string source)
    {
        List<string> tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(token => token.ToFullString())];
        for (int edit = random.Next(1, 4); edit > 0; edit--)
            Edit(tokens, _ => $" {OneOf(_tokens)} ");
        return string.Concat(tokens);
    }

    /// <summary>
    /// Whole attributes removed, doubled and swapped, numbers and words replaced by others: mostly C#, and seldom a network.
    /// </summary>
    public string Misdeclare(string source)
    {
        ClassDeclarationSyntax declaration = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>(
            ).Single();
        List<string> attributes = [.. declaration.AttributeLists.Skip(1).Select(list => list.ToString())];
        for (int edit = random.Next(1, 4); edit > 0 && attributes.Count > 0; edit--)
            Edit(attributes, attribute => Replaceable().Replace(
                attribute, match => random.Next(2) == 0 ? match.Value : Other(match.Value)));
        string header = random.Next(4) == 0 ? OneOf(_headers) : _headers[0];
        return $"using System;\n[Network]\n{string.Join('\n', attributes)}\n{header}";
    }

    private void Edit(List<string> pieces, Func<string, string> replace)
    {
        int index = random.Next(pieces.Count);
        switch (random.Next(6))
        {
            case 0:
                pieces.RemoveAt(index);
                break;
            case 1:
                pieces.Insert(index, pieces[random.Next(pieces.Count)]);
                break;
            case 2:
                int other = random.Next(pieces.Count);
                (pieces[index], pieces[other]) = (pieces[other], pieces[index]);
                break;
            default:
                pieces[index] = replace(pieces[index]);
                break;
        }
    }

    private string Other(string value) => OneOf(
        value[0] == '"' ? _strings
        : value.Contains('.') || value.Contains('e', StringComparison.Ordinal) && char.IsDigit(value[0]) ? _fractions
        : char.IsDigit(value[0]) ? _integers
        : _words.Single(words => words.Contains(value)));

    private string OneOf(string[] values) => values[random.Next(values.Length)];

    [GeneratedRegex("""
        "[^"]*"|\b[0-9]+(\.[0-9]+)?(e-[0-9]+)?\b|\b(LeakyReLU|Softmax|Normal|Uniform|SoftmaxCrossEntropy|Adam)\b
        """)]
    private static partial Regex Replaceable();
}

using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>What an optimiser remembers of each parameter, by the letters of its formula.</summary>
internal static class OptimizerStates
{
    /// <summary>The arguments of the runtime's view: the algorithm, the memory and the letters in their order there.</summary>
    /// <param name="optimizer">The optimiser.</param>
    /// <param name="stride">Floats from one state of a parameter to its next.</param>
    public static string Arguments(GraphOptimizer optimizer, long stride) => optimizer switch
    {
        { StatesPerParameter: 0 } => $"\"{optimizer.Algorithm}\", default({Floats})",
        // The gradient in front is computed anew for each step.
        { Algorithm: OptimizerAlgorithm.LBFGS } => $"\"{optimizer.Algorithm}\", States.Slice({Text.Integer(stride)}), StateFigures, {Letters(optimizer)}",
        _ => $"\"{optimizer.Algorithm}\", States, {Letters(optimizer)}",
    };

    /// <summary>The letters with what they stand for, as a sentence begins.</summary>
    public static string Describe(GraphOptimizer optimizer) => optimizer.Algorithm switch
    {
        OptimizerAlgorithm.AdaGrad => "The sum s",
        OptimizerAlgorithm.RMSProp => (optimizer.IsCentered, optimizer.Momentum > 0) switch
        {
            (false, false) => "The mean square s",
            (false, true) => "The mean square s and the velocity v",
            (true, false) => "The mean square s and the mean m",
            (true, true) => "The mean square s, the mean m and the velocity v",
        },
        OptimizerAlgorithm.AdaDelta => "The mean squares s and u",
        OptimizerAlgorithm.Adamax => "The moments m and u",
        OptimizerAlgorithm.AMSGrad => "The moments m and v and the largest v, u,",
        OptimizerAlgorithm.Lion => "The mean m",
        OptimizerAlgorithm.LBFGS =>
            $"The gradient g, that of the last step, its direction d, then {Text.Integer(optimizer.HistorySize)} steps s and {Text.Integer(optimizer.HistorySize)} changes y of the gradient,",
        OptimizerAlgorithm.Momentum or OptimizerAlgorithm.Nesterov => "The velocity v",
        _ => "The moments m and v",
    };

    private static string Letters(GraphOptimizer optimizer) => string.Join(", ", Names(optimizer).Select(name => $"\"{name}\""));

    private static string[] Names(GraphOptimizer optimizer) => optimizer.Algorithm switch
    {
        OptimizerAlgorithm.AdaGrad => ["s"],
        OptimizerAlgorithm.RMSProp =>
            ["s", .. optimizer.IsCentered ? ["m"] : (string[])[], .. optimizer.Momentum > 0 ? ["v"] : (string[])[]],
        OptimizerAlgorithm.AdaDelta => ["s", "u"],
        OptimizerAlgorithm.Adamax => ["m", "u"],
        OptimizerAlgorithm.AMSGrad => ["m", "v", "u"],
        OptimizerAlgorithm.Lion => ["m"],
        OptimizerAlgorithm.LBFGS => ["g", "d", .. Numbered("s", optimizer.HistorySize), .. Numbered("y", optimizer.HistorySize)],
        OptimizerAlgorithm.Momentum or OptimizerAlgorithm.Nesterov => ["v"],
        _ => ["m", "v"],
    };

    private static IEnumerable<string> Numbered(string letter, int count) => Enumerable.Range(1, count).Select(number => letter + Text.Integer(number));
}

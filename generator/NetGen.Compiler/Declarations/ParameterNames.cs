namespace NetGen.Compiler.Declarations;

/// <summary>The names of the attributes' constructor parameters, by which findings point at an argument.</summary>
public static class ParameterNames
{
    public const string Input = "input";
    public const string Inputs = "inputs";
    public const string Units = "units";
    public const string Shape = "shape";
    public const string Function = "function";
    public const string Rate = "rate";
    public const string Algorithm = "algorithm";
    public const string Lambda = "lambda";
    public const string Lambda1 = "lambda1";
    public const string Lambda2 = "lambda2";
    public const string Bound = "bound";
    public const string Form = "form";
    public const string Low = "low";
    public const string High = "high";
    public const string Degrees = "degrees";
    public const string Pixels = "pixels";
    public const string X = "x";
    public const string Y = "y";
    public const string Deviation = "deviation";
    public const string Amount = "amount";
    public const string Side = "side";
    public const string Alpha = "alpha";
    public const string Components = "components";

    /// <summary>One dimension of a shape: <c>shape[1]</c>.</summary>
    public static string Dimension(int index) => $"{Shape}[{index}]";

    /// <summary>One type argument: <c>&lt;1&gt;</c>.</summary>
    public static string TypeArgument(int index) => $"<{index}>";
}

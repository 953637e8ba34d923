using System.Globalization;
using System.Text;
using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Emission;

/// <summary>How values are written, in C# and for people; the same under every culture.</summary>
internal static class Text
{
    private const string SubscriptDigits = "₀₁₂₃₄₅₆₇₈₉";

    /// <summary>A float literal: <c>0.001f</c>.</summary>
    public static string Float(double value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>A number in a formula: <c>0.5</c>.</summary>
    public static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>An integer in code: <c>159010</c>.</summary>
    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An integer for people: <c>159,010</c>.</summary>
    public static string Grouped(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A size for people, in powers of ten: <c>636 KB</c>.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => Integer(bytes) + " B",
        < 1_000_000 => (bytes / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + " KB",
        < 1_000_000_000 => (bytes / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + " MB",
        _ => (bytes / 1e9).ToString("0.##", CultureInfo.InvariantCulture) + " GB",
    };

    /// <summary>An index as a subscript: <c>₁₂</c>.</summary>
    public static string Subscript(int index)
    {
        StringBuilder text = new();
        foreach (char digit in Integer(index))
            text.Append(SubscriptDigits[digit - '0']);
        return text.ToString();
    }

    /// <summary>Text inside an XML element.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>An initialiser by the name people use.</summary>
    public static string Name(Initializer initializer) => initializer switch
    {
        Initializer.HeNormal => "He",
        Initializer.GlorotUniform => "Xavier",
        _ => initializer.ToString(),
    };

    /// <summary>A loss in words.</summary>
    public static string Name(LossFunction loss) => loss switch
    {
        LossFunction.SoftmaxCrossEntropy => "softmax cross-entropy",
        LossFunction.BinaryCrossEntropy => "binary cross-entropy",
        LossFunction.MeanAbsoluteError => "mean absolute error",
        LossFunction.Huber => "Huber loss",
        LossFunction.Hinge => "hinge loss",
        _ => "mean squared error",
    };
}

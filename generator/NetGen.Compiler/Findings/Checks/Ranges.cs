using System.Globalization;
using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Holds numbers against their ranges as the floats they become: 1e-60 is 0, 1e300 is ∞.</summary>
internal static class Ranges
{
    public static IEnumerable<Finding> AtLeastOne(DeclarationItem item, string argument, long? value) =>
        Check(item, argument, value, number => number >= 1, "at least 1");

    public static IEnumerable<Finding> Finite(DeclarationItem item, string argument, double? value) =>
        Check(item, argument, value, IsFinite, "a finite float");

    public static IEnumerable<Finding> Positive(DeclarationItem item, string argument, double? value) =>
        Check(item, argument, value, number => IsFinite(number) && (float)number > 0, "a finite float above 0");

    public static IEnumerable<Finding> NotNegative(DeclarationItem item, string argument, double? value) =>
        Check(item, argument, value, number => IsFinite(number) && number >= 0, "a finite float, at least 0");

    public static IEnumerable<Finding> FromZeroBelowOne(DeclarationItem item, string argument, double? value) =>
        Check(item, argument, value, number => number >= 0 && (float)number < 1, "a float in [0, 1)");

    public static IEnumerable<Finding> Check(
        DeclarationItem item, string argument, double? value, Func<double, bool> isInRange, string range)
    {
        if (value is { } number && !isInRange(number))
            yield return OutOfRange(item, argument, number.ToString("R", CultureInfo.InvariantCulture), range);
    }

    public static IEnumerable<Finding> Defined<TEnum>(DeclarationItem item, string argument, TEnum value)
        where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(typeof(TEnum), value))
        {
            int number = Convert.ToInt32(value, CultureInfo.InvariantCulture);
            string words = string.Join(", ", Enum.GetNames(typeof(TEnum)));
            yield return OutOfRange(item, argument, number.ToString(CultureInfo.InvariantCulture), "one of " + words);
        }
    }

    public static Finding OutOfRange(DeclarationItem item, string? argument, string value, string range) =>
        Finding.OnArgument(item, argument, Rules.ArgumentOutOfRange, argument ?? ParameterNames.Shape, value, range);

    public static bool IsFinite(double number) => !float.IsNaN((float)number) && !float.IsInfinity((float)number);
}

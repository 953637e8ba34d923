using System.Globalization;
using System.Runtime.CompilerServices;

namespace NetGen.Terminal.Tests;

/// <summary>The tests run where the decimal separator is a comma, the group separator a point and the minus sign U+2212.</summary>
internal static class HostileCulture
{
    [ModuleInitializer]
    internal static void Use()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "\u2212";
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = culture;
    }
}

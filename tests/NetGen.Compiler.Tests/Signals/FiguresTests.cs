using System.Globalization;
using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Tests.Signals;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(6.54e-4, "6.5e-4")]
    [InlineData(2.6e-13, "2.6e-13")]
    [InlineData(0.0123, "0.012")]
    [InlineData(0.00999, "0.010")]
    [InlineData(0.2345, "0.23")]
    [InlineData(0.9999, "1.0")]
    [InlineData(9.97, "10")]
    [InlineData(6600, "6600")]
    [InlineData(12345, "1.2e4")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NaN, "∞")]
    public void Two_digits_are_shown_the_same_in_every_culture(double value, string text)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture.NumberFormat.NegativeSign = "\u2212";
            Assert.Equal(text, Figures.Text(value));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(6.5e-4, "about 7e-4")]
    [InlineData(0.0123, "about 0.01")]
    [InlineData(0.97, "about 1")]
    [InlineData(34, "about 30")]
    [InlineData(6600, "about 7000")]
    [InlineData(1.4e300, "about 1e300")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void One_digit_is_enough_for_what_is_roughly_known(double value, string text) => Assert.Equal(text, Figures.Rough(value));
}

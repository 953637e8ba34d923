using System.Globalization;
using System.Text;

namespace NetGen.Training;

/// <summary>An evaluation in plain text, in the invariant culture.</summary>
internal static class ReportTable
{
    public static string Format(EvaluationReport report)
    {
        var text = new StringBuilder();
        if (report.Classification is ClassificationReport classes)
            AppendClasses(text, classes);
        Append(text, "samples", $"{report.Evaluation.Samples:N0}");
        Append(text, "loss", $"{report.Evaluation.Loss:F4}");
        if (report.Evaluation.Accuracy is double accuracy)
            Append(text, "accuracy", $"{accuracy:F4}");
        if (report.Regression is RegressionReport regression)
        {
            Append(text, "mean squared error", $"{regression.MeanSquaredError:G5}");
            Append(text, "mean absolute error", $"{regression.MeanAbsoluteError:G5}");
            Append(text, "R²", $"{regression.R2:F4}");
        }
        return text.ToString();
    }

    private static void AppendClasses(StringBuilder text, ClassificationReport classes)
    {
        text.AppendLine("class     precision  recall      F1  ROC AUC  samples");
        for (int c = 0; c < classes.Classes; c++)
            AppendRow(text, c.ToString(CultureInfo.InvariantCulture), classes[c], classes.RocAuc(c));
        AppendRow(text, "macro", classes.Macro, classes.MacroRocAuc);
        AppendRow(text, "micro", classes.Micro, null);
        AppendRow(text, "weighted", classes.Weighted, null);
        text.AppendLine();
    }

    private static void AppendRow(StringBuilder text, string name, ClassFigures figures, double? area)
    {
        string areaText = area is double value && !double.IsNaN(value) ? value.ToString("F4", CultureInfo.InvariantCulture) : "-";
        text.Append(CultureInfo.InvariantCulture, $"{name,-8}  {figures.Precision,9:F4}  {figures.Recall,6:F4}  {figures.F1,6:F4}  {areaText,7}  ")
            .Append(CultureInfo.InvariantCulture, $"{figures.Support,7:N0}")
            .AppendLine();
    }

    private static void Append(StringBuilder text, string name, FormattableString value) =>
        text.Append(name).Append(": ").AppendLine(FormattableString.Invariant(value));
}

namespace NetGen.Csv;

/// <summary>What the columns of a table mean, and what becomes of rows that cannot be used.</summary>
public sealed record CsvOptions
{
    /// <summary>The column of the class labels. Either this or <see cref="Targets"/> is needed.</summary>
    public CsvColumn? Label { get; init; }

    /// <summary>The columns of the dense targets, for regression.</summary>
    public IReadOnlyList<CsvColumn> Targets { get; init; } = [];

    /// <summary>The columns of the inputs, in this order; null for all columns that are neither label nor target, from left to right.</summary>
    public IReadOnlyList<CsvColumn>? Features { get; init; }

    /// <summary>
    /// The names of the classes, in the order of their numbers; a label that is none of them makes a bad row. Null: where all labels are
    /// whole numbers from 0 on they are the classes themselves, otherwise the classes are the different labels in ordinal order.
    /// </summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>Whether the first line names the columns.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>What stands between two values; a character of ASCII.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>What stands where a value is missing, exactly as it is written, spaces around it left out.</summary>
    public IReadOnlyList<string> MissingMarks { get; init; } = ["", "NA", "N/A", "NaN", "nan", "null", "?"];

    /// <summary>
    /// What is taken for a missing input; null: a row with one is a bad row, unless <see cref="AllowMissing"/> lets it through. Rows without
    /// label or target always are.
    /// </summary>
    public float? FillMissing { get; init; }

    /// <summary>
    /// Whether missing inputs are let through, as NaN, to a network whose preprocessing fills them in (<c>[Standardize]</c> and the like):
    /// with the mean of the feature. They ruin a network without. Either this or <see cref="FillMissing"/>.
    /// </summary>
    public bool AllowMissing { get; init; }

    /// <summary>
    /// Whether bad rows are passed over and counted in <see cref="CsvFile.Skipped"/>; otherwise the first one is an error that names its
    /// line and column.
    /// </summary>
    public bool SkipBadRows { get; init; }
}

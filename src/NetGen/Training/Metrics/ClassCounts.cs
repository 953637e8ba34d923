namespace NetGen.Training;

/// <summary>What precision, recall and F1 are made of.</summary>
/// <param name="Found">True positives.</param>
/// <param name="FalseAlarms">False positives.</param>
/// <param name="Missed">False negatives.</param>
internal readonly record struct ClassCounts(int Found, int FalseAlarms, int Missed)
{
    public int Support => Found + Missed;

    /// <summary>Whether the class occurs, in the data or in the decisions.</summary>
    public bool Occurs => Support + FalseAlarms > 0;

    public ClassFigures Figures => new(Share(Found, Found + FalseAlarms), Share(Found, Support), Share(2L * Found, 2L * Found + FalseAlarms + Missed), Support);

    /// <summary>Every class counts the same.</summary>
    public static ClassFigures Macro(IEnumerable<ClassCounts> classes) => Average(classes, _ => 1);

    /// <summary>Every class counts as often as it has samples.</summary>
    public static ClassFigures Weighted(IEnumerable<ClassCounts> classes) => Average(classes, counts => counts.Support);

    /// <summary>Every decision counts the same.</summary>
    public static ClassFigures Micro(IEnumerable<ClassCounts> classes) =>
        classes.Aggregate(default(ClassCounts), (sum, counts) => sum + counts).Figures;

    public static ClassCounts operator +(ClassCounts left, ClassCounts right) =>
        new(left.Found + right.Found, left.FalseAlarms + right.FalseAlarms, left.Missed + right.Missed);

    private static ClassFigures Average(IEnumerable<ClassCounts> classes, Func<ClassCounts, double> weightOf)
    {
        (double precision, double recall, double f1, double weights, int support) = (0, 0, 0, 0, 0);
        foreach (ClassCounts counts in classes.Where(counts => counts.Occurs))
        {
            double weight = weightOf(counts);
            precision += weight * counts.Figures.Precision;
            recall += weight * counts.Figures.Recall;
            f1 += weight * counts.Figures.F1;
            weights += weight;
            support += counts.Support;
        }
        return weights == 0 ? new ClassFigures(0, 0, 0, support) : new ClassFigures(precision / weights, recall / weights, f1 / weights, support);
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}

namespace NetGen.Training;

/// <summary>How well a network tells classes apart, class by class. Several binary outputs are classes that a sample may have together.</summary>
public sealed class ClassificationReport
{
    private readonly ClassCounts[] _counts;
    private readonly double[] _rocAucs;

    internal ClassificationReport(ClassCounts[] counts, double[] rocAucs) => (_counts, _rocAucs) = (counts, rocAucs);

    /// <summary>The number of classes; 2 for a single binary output, otherwise one for each output.</summary>
    public int Classes => _counts.Length;

    /// <summary>Each class the same. Here and in <see cref="Weighted"/>, classes that occur neither in the data nor in the decisions do not count.</summary>
    public ClassFigures Macro => ClassCounts.Macro(_counts);

    /// <summary>Each decision the same. Where a sample has exactly one class, all three figures are the accuracy.</summary>
    public ClassFigures Micro => ClassCounts.Micro(_counts);

    /// <summary>Each class by the number of its samples.</summary>
    public ClassFigures Weighted => ClassCounts.Weighted(_counts);

    /// <summary>The mean of the classes' areas under the ROC curve, one against the rest; over those for which there is one, NaN where there is none.</summary>
    public double MacroRocAuc => _rocAucs.Where(area => !double.IsNaN(area)).DefaultIfEmpty(double.NaN).Average();

    /// <summary>The figures of one class.</summary>
    /// <param name="class">In [0, Classes).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public ClassFigures this[int @class] => _counts[Checked(@class)].Figures;

    /// <summary>The area under the ROC curve of one class against the rest, by its probabilities; see <see cref="Metrics.RocAuc"/>.</summary>
    /// <param name="class">In [0, Classes).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double RocAuc(int @class) => _rocAucs[Checked(@class)];

    private int Checked(int @class)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)@class, (uint)Classes, nameof(@class));
        return @class;
    }
}

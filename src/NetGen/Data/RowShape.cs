namespace NetGen.Training;

/// <summary>What each row of some data has.</summary>
/// <param name="InputSize">Values in a sample.</param>
/// <param name="TargetSize">Values in a dense target; 0 where there are labels.</param>
/// <param name="Classes">Classes of the labels; 0 where there are targets.</param>
/// <param name="AllowsMissing">Whether inputs may be NaN or infinite.</param>
internal readonly record struct RowShape(int InputSize, int TargetSize, int Classes, bool AllowsMissing)
{
    public bool HasLabels => TargetSize == 0;

    public static RowShape Of(IBatchSource source) => new(source.InputSize, source.TargetSize, source.Classes, source.AllowsMissing);
}

namespace NetGen.Kernels;

/// <summary>Calls the phases of a forward or a backward pass, one after the other, each by all threads of a team.</summary>
/// <remarks>A phase begins when the one before is over, so that it may read what any row or column of it has become.</remarks>
public readonly ref struct Phases
{
    private readonly WorkerTeam _team;
    private readonly IColumnWork _work;
    private readonly BatchPointers _batch;
    private readonly bool _backward;

    internal Phases(WorkerTeam team, IColumnWork work, in BatchPointers batch, bool backward)
    {
        _team = team;
        _work = work;
        _batch = batch;
        _backward = backward;
    }

    /// <summary>A phase over rows: <see cref="IForwardWork.Forward"/> or <see cref="ITrainingWork.Backward"/>.</summary>
    /// <param name="phase">Its number, for <see cref="RowShare.Phase"/>.</param>
    /// <param name="repeat">The repetition of the block that it belongs to, for <see cref="RowShare.Repeat"/>.</param>
    public void Rows(int phase, int repeat = 0) =>
        _team.RunRows(_work, _backward ? JobKind.Backward : JobKind.Forward, _batch.In(phase, repeat));

    /// <summary>A phase over columns: <see cref="IColumnWork.ForwardColumns"/> or <see cref="IColumnWork.BackwardColumns"/>.</summary>
    /// <param name="phase">Its number, for <see cref="ColumnShare.Phase"/>.</param>
    /// <param name="repeat">The repetition of the block that it belongs to, for <see cref="ColumnShare.Repeat"/>.</param>
    public void Columns(int phase, int repeat = 0) =>
        _team.RunParts(_work, _backward ? JobKind.BackwardColumns : JobKind.ForwardColumns, _batch.In(phase, repeat));
}

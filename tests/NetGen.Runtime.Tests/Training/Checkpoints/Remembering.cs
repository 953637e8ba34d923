using NetGen.Training;

namespace NetGen.Runtime.Tests.Training;

/// <summary>A callback of a user's own that remembers things: the sum of the losses, and a row of them.</summary>
internal sealed class Remembering : ICheckpointed
{
    private int _saved;

    public double Sum { get; private set; }

    public float[] Last { get; } = new float[3];

    public string Word { get; private set; } = "nothing";

    public int FailsAt { get; init; }

    public string StateName => nameof(Remembering);

    public void BatchEnds(TrainingProgress progress)
    {
        Sum += progress.BatchLoss;
        (Last[0], Last[1], Last[2]) = (Last[1], Last[2], progress.BatchLoss);
        Word = $"step {progress.Trainer.StepCount}";
    }

    public void Save(CallbackState state)
    {
        if (++_saved == FailsAt)
            throw new IOException("the disk is full");
        state.Set("sum", Sum);
        state.Set("last", Last);
        state.Set("word", Word);
    }

    public void Restore(CallbackState state)
    {
        Sum = state.Number("sum");
        state.Values("last", Last);
        Word = state.Text("word");
    }
}

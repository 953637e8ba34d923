namespace NetGen.Compiler.Lowering;

/// <summary>Finds out between which steps of a prediction each buffer is needed.</summary>
internal sealed class BufferLives
{
    private readonly List<BufferLife> _lives = [];

    /// <summary>A buffer lives from the stage that writes it to the last one that reads it, numbered in the order of computation.</summary>
    public static List<BufferLife> Of(IReadOnlyList<Stage> stages)
    {
        BufferLives lives = new();
        lives.Walk(stages, input: null);
        if (stages.Count > 0)
        {
            Stage last = stages[stages.Count - 1];
            lives.Use(last.OutputBuffer, last.Number + 1);
        }

        return lives._lives;
    }

    private void Walk(IReadOnlyList<Stage> stages, string? input)
    {
        foreach (Stage stage in stages)
        {
            Use(input, stage.Number);
            if (stage.Composition is not null)
                WalkBranches(stage, input!);
            Write(stage);
            input = stage.OutputBuffer;
        }
    }

    private void WalkBranches(Stage stage, string input)
    {
        foreach (StageBranch branch in stage.Branches)
            Walk(branch.Stages, branch.Source < 0 ? input : stage.Branches[branch.Source].Last.OutputBuffer);
        foreach (StageBranch branch in stage.Branches)
            Use(branch.Last.OutputBuffer, stage.Number);
    }

    private void Write(Stage stage)
    {
        if (_lives.Any(life => life.Name == stage.OutputBuffer))
            Use(stage.OutputBuffer, stage.Number);
        else
            _lives.Add(new BufferLife(stage.OutputBuffer, stage.Stride, stage.Number, stage.Number));
    }

    private void Use(string? buffer, int step)
    {
        int index = _lives.FindIndex(life => life.Name == buffer);
        if (index >= 0)
            _lives[index] = _lives[index] with { LastStep = Math.Max(_lives[index].LastStep, step) };
    }
}

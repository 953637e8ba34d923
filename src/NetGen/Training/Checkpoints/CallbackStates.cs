namespace NetGen.Training;

/// <summary>The memories of all callbacks in a checkpoint.</summary>
internal static class CallbackStates
{
    /// <summary>What the names of their arrays begin with.</summary>
    public const string ArrayPrefix = "callback/";

    public static void Save(CheckpointFacts facts, IEnumerable<ITrainingCallback> callbacks)
    {
        int index = 0;
        foreach (ICheckpointed callback in callbacks.OfType<ICheckpointed>())
        {
            facts.Set(CallbackState.NameOf(index), callback.StateName);
            callback.Save(new CallbackState(facts, index++));
        }
    }

    /// <summary>Gives each callback the memory that was saved under its name.</summary>
    /// <returns>What could not be matched: sentences.</returns>
    public static IEnumerable<string> Restore(CheckpointFacts facts, IEnumerable<ITrainingCallback> callbacks)
    {
        List<(int Index, string Name)> saved = [];
        while (facts.Has(CallbackState.NameOf(saved.Count)))
            saved.Add((saved.Count, facts.Text(CallbackState.NameOf(saved.Count))));

        List<string> unmatched = [];
        foreach (ICheckpointed callback in callbacks.OfType<ICheckpointed>())
        {
            int match = saved.FindIndex(state => state.Name == callback.StateName);
            if (match < 0)
            {
                unmatched.Add($"the checkpoint has no memory of {callback.StateName}, which begins anew.");
                continue;
            }
            callback.Restore(new CallbackState(facts, saved[match].Index));
            saved.RemoveAt(match);
        }
        saved.RemoveAll(state => state.Name == nameof(Checkpoint)); // no run needs to go on taking them
        return [.. unmatched, .. saved.Select(state => $"the checkpoint's memory of {state.Name} is not used: it is not among the callbacks.")];
    }
}

namespace NetGen.Compiler.Lowering;

/// <summary>A buffer of so many floats a row, and the steps of the program between which it is needed, both included.</summary>
public sealed record BufferLife(string Name, long FloatsPerRow, int FirstStep, int LastStep)
{
    public bool LivesWith(BufferLife other) => FirstStep <= other.LastStep && other.FirstStep <= LastStep;
}

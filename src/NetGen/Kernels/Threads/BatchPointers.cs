namespace NetGen.Kernels;

/// <summary>A batch as the threads of a team see it while it is pinned.</summary>
/// <param name="rows">Rows in the batch.</param>
/// <param name="inputs">[rows × inputSize].</param>
/// <param name="inputSize">Values in one row of the inputs.</param>
/// <param name="targets">In training the dense targets, in prediction the outputs: [rows × targetSize], or null.</param>
/// <param name="targetSize">Values in one target.</param>
/// <param name="labels">In training the labels given, in prediction the classes found: [rows], or null.</param>
/// <param name="phase">The number of the phase; see <see cref="IColumnWork"/>.</param>
/// <param name="repeat">The repetition of the block that the phase belongs to.</param>
internal readonly unsafe struct BatchPointers(
    int rows, float* inputs, int inputSize, float* targets, int targetSize, int* labels, int phase = 0, int repeat = 0)
{
    public readonly int Rows = rows;
    public readonly float* Inputs = inputs;
    public readonly int InputSize = inputSize;
    public readonly float* Targets = targets;
    public readonly int TargetSize = targetSize;
    public readonly int* Labels = labels;
    public readonly int Phase = phase;
    public readonly int Repeat = repeat;

    /// <summary>The same batch with other inputs.</summary>
    public BatchPointers With(float* inputs) => new(Rows, inputs, InputSize, Targets, TargetSize, Labels, Phase, Repeat);

    /// <summary>The same batch in another phase.</summary>
    public BatchPointers In(int phase, int repeat) => new(Rows, Inputs, InputSize, Targets, TargetSize, Labels, phase, repeat);
}

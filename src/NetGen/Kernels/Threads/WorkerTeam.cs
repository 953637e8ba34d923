using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The threads that share the steps of one trainer or the predictions of one session; for one caller at a time.</summary>
/// <remarks>
/// The caller is one of them. The others wait for work spinning for a moment, then yielding, then parked, and end when the team is disposed
/// or forgotten. Who is through with his part helps the others, so that a step never waits for a thread that is still waking up; results do
/// not depend on who does what. Nothing is allocated after construction. The first time, the caller does small work alone, since all that he
/// calls is compiled then: the others would call the same, and all would wait for each other.
/// </remarks>
public sealed class WorkerTeam : IDisposable
{
    /// <summary>A thread is worth its synchronisation from about so many multiply-accumulates in a step on: some 30 µs of work.</summary>
    private const long WorkOfOneThread = 2_000_000;

    /// <summary>Compiling on several threads loses what so many multiply-accumulates take: some 10 ms.</summary>
    private const long WorkOfCompiling = 500_000_000;

    /// <summary>Weights and columns are cut finer than threads, so that who is slower gets less.</summary>
    private const int PartsPerThread = 4;

    /// <summary>Columns of a single sample that are read along whole lines and pages, and summed up in the same order as all of them.</summary>
    private const int ColumnsPerPart = 128;

    private readonly Crew? _crew;

    // A bit for each kind of job: which of them are compiled, or too large to do alone, and which were begun.
    private int _compiled;
    private int _begun;

    /// <summary>Starts a team.</summary>
    /// <param name="threads">Threads, the caller included; 0: as many as there are cores, and as <paramref name="work"/> is worth.</param>
    /// <param name="work">Multiply-accumulates of what is done at once.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative or above 1024.</exception>
    public WorkerTeam(int threads, long work)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 1024);
        Threads = threads > 0 ? threads : (int)Math.Clamp(work / WorkOfOneThread, 1, Environment.ProcessorCount);
        _compiled = RuntimeFeature.IsDynamicCodeCompiled && work < WorkOfCompiling ? 0 : -1;
        if (Threads == 1)
            GC.SuppressFinalize(this);
        else
            _crew = new Crew(Threads);
    }

    /// <summary>Sends the threads home. They know the crew and not the team, so that a forgotten team is collected.</summary>
    ~WorkerTeam() => _crew?.Stop();

    /// <summary>The number of threads, the caller included; 1 once the team is disposed.</summary>
    public int Threads { get; private set; }

    /// <summary>A forward pass.</summary>
    /// <param name="work">What is to be done.</param>
    /// <param name="rows">Rows of the batch, at least 1.</param>
    /// <param name="inputs">[rows × inputSize].</param>
    /// <param name="outputs">[rows × outputSize], for <see cref="RowShare.Outputs"/>; may be empty.</param>
    /// <param name="classes">[rows], for <see cref="RowShare.Classes"/>; may be empty.</param>
    public unsafe void Forward(
        IForwardWork work, int rows, ReadOnlySpan<float> inputs, Span<float> outputs = default, Span<int> classes = default)
    {
        fixed (float* pi = inputs, po = outputs)
        fixed (int* pc = classes)
        {
            var batch = new BatchPointers(rows, pi, inputs.Length / rows, po, outputs.Length / rows, pc);
            if (rows == 1 && Threads > 1 && work is ISampleWork sample)
                work.Forward(new RowShare(batch, this, sample));
            else
                RunForward(work, batch);
        }

        _compiled |= _begun;
    }

    /// <summary>Forward, backward and update.</summary>
    /// <param name="work">What is to be done.</param>
    /// <param name="rows">Rows of the batch, at least 1.</param>
    /// <param name="inputs">[rows × inputSize].</param>
    /// <param name="targets">[rows × targetSize]; empty where there are labels.</param>
    /// <param name="labels">[rows]; empty where there are dense targets.</param>
    /// <param name="keepGradients">Whether the gradients are kept on the way.</param>
    public unsafe void Step(
        ITrainingWork work, int rows, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, bool keepGradients)
    {
        fixed (float* pi = inputs, pt = targets)
        fixed (int* pl = labels)
        {
            var batch = new BatchPointers(rows, pi, inputs.Length / rows, pt, targets.Length / rows, pl);
            if (work is IColumnWork columns)
            {
                RunForward(work, batch);
                columns.Backward(new Phases(this, columns, batch, backward: true));
            }
            else
            {
                RunRows(work, JobKind.ForwardAndBackward, batch);
            }

            if (keepGradients)
            {
                RunParts(work, JobKind.Gradients, batch);
                RunParts(work, JobKind.UpdateByGradients, batch);
            }
            else
            {
                RunParts(work, JobKind.Update, batch);
            }
        }

        _compiled |= _begun;
    }

    /// <summary>Backward into the kept gradients, after <see cref="Forward"/>.</summary>
    /// <param name="work">What is to be done.</param>
    /// <param name="rows">Rows of the batch, at least 1.</param>
    /// <param name="inputs">[rows × inputSize].</param>
    /// <param name="targets">[rows × targetSize]; empty where there are labels.</param>
    /// <param name="labels">[rows]; empty where there are dense targets.</param>
    public unsafe void Backward(
        ITrainingWork work, int rows, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels)
    {
        fixed (float* pi = inputs, pt = targets)
        fixed (int* pl = labels)
        {
            var batch = new BatchPointers(rows, pi, inputs.Length / rows, pt, targets.Length / rows, pl);
            if (work is IColumnWork columns)
                columns.Backward(new Phases(this, columns, batch, backward: true));
            else
                RunRows(work, JobKind.Backward, batch);
            RunParts(work, JobKind.Gradients, batch);
        }

        _compiled |= _begun;
    }

    /// <summary>The optimiser's step along the kept gradients.</summary>
    /// <param name="work">What is to be done.</param>
    public void Update(ITrainingWork work)
    {
        RunParts(work, JobKind.UpdateByGradients, default);
        _compiled |= _begun;
    }

    /// <summary>Puts the parameters back within their bounds after a step.</summary>
    /// <param name="work">What is to be done.</param>
    public void Constrain(IConstrainedWork work)
    {
        RunParts(work, JobKind.Constrain, default);
        _compiled |= _begun;
    }

    /// <summary>Ends the threads and waits for them. Whatever is asked of the team later, the caller does alone.</summary>
    public void Dispose()
    {
        Threads = 1;
        _crew?.Stop();
        _crew?.Join();
        GC.SuppressFinalize(this);
    }

    private void RunForward(IForwardWork work, in BatchPointers batch)
    {
        if (work is IColumnWork columns)
            columns.Forward(new Phases(this, columns, batch, backward: false));
        else
            RunRows(work, JobKind.Forward, batch);
    }

    internal void RunRows(IForwardWork work, JobKind kind, in BatchPointers batch) =>
        Run(work, kind, batch, Math.Min(Threads, RowShare.MaxParts(batch.Rows)));

    internal void RunParts(IForwardWork work, JobKind kind, in BatchPointers batch) =>
        Run(work, kind, batch, Threads == 1 ? 1 : Threads * PartsPerThread);

    internal void RunColumns(ISampleWork work, in BatchPointers batch, int width) =>
        Run(work, JobKind.SampleColumns, batch, Math.Clamp(width / ColumnsPerPart, 1, Threads));

    private void Run(IForwardWork work, JobKind kind, in BatchPointers batch, int parts)
    {
        int job = 1 << (int)kind;
        _begun |= job;
        if (parts == 1 || (_compiled & job) == 0)
            Crew.RunPart(work, kind, batch, 0, 1);
        else
            _crew!.Run(work, kind, batch, parts);
    }
}

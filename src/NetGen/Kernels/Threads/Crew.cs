using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace NetGen.Kernels;

/// <summary>What the threads of a team share: the job at hand, and how far it is.</summary>
/// <remarks>
/// Each thread has parts of its own in every job, the same each time, so that its weights stay in its cache. Who is through with his own
/// helps the others: no job waits for a thread that is still waking up.
/// </remarks>
internal sealed class Crew
{
    // About 50 µs of looking again and again, which bridges the gap between two steps, then some 100 µs of yielding, then sleep:
    // waking a sleeping thread takes as long as all that.
    private const int Spins = 2000;
    private const int Yields = 100;
    private const int PausesPerSpin = 4;

    private readonly object _gate = new();
    private readonly int _spins;

    private readonly Thread[] _workers;
    private readonly Claims[] _claims;
    private Completed _completed;
    private int _job;
    private int _parked;
    private volatile bool _stopping;
    private volatile Exception? _failure;

    // Written by the caller before the job is announced, read by whoever has claimed a part of it.
    private IForwardWork? _work;
    private JobKind _kind;
    private BatchPointers _batch;
    private int _parts;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">How many will work, the caller included.</param>
    public Crew(int threads)
    {
        _spins = threads <= Environment.ProcessorCount ? Spins : 0;
        _claims = new Claims[threads];
        _workers = new Thread[threads - 1];
        for (int worker = 0; worker < _workers.Length; worker++)
            _workers[worker] = Start(worker + 1);
    }

    /// <summary>Does a job of several parts together with the threads that come in time.</summary>
    public void Run(IForwardWork work, JobKind kind, in BatchPointers batch, int parts)
    {
        _work = work;
        _kind = kind;
        _batch = batch;
        _parts = parts;
        _completed.Parts = 0;
        _job++;

        // Announcing is a full fence, as is the count of the parked: one of both sides sees the other.
        for (int thread = _claims.Length - 1; thread >= 0; thread--)
            Interlocked.Exchange(ref _claims[thread].Left, ((long)_job << 32) + (FirstPartOf(thread + 1) - FirstPartOf(thread)));
        if (Volatile.Read(ref _parked) > 0)
            Wake();

        RunParts(_job, thread: 0);
        for (int spin = 0; Volatile.Read(ref _completed.Parts) < parts; spin++)
            Relax(spin);

        _work = null;
        if (_failure is { } failure)
        {
            _failure = null;
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Lets the workers end.</summary>
    public void Stop()
    {
        _stopping = true;
        Wake();
    }

    /// <summary>Waits for the workers' end.</summary>
    public void Join()
    {
        foreach (Thread worker in _workers)
            worker.Join();
    }

    /// <summary>Does one part of a job.</summary>
    public static void RunPart(IForwardWork work, JobKind kind, in BatchPointers batch, int part, int parts)
    {
        switch (kind)
        {
            case JobKind.Forward:
                work.Forward(RowShare.Of(batch, part, parts));
                break;
            case JobKind.ForwardColumns:
                ((IColumnWork)work).ForwardColumns(new ColumnShare(batch, part, parts));
                break;
            case JobKind.SampleColumns:
                ((ISampleWork)work).ForwardColumns(new ColumnShare(batch, part, parts));
                break;
            case JobKind.Backward:
                ((ITrainingWork)work).Backward(RowShare.Of(batch, part, parts));
                break;
            case JobKind.BackwardColumns:
                ((IColumnWork)work).BackwardColumns(new ColumnShare(batch, part, parts));
                break;
            case JobKind.ForwardAndBackward:
                RowShare rows = RowShare.Of(batch, part, parts);
                work.Forward(rows);
                ((ITrainingWork)work).Backward(rows);
                break;
            case JobKind.Gradients:
                ((ITrainingWork)work).Gradients(new WeightShare(batch, part, parts));
                break;
            case JobKind.UpdateByGradients:
                ((ITrainingWork)work).UpdateByGradients(new WeightShare(batch, part, parts));
                break;
            case JobKind.Update:
                ((ITrainingWork)work).Update(new WeightShare(batch, part, parts));
                break;
            case JobKind.Constrain:
                ((IConstrainedWork)work).Constrain(new WeightShare(batch, part, parts));
                break;
        }
    }

    private Thread Start(int number)
    {
        var thread = new Thread(() => Work(number)) { IsBackground = true, Name = "NetGen worker" };
        thread.Start();
        return thread;
    }

    /// <summary>The life of a worker: takes part in one job after the other.</summary>
    /// <param name="thread">Its number; 0 is the caller.</param>
    private void Work(int thread)
    {
        int job = 0;
        while (AwaitJobAfter(ref job, thread))
            RunParts(job, thread);
    }

    /// <summary>Does the parts of a thread, and then what the others have not begun.</summary>
    private void RunParts(int job, int thread)
    {
        RunPartsOf(job, thread);
        for (int other = (thread + 1) % _claims.Length; other != thread; other = (other + 1) % _claims.Length)
            RunPartsOf(job, other);
    }

    /// <summary>Claims parts that are meant for a thread and does them, until there is none left.</summary>
    private void RunPartsOf(int job, int thread)
    {
        ref long claims = ref _claims[thread].Left;
        while (true)
        {
            long seen = Volatile.Read(ref claims);
            int left = (int)seen;
            if (JobOf(seen) != job || left == 0)
                return;
            if (Interlocked.CompareExchange(ref claims, seen - 1, seen) != seen)
                continue;

            // The claim keeps the job from ending, so that what is read here belongs to it.
            try
            {
                RunPart(_work!, _kind, _batch, FirstPartOf(thread + 1) - left, _parts);
            }
            catch (Exception failure)
            {
                _failure = failure;
            }

            Interlocked.Increment(ref _completed.Parts);
        }
    }

    private int FirstPartOf(int thread) => (int)((long)_parts * thread / _claims.Length);

    private bool AwaitJobAfter(ref int job, int thread)
    {
        ref long claims = ref _claims[thread].Left;
        for (int spin = 0; JobOf(Volatile.Read(ref claims)) == job; spin++)
        {
            if (_stopping)
                return false;
            if (spin < _spins + Yields)
                Relax(spin);
            else
                Park(job, ref claims);
        }

        job = JobOf(Volatile.Read(ref claims));
        return !_stopping;
    }

    private void Relax(int spin)
    {
        if (spin < _spins)
            Thread.SpinWait(PausesPerSpin);
        else
            Thread.Yield();
    }

    private void Park(int job, ref long claims)
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _parked);
            while (JobOf(Volatile.Read(ref claims)) == job && !_stopping)
                Monitor.Wait(_gate);
            Interlocked.Decrement(ref _parked);
        }
    }

    private void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int JobOf(long claims) => (int)(claims >> 32);

    /// <summary>The parts of a thread, on cache lines of their own.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Claims
    {
        /// <summary>The number of the job, above the number of the thread's parts that nobody has claimed yet.</summary>
        [FieldOffset(128)]
        public long Left;
    }

    /// <summary>The counter that all threads write, on cache lines of its own.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Completed
    {
        /// <summary>The number of the parts that have been done.</summary>
        [FieldOffset(128)]
        public int Parts;
    }
}

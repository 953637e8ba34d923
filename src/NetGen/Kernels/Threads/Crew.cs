using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace NetGen.Kernels;

/// <summary>What the threads of a team share: the job at hand, and how far it is.</summary>
internal sealed class Crew
{
    // About 50 µs of looking again and again, which bridges the gap between two steps, then some 100 µs of yielding, then sleep:
    // waking a sleeping thread takes as long as all that.
    private const int Spins = 2000;
    private const int Yields = 100;
    private const int PausesPerSpin = 4;

    private readonly object _gate = new();
    private readonly int _spins;

    private Progress _progress;
    private int _parked;
    private volatile bool _stopping;
    private volatile Exception? _failure;

    // Written by the caller before the job is announced, read by whoever has claimed a part of it.
    private IForwardWork? _work;
    private Phase _phase;
    private BatchPointers _batch;
    private int _parts;

    /// <param name="threads">How many threads will work, the caller included.</param>
    public Crew(int threads) => _spins = threads <= Environment.ProcessorCount ? Spins : 0;

    /// <summary>Does a job of several parts together with the threads that come in time.</summary>
    public void Run(IForwardWork work, Phase phase, in BatchPointers batch, int parts)
    {
        _work = work;
        _phase = phase;
        _batch = batch;
        _parts = parts;
        _progress.Completed = 0;
        int job = JobOf(_progress.Claims) + 1;

        // Announcing is a full fence, as is the count of the parked: one of both sides sees the other.
        Interlocked.Exchange(ref _progress.Claims, ((long)job << 32) + parts);
        if (Volatile.Read(ref _parked) > 0)
            Wake();

        RunParts(job);
        for (int spin = 0; Volatile.Read(ref _progress.Completed) < parts; spin++)
            Relax(spin);

        _work = null;
        if (_failure is { } failure)
        {
            _failure = null;
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>The life of a worker: takes part in one job after the other.</summary>
    public void Work()
    {
        int job = 0;
        while (AwaitJobAfter(ref job))
            RunParts(job);
    }

    /// <summary>Lets the workers end.</summary>
    public void Stop()
    {
        _stopping = true;
        Wake();
    }

    /// <summary>Does one part of a job.</summary>
    public static void RunPart(IForwardWork work, Phase phase, in BatchPointers batch, int part, int parts)
    {
        switch (phase)
        {
            case Phase.Forward:
                work.Forward(RowShare.Of(batch, part, parts));
                break;
            case Phase.Backward:
                ((ITrainingWork)work).Backward(RowShare.Of(batch, part, parts));
                break;
            case Phase.ForwardAndBackward:
                RowShare rows = RowShare.Of(batch, part, parts);
                work.Forward(rows);
                ((ITrainingWork)work).Backward(rows);
                break;
            case Phase.Gradients:
                ((ITrainingWork)work).Gradients(new WeightShare(batch, part, parts));
                break;
            case Phase.UpdateByGradients:
                ((ITrainingWork)work).UpdateByGradients(new WeightShare(batch, part, parts));
                break;
            case Phase.Update:
                ((ITrainingWork)work).Update(new WeightShare(batch, part, parts));
                break;
        }
    }

    /// <summary>Claims parts of a job and does them, until there is none left.</summary>
    private void RunParts(int job)
    {
        while (true)
        {
            long claims = Volatile.Read(ref _progress.Claims);
            int left = (int)claims;
            if (JobOf(claims) != job || left == 0)
                return;
            if (Interlocked.CompareExchange(ref _progress.Claims, claims - 1, claims) != claims)
                continue;

            // The claim keeps the job from ending, so that what is read here belongs to it.
            try
            {
                RunPart(_work!, _phase, _batch, _parts - left, _parts);
            }
            catch (Exception failure)
            {
                _failure = failure;
            }

            Interlocked.Increment(ref _progress.Completed);
        }
    }

    private bool AwaitJobAfter(ref int job)
    {
        for (int spin = 0; JobOf(Volatile.Read(ref _progress.Claims)) == job; spin++)
        {
            if (_stopping)
                return false;
            if (spin < _spins + Yields)
                Relax(spin);
            else
                Park(job);
        }

        job = JobOf(Volatile.Read(ref _progress.Claims));
        return !_stopping;
    }

    private void Relax(int spin)
    {
        if (spin < _spins)
            Thread.SpinWait(PausesPerSpin);
        else
            Thread.Yield();
    }

    private void Park(int job)
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _parked);
            while (JobOf(Volatile.Read(ref _progress.Claims)) == job && !_stopping)
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

    /// <summary>The two counters that all threads write, each on cache lines of its own.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 384)]
    private struct Progress
    {
        /// <summary>The number of the job, above the number of its parts that nobody has claimed yet.</summary>
        [FieldOffset(128)]
        public long Claims;

        /// <summary>The number of its parts that have been done.</summary>
        [FieldOffset(256)]
        public int Completed;
    }
}

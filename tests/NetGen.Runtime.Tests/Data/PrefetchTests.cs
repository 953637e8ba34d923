using NetGen.Training;

namespace NetGen.Runtime.Tests.Data;

public class PrefetchTests
{
    private static readonly EpochOrder First = new(Seed: 7, Epoch: 1);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(4, 3)]
    [InlineData(4, 1000)]
    [InlineData(100, 7)]
    public void The_batches_are_the_same_in_the_same_order(int batches, int batchSize)
    {
        IBatchSource plain = Samples.Streamed(40, 1, 59).ShuffleBuffer(30);
        Assert.Equal(Samples.Pass(plain, batchSize, First), Samples.Pass(plain.Prefetch(batches), batchSize, First));

        DataSet data = Samples.Numbered([.. Enumerable.Range(0, 50)]);
        Assert.Equal(Samples.Pass(data, batchSize, First), Samples.Pass(data.Prefetch(batches), batchSize, First));
        Assert.Equal(Samples.Pass(data, batchSize), Samples.Pass(data.Prefetch(batches), batchSize));
    }

    [Fact]
    public void Only_so_many_batches_wait()
    {
        int produced = 0;
        using IBatchReader reader = Endless(() => produced++).Prefetch(batches: 3).Open(1);
        for (int taken = 1; taken < 20; taken++)
        {
            Assert.True(reader.MoveNext());
            Assert.Equal(0, reader.Current.Labels[0]);
            Assert.InRange(Volatile.Read(ref produced), taken, taken + 4); // that with the caller, those that wait, one in the making
        }
    }

    [Fact]
    public void A_failure_comes_after_the_batches_before_it_and_stays()
    {
        using IBatchReader reader = StreamedData.WithLabels(1, 1, (_, _) => Failing()).Prefetch().Open(2);

        Assert.True(reader.MoveNext());
        Assert.Equal("Broken.", Assert.Throws<TimeoutException>(() => reader.MoveNext()).Message);
        Assert.Throws<TimeoutException>(() => reader.MoveNext());

        static IEnumerable<BatchMemory> Failing()
        {
            yield return new BatchMemory(new float[2], new int[2]);
            throw new TimeoutException("Broken.");
        }
    }

    [Fact]
    public void The_end_stays_the_end()
    {
        using IBatchReader reader = Samples.Streamed(1).Prefetch().Open(2);
        Assert.True(reader.MoveNext());
        Assert.False(reader.MoveNext());
        Assert.False(reader.MoveNext());
    }

    [Fact]
    public void Cancellation_ends_a_wait()
    {
        using var source = new CancellationTokenSource();
        using IBatchReader reader = Stuck(out ManualResetEventSlim isStuck).Prefetch().Open(1, cancellationToken: source.Token);
        isStuck.Wait();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => reader.MoveNext());
    }

    [Fact]
    public void Disposing_ends_the_thread_and_disposes_the_iterator()
    {
        int disposed = 0;
        IBatchReader full = Endless(() => { }, () => disposed++).Prefetch().Open(1);
        Assert.True(full.MoveNext());
        IBatchReader stuck = Stuck(out ManualResetEventSlim isStuck, () => disposed++).Prefetch().Open(1);
        isStuck.Wait();

        foreach (IBatchReader reader in (IBatchReader[])[full, stuck])
        {
            reader.Dispose();
            reader.Dispose();
            Assert.Throws<ObjectDisposedException>(() => reader.MoveNext());
        }
        Assert.Equal(2, disposed);
    }

    [Fact]
    public void A_loop_that_is_left_early_leaves_no_thread()
    {
        int disposed = 0;
        IBatchSource data = Endless(() => { }, () => disposed++).Prefetch();
        for (int pass = 1; pass <= 20; pass++)
        {
            foreach (Batch batch in data.Batches(3))
            {
                if (batch.Rows == 3)
                    break;
            }
            Assert.Equal(pass, disposed);
        }
    }

    [Fact]
    public void Neither_thread_allocates_for_a_batch()
    {
        var piece = new BatchMemory(new float[16], new int[16]);
        long producing = 0;
        long[] measured = new long[2];
        using IBatchReader reader = StreamedData.WithLabels(1, 1, (_, _) => Measuring()).ShuffleBuffer(100).Prefetch().Open(32, First);

        for (int batch = 0; batch < 1000; batch++)
        {
            Assert.True(reader.MoveNext());
            if (batch is 99 or 999)
                measured[batch / 900] = GC.GetAllocatedBytesForCurrentThread();
        }
        Assert.Equal(measured[0], measured[1]);
        Assert.Equal(0, Volatile.Read(ref producing));

        IEnumerable<BatchMemory> Measuring()
        {
            for (int number = 0; ; number++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                yield return piece;
                if (number > 200)
                    Volatile.Write(ref producing, producing + GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }
    }

    [Fact]
    public void At_least_one_batch_waits() =>
        Assert.Throws<ArgumentOutOfRangeException>("batches", () => Samples.Streamed(1).Prefetch(0));

    private static StreamedData Endless(Action produced, Action? disposed = null)
    {
        return StreamedData.WithLabels(1, 1, (_, _) => Rows());

        IEnumerable<BatchMemory> Rows()
        {
            try
            {
                while (true)
                {
                    produced();
                    yield return new BatchMemory(new float[1], new int[1]);
                }
            }
            finally
            {
                disposed?.Invoke();
            }
        }
    }

    /// <summary>Rows that never come.</summary>
    private static StreamedData Stuck(out ManualResetEventSlim isStuck, Action? disposed = null)
    {
        var began = new ManualResetEventSlim();
        isStuck = began;
        return StreamedData.WithLabels(1, 1, (_, cancellationToken) => Rows(cancellationToken));

        IEnumerable<BatchMemory> Rows(CancellationToken cancellationToken)
        {
            try
            {
                began.Set();
                cancellationToken.WaitHandle.WaitOne();
                cancellationToken.ThrowIfCancellationRequested();
                yield break;
            }
            finally
            {
                disposed?.Invoke();
            }
        }
    }
}

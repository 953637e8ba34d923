using System.Diagnostics;
using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

public class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    public void Every_row_and_every_weight_is_done_once(int threads)
    {
        using var team = new WorkerTeam(threads, work: 0);
        foreach (int rows in (int[])[1, 15, 16, 17, 31, 32, 33, 64, 250, 1000])
        {
            var work = new CountingWork(rows, weights: 100);
            float[] inputs = [.. Enumerable.Range(0, rows).Select(row => (float)row)];
            for (int step = 1; step <= 50; step++)
            {
                team.Step(work, rows, inputs, inputs, default, keepGradients: step % 2 == 0);
                Assert.All(work.Forwards, count => Assert.Equal(step, count));
                Assert.All(work.Backwards, count => Assert.Equal(step, count));
                Assert.All(work.Updates, count => Assert.Equal(step, count));
                Assert.Equal(step, work.BiasUpdates);
            }
        }
    }

    [Fact]
    public void Nothing_is_updated_before_all_rows_are_through()
    {
        using var team = new WorkerTeam(4, work: 0);
        var work = new CountingWork(rows: 256, weights: 64);
        float[] inputs = new float[256];
        for (int step = 0; step < 2000; step++)
            team.Step(work, 256, inputs, inputs, default, keepGradients: false);
        Assert.Equal(0, work.Untimely);
    }

    [Fact]
    public void A_share_of_one_row_is_a_batch_of_one_row()
    {
        for (int rows = 2; rows < 200; rows++)
        {
            using var team = new WorkerTeam(8, work: 0);
            var work = new CountingWork(rows, weights: 1);
            team.Forward(work, rows, new float[rows]);
            team.Forward(work, rows, new float[rows]);
            Assert.True(work.SmallestShare >= Math.Min(rows, 16), $"{rows} rows: a share of {work.SmallestShare}");
        }
    }

    [Fact]
    public void The_first_time_the_caller_does_small_work_alone()
    {
        using var team = new WorkerTeam(4, work: 0);
        var work = new CountingWork(rows: 160, weights: 16);
        team.Step(work, 160, new float[160], new float[160], default, keepGradients: false);
        Assert.All(work.Threads, thread => Assert.Same(Thread.CurrentThread, thread));
        Assert.Equal(160, work.SmallestShare);

        team.Step(work, 160, new float[160], new float[160], default, keepGradients: false);
        Assert.Equal(32, work.SmallestShare);
    }

    [Fact]
    public void Large_work_is_shared_from_the_first_time_on()
    {
        using var team = new WorkerTeam(4, work: 1_000_000_000);
        var work = new CountingWork(rows: 160, weights: 16);
        team.Forward(work, 160, new float[160]);
        Assert.Equal(32, work.SmallestShare);
    }

    [Fact]
    public void Threads_are_gone_after_Dispose()
    {
        var team = new WorkerTeam(5, work: 0);
        var work = new CountingWork(rows: 160, weights: 16);
        Thread[] workers = WorkersOf(team, work);
        team.Dispose();
        team.Dispose();
        Assert.All(workers, thread => Assert.False(thread.IsAlive));

        // Afterwards the caller works alone.
        work.Threads.Clear();
        team.Forward(work, 160, new float[160]);
        Assert.All(work.Threads, thread => Assert.Same(Thread.CurrentThread, thread));
    }

    [Fact]
    public void Threads_of_a_forgotten_team_end()
    {
        Thread[] threads = Forget();
        var watch = Stopwatch.StartNew();
        while (threads.Any(thread => thread.IsAlive) && watch.Elapsed < TimeSpan.FromSeconds(30))
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(10);
        }

        Assert.All(threads, thread => Assert.False(thread.IsAlive));
    }

    [Fact]
    public void What_a_worker_throws_reaches_the_caller_and_the_team_goes_on()
    {
        using var team = new WorkerTeam(3, work: 0);
        team.Forward(new CountingWork(rows: 160, weights: 1), 160, new float[160]);
        for (int repetition = 0; repetition < 100; repetition++)
            Assert.Throws<InvalidTimeZoneException>(() => team.Forward(new FailingWork(), 160, new float[160]));
        var work = new CountingWork(rows: 160, weights: 1);
        team.Forward(work, 160, new float[160]);
        Assert.All(work.Forwards, count => Assert.Equal(1, count));
    }

    [Fact]
    public void Workers_that_have_gone_to_sleep_come_back()
    {
        using var team = new WorkerTeam(2, work: 0);
        var work = new CountingWork(rows: 64, weights: 16);
        for (int step = 1; step <= 20; step++)
        {
            Thread.Sleep(5);
            team.Step(work, 64, new float[64], new float[64], default, keepGradients: false);
            Assert.All(work.Updates, count => Assert.Equal(step, count));
        }
    }

    [Fact]
    public void The_number_of_threads_follows_the_work_unless_it_is_given()
    {
        Assert.Equal(1, new WorkerTeam(0, work: 1000).Threads);
        Assert.Equal(Environment.ProcessorCount, new WorkerTeam(0, work: long.MaxValue).Threads);
        using var team = new WorkerTeam(7, work: 0);
        Assert.Equal(7, team.Threads);
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerTeam(-1, work: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerTeam(1025, work: 0));
    }

    private static Thread[] Forget()
    {
        var team = new WorkerTeam(3, work: 0);
        return WorkersOf(team, new CountingWork(rows: 160, weights: 16));
    }

    /// <summary>Those of a team's threads that have come to its help by the time one has.</summary>
    private static Thread[] WorkersOf(WorkerTeam team, CountingWork work)
    {
        while (work.Threads.Distinct().Count() < 2)
            team.Forward(work, 160, new float[160]);
        return [.. work.Threads.Where(thread => thread != Thread.CurrentThread).Distinct()];
    }

    /// <summary>Counts what is done how often, and by whom.</summary>
    private sealed class CountingWork(int rows, int weights) : ITrainingWork
    {
        private readonly Lock _lock = new();
        private int _rowsThrough;

        public int[] Forwards { get; } = new int[rows];

        public int[] Backwards { get; } = new int[rows];

        public int[] Updates { get; } = new int[weights];

        public int BiasUpdates { get; private set; }

        public int SmallestShare { get; private set; } = int.MaxValue;

        public int Untimely { get; private set; }

        public List<Thread> Threads { get; } = [];

        public void Forward(in RowShare share)
        {
            lock (_lock)
            {
                Threads.Add(Thread.CurrentThread);
                SmallestShare = Math.Min(SmallestShare, share.Rows);
                for (int row = 0; row < share.Rows; row++)
                    Forwards[share.First + row]++;
            }
        }

        public void Backward(in RowShare share)
        {
            Thread.SpinWait(50);
            lock (_lock)
            {
                for (int row = 0; row < share.Rows; row++)
                    Backwards[share.First + row]++;
                _rowsThrough += share.Rows;
            }
        }

        public void Gradients(in WeightShare share)
        {
        }

        public void UpdateByGradients(in WeightShare share) => Update(share);

        public void Update(in WeightShare share)
        {
            lock (_lock)
            {
                if (_rowsThrough % rows != 0)
                    Untimely++;
                int first = share.Start(weights);
                for (int weight = 0; weight < share.Count(weights); weight++)
                    Updates[first + weight]++;
                BiasUpdates += share.HasBias ? 1 : 0;
            }
        }
    }

    private sealed class FailingWork : IForwardWork
    {
        public void Forward(in RowShare share) => throw new InvalidTimeZoneException();
    }
}

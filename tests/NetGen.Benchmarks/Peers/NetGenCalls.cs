using System.Runtime.CompilerServices;
using NetGen.Kernels;
using NetGen.Training;

namespace NetGen.Benchmarks;

/// <summary>
/// NetGen's side of the cases, each a loop in a method of its own. How a number of threads is asked for stands here and nowhere else.
/// </summary>
internal static class NetGenCalls
{
    private delegate void Predictor(ReadOnlySpan<float> inputs, Span<float> outputs);

    public static ITrainer CreateTrainer(ITrainableNetwork network, int batchSize, int threads) =>
        network.CreateTrainer(batchSize, seed: 1, threads: Threads(threads));

    public static LocalSide Predict(DigitMomentum network, float[][] inputs, float[][] outputs, int threads)
    {
        DigitMomentum.Session session = network.CreateSession(inputs[0].Length / DigitMomentum.InputSize, threads);
        return Predict(session.Predict, inputs, outputs, session);
    }

    public static LocalSide Predict(WideNet network, float[][] inputs, float[][] outputs, int threads)
    {
        WideNet.Session session = network.CreateSession(inputs[0].Length / WideNet.InputSize, threads);
        return Predict(session.Predict, inputs, outputs, session);
    }

    // The smallest networks are called as a user calls them: a call through an interface would be a good part of their time.
    public static LocalSide Predict(XorNet network, float[][] inputs, float[][] outputs)
    {
        return new LocalSide(Run);

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        void Run(int repetitions)
        {
            for (int i = 0, batch = 0; i < repetitions; i++)
            {
                network.Predict(inputs[batch], outputs[batch]);
                if (++batch == inputs.Length)
                    batch = 0;
            }
        }
    }

    public static LocalSide Predict(SmallNet network, float[][] inputs, float[][] outputs)
    {
        return new LocalSide(Run);

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        void Run(int repetitions)
        {
            for (int i = 0, batch = 0; i < repetitions; i++)
            {
                network.Predict(inputs[batch], outputs[batch]);
                if (++batch == inputs.Length)
                    batch = 0;
            }
        }
    }

    private static LocalSide Predict(Predictor predict, float[][] inputs, float[][] outputs, IDisposable session)
    {
        return new LocalSide(Run, session);

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        void Run(int repetitions)
        {
            for (int i = 0, batch = 0; i < repetitions; i++)
            {
                predict(inputs[batch], outputs[batch]);
                if (++batch == inputs.Length)
                    batch = 0;
            }
        }
    }

    public static LocalSide Train(ITrainer trainer, float[][] inputs, int[][] labels)
    {
        return new LocalSide(Run, trainer);

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        void Run(int repetitions)
        {
            for (int i = 0, batch = 0; i < repetitions; i++)
            {
                trainer.Step(inputs[batch], labels[batch]);
                if (++batch == inputs.Length)
                    batch = 0;
            }
        }
    }

    public static LocalSide Train(XorNet.Trainer trainer, float[][] inputs, float[][] targets)
    {
        return new LocalSide(Run, trainer);

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        void Run(int repetitions)
        {
            for (int i = 0, batch = 0; i < repetitions; i++)
            {
                trainer.Step(inputs[batch], targets[batch]);
                if (++batch == inputs.Length)
                    batch = 0;
            }
        }
    }

    /// <summary>Whole epochs, each over the data in an order of its own.</summary>
    public static LocalSide Epochs(ITrainer trainer, DataSet data, int rows)
    {
        int epoch = 0;
        return new LocalSide(Run, trainer);

        void Run(int repetitions)
        {
            for (int i = 0; i < repetitions; i++)
            {
                foreach (Batch batch in data.Shuffle(++epoch).Batches(rows))
                    trainer.Step(batch.Inputs, batch.Labels);
            }
        }
    }

    /// <summary>Steps of Adam over one buffer.</summary>
    public static LocalSide Adam(AlignedBuffer parameters, AlignedBuffer gradients, double learningRate)
    {
        int count = parameters.Span.Length;
        var state = new AlignedBuffer(2 * count);
        int step = 0;
        return new LocalSide(Run);

        void Run(int repetitions)
        {
            for (int i = 0; i < repetitions; i++)
                Optimizer.Update(new Adam(learningRate, 0.9, 0.999, 1e-8, ++step), parameters.Span, gradients.Span, state.Span, count);
        }
    }

    /// <summary>Steps of gradient descent with momentum over one buffer.</summary>
    public static LocalSide Momentum(AlignedBuffer parameters, AlignedBuffer gradients, double learningRate)
    {
        int count = parameters.Span.Length;
        var state = new AlignedBuffer(count);
        return new LocalSide(Run);

        void Run(int repetitions)
        {
            for (int i = 0; i < repetitions; i++)
                Optimizer.Update(new Momentum(learningRate, 0.9), parameters.Span, gradients.Span, state.Span, count);
        }
    }

    // As a user gets it: all cores are asked for by 0, which takes fewer where the work is not worth them.
    private static int Threads(int threads) => threads > 1 && threads == Environment.ProcessorCount ? 0 : threads;
}

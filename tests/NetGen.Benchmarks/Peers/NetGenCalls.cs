using System.Runtime.CompilerServices;
using NetGen.Kernels;
using NetGen.Training;

namespace NetGen.Benchmarks;

/// <summary>
/// NetGen's side of the cases, each a loop in a method of its own. How a number of threads is asked for stands here and nowhere else.
/// </summary>
internal static class NetGenCalls
{
    public static ITrainer CreateTrainer(ITrainableNetwork network, int batchSize, int threads)
    {
        _ = threads; // One thread, until trainers take a number.
        return network.CreateTrainer(batchSize, seed: 1);
    }

    public static Action<int> Predict(INetwork network, float[][] inputs, float[][] outputs, int threads)
    {
        _ = threads; // One thread, until sessions take a number.
        return Run;

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

    // The smallest networks are called as a user calls them: a call through an interface would be a good part of their time.
    public static Action<int> Predict(XorNet network, float[][] inputs, float[][] outputs)
    {
        return Run;

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

    public static Action<int> Predict(SmallNet network, float[][] inputs, float[][] outputs)
    {
        return Run;

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

    public static Action<int> Train(ITrainer trainer, float[][] inputs, int[][] labels)
    {
        return Run;

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

    public static Action<int> Train(XorNet.Trainer trainer, float[][] inputs, float[][] targets)
    {
        return Run;

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
    public static Action<int> Epochs(ITrainer trainer, DataSet data, int rows)
    {
        int epoch = 0;
        return repetitions =>
        {
            for (int i = 0; i < repetitions; i++)
            {
                foreach (Batch batch in data.Shuffle(++epoch).Batches(rows))
                    trainer.Step(batch.Inputs, batch.Labels);
            }
        };
    }

    /// <summary>Steps of Adam over one buffer.</summary>
    public static Action<int> Adam(AlignedBuffer parameters, AlignedBuffer gradients, double learningRate)
    {
        int count = parameters.Span.Length;
        var state = new AlignedBuffer(2 * count);
        int step = 0;
        return repetitions =>
        {
            for (int i = 0; i < repetitions; i++)
                Optimizer.Update(new Adam(learningRate, 0.9, 0.999, 1e-8, ++step), parameters.Span, gradients.Span, state.Span, count);
        };
    }

    /// <summary>Steps of gradient descent with momentum over one buffer.</summary>
    public static Action<int> Momentum(AlignedBuffer parameters, AlignedBuffer gradients, double learningRate)
    {
        int count = parameters.Span.Length;
        var state = new AlignedBuffer(count);
        return repetitions =>
        {
            for (int i = 0; i < repetitions; i++)
                Optimizer.Update(new Momentum(learningRate, 0.9), parameters.Span, gradients.Span, state.Span, count);
        };
    }
}

using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

public class AllocationTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void No_kernel_allocates(EngineKind engine)
    {
        float[] a = new float[10_000], b = new float[10_000], c = new float[10_000], d = new float[10_000];
        int[] labels = new int[9];
        RunAll();
        long before = GC.GetAllocatedBytesForCurrentThread();
        RunAll();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void RunAll()
        {
            var mask = new DropoutMask(0.5f, 1, 2, 3);
            var adam = new Adam(1e-3, 0.9, 0.999, 1e-8, 1);
            Dense.Forward(engine, 9, 20, 33, a, 20, b, c, d, 48, new ELU(1));
            Dense.Forward(engine, 1, 20, 33, a, 20, b, c, d, 48, default(Sigmoid));
            Dense.InputGradient(engine, 9, 20, 33, a, b, 48, c, 32, d);
            Dense.WeightGradient(engine, 9, 20, 33, a, 20, b, 48, c);
            Dense.BiasGradient(engine, 9, 33, b, 48, d);
            Dense.UpdateWeights(engine, 9, 20, 33, a, 20, b, 48, adam, c, d, 1000);
            Dense.UpdateBias(engine, 9, 33, b, 48, adam, c, d, 1000);
            Optimizer.Update(engine, adam, a.AsSpan(0, 5000), b.AsSpan(0, 5000), c, 5000);
            Activation.Forward(engine, 9, 33, a, 33, b, 48, default(Tanh));
            Activation.Backward(engine, 9, 33, a, b, 48, default(Tanh));
            Dropout.Forward(engine, 9, 33, a, 48, mask);
            Dropout.Backward(engine, 9, 33, a, b, 48, default(ReLU), mask);
            AlphaDropout.Forward(engine, 9, 33, a, 48, mask);
            AlphaDropout.Backward(engine, 9, 33, a, b, 48, default(SELU), mask);
            Maxout.Forward(engine, 9, 33, 3, a, 112, b, 48);
            Maxout.Backward(engine, 9, 33, 3, a, b, 48, c, 112);
            LogSoftmax.Forward(engine, 9, 33, a, 48, b, 48);
            LogSoftmax.Backward(engine, 9, 33, a, b, 48);
            Softmax.Forward(engine, 9, 33, a, 48, b, 48);
            Softmax.Backward(engine, 9, 33, a, b, 48);
            Loss.SoftmaxCrossEntropy(engine, 9, 33, a, 48, labels, b, 9, d);
            Loss.SoftmaxCrossEntropy(engine, 9, 33, a, 48, c, b, 9, d);
            Loss.BinaryCrossEntropy(engine, 9, 33, a, 48, c, b, 9, d);
            Loss.BinaryCrossEntropy(engine, 9, 1, a, 48, labels, b, 9, d);
            Loss.MeanSquaredError(engine, 9, 33, a, 48, c, b, 9, d);
            PReLU.Forward(engine, 9, 33, a, 48, b, true, c, 48);
            PReLU.Backward(engine, 9, 33, a, 48, b, true, c, 48, d, b.AsSpan(100), 48);
            PReLU.Update(engine, 9, 33, a, 48, adam, b, true, d, 1000);
            Merge.Add(engine, 9, 33, a, b, c, 48, default(ReLU));
            Merge.Multiply(engine, 9, 33, a, b, c, 48, default(Identity));
            Merge.Part(9, 33, a, 48, b, 48);
            Matrix.Copy(9, 33, a, 33, b, 48);
            Initialize.Normal(new MatrixView(a, 9, 33, 48), 1, 1, 2);
            Initialize.TruncatedNormal(new MatrixView(a, 9, 33, 48), 1, 1, 2);
            Initialize.Uniform(new MatrixView(a, 9, 33, 48), -1, 1, 1, 2);
        }
    }
}

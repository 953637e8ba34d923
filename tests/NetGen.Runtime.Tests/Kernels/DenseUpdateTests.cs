using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

public class DenseUpdateTests
{
    private static readonly (int Rows, int Inputs, int Outputs)[] Shapes =
        [(1, 1, 1), (5, 3, 17), (9, 33, 15), (64, 40, 200), (3, 17, 257), (2, 1, 33)];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Fused_updates_equal_the_gradient_followed_by_the_optimizer_bit_for_bit(EngineKind engine)
    {
        Check(_ => new Sgd(0.1));
        Check(_ => new Momentum(0.1, 0.9));
        Check(_ => new Nesterov(0.1, 0.9));
        Check(step => new Adam(0.01, 0.9, 0.999, 1e-8, step));
        Check(_ => new AdaGrad(0.01, 1e-10));
        Check(_ => new RmsProp<Sgd>(new Sgd(0.01), 0.9, 1e-8));
        Check(_ => new CenteredRmsProp<Momentum>(new Momentum(0.01, 0.9), 0.9, 1e-8));
        Check(_ => new AdaDelta(1, 0.9, 1e-6));
        Check(step => new AmsGrad(0.01, 0.9, 0.999, 1e-8, step));
        Check(step => new Adamax(0.01, 0.9, 0.999, 1e-8, step));
        Check(step => new Nadam(0.01, 0.9, 0.999, 1e-8, 0.004, step));
        Check(step => new RAdam(0.01, 0.9, 0.999, 1e-8, step));
        Check(_ => new Lion(0.01, 0.9, 0.99));
        Check(step => new WeightDecay<Adam>(new Adam(0.01, 0.9, 0.999, 1e-8, step), 0.01, 0.5));

        void Check<TOptimizer>(Func<int, TOptimizer> rule)
            where TOptimizer : struct, IOptimizer
        {
            foreach ((int rows, int inputs, int outputs) in Shapes)
            {
                TestMatrix weights = TestMatrix.Padded(inputs, outputs).Randomize(1);
                TestMatrix bias = TestMatrix.Padded(1, outputs).Randomize(2);
                int weightFloats = weights.Span.Length;
                int stateStride = weightFloats + bias.Span.Length + 7;
                TestMatrix state = TestMatrix.Unpadded(1, 3 * stateStride);
                state.Span.Clear();
                (TestMatrix weights2, TestMatrix bias2, TestMatrix state2) = (weights.Copy(), bias.Copy(), state.Copy());
                TestMatrix dWeights = TestMatrix.Padded(inputs, outputs).Randomize(3);
                TestMatrix dBias = TestMatrix.Padded(1, outputs).Randomize(4);

                for (int step = 1; step <= 3; step++)
                {
                    TestMatrix x = TestMatrix.Unpadded(rows, inputs).Randomize(10 + step);
                    TestMatrix dy = TestMatrix.Padded(rows, outputs).Randomize(20 + step);
                    TOptimizer optimizer = rule(step);

                    Span<float> biasState = state.Span[weightFloats..];
                    Dense.UpdateWeights(
                        engine, rows, inputs, outputs, x.Span, inputs, dy.Span, dy.Stride, optimizer,
                        weights.Span, state.Span, stateStride);
                    Dense.UpdateBias(engine, rows, outputs, dy.Span, dy.Stride, optimizer, bias.Span, biasState, stateStride);

                    Dense.WeightGradient(engine, rows, inputs, outputs, x.Span, x.Stride, dy.Span, dy.Stride, dWeights.Span);
                    Dense.BiasGradient(engine, rows, outputs, dy.Span, dy.Stride, dBias.Span);
                    Optimizer.Update(engine, optimizer, weights2.Span, dWeights.Span, state2.Span, stateStride);
                    Optimizer.Update(engine, optimizer, bias2.Span, dBias.Span, state2.Span[weightFloats..], stateStride);
                }

                string name = $"{typeof(TOptimizer).Name} of {rows}x{inputs}x{outputs}";
                weights.AssertSameBits(weights2, "W, " + name);
                bias.AssertSameBits(bias2, "b, " + name);
                state.AssertSameBits(state2, "state, " + name);
                weights.AssertPaddingIsZero();
                weights.AssertNothingOutsideWasWritten();
                bias.AssertNothingOutsideWasWritten();
                state.AssertNothingOutsideWasWritten();
            }
        }
    }
}

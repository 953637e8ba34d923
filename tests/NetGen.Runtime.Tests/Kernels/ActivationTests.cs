using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

public class ActivationTests
{
    private static readonly int[] Widths = [1, 3, 15, 16, 17, 33, 200];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Forward_and_backward_agree_with_the_definitions(EngineKind engine)
    {
        Check(default(Identity), 0);
        Check(default(Sigmoid), 0);
        Check(default(Tanh), 0);
        Check(default(ReLU), 0);
        Check(new LeakyReLU(0.01f), 0.01f);
        Check(new ELU(1f), 1);
        Check(new ELU(0.7f), 0.7f);
        Check(default(SELU), 0);
        Check(default(Softplus), 0);
        Check(default(Softsign), 0);
        Check(default(Step), 0);
        Check(default(StraightThroughStep), 0, takesInput: true);
        Check(default(GELU), 0, takesInput: true);
        Check(default(GELUTanh), 0, takesInput: true);
        Check(default(SiLU), 0, takesInput: true);
        Check(default(HardSwish), 0, takesInput: true);

        void Check<TActivation>(TActivation activation, double alpha, bool takesInput = false)
            where TActivation : struct, IActivation
        {
            (Func<double, double> function, Func<double, double> derivative) = Reference.Activation(activation, alpha);
            foreach (int width in Widths)
            {
                TestMatrix x = TestMatrix.Padded(5, width).Randomize(1);
                foreach (ref float value in x.Span)
                    value *= 4;
                TestMatrix y = TestMatrix.Padded(5, width).Randomize(2);
                TestMatrix dy = TestMatrix.Padded(5, width).Randomize(3);
                double[,] upstream = Reference.ToDouble(dy);

                Activation.Forward(engine, 5, width, x.Span, x.Stride, y.Span, y.Stride, activation);
                Activation.Backward(engine, 5, width, takesInput ? x.Span : y.Span, dy.Span, dy.Stride, activation);

                string name = $"{typeof(TActivation).Name} over {width}";
                y.AssertClose(Reference.Map(Reference.ToDouble(x), function), name, 1e-6);
                dy.AssertClose(Reference.Map(Reference.ToDouble(x), upstream, (v, d) => derivative(v) * d), name + ", backward", 1e-6);
                dy.AssertPaddingIsZero();
                y.AssertNothingOutsideWasWritten();
                dy.AssertNothingOutsideWasWritten();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Derivatives_at_zero_are_those_of_PyTorch(EngineKind engine)
    {
        Assert.Equal(0f, AtZero(engine, default(ReLU)));
        Assert.Equal(0.01f, AtZero(engine, new LeakyReLU(0.01f)));
        Assert.Equal(0.7f, AtZero(engine, new ELU(0.7f)));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Far_out_the_smooth_rectifiers_are_straight(EngineKind engine)
    {
        Check(default(GELU));
        Check(default(GELUTanh));
        Check(default(SiLU));
        Check(default(HardSwish));

        void Check<TActivation>(TActivation activation)
            where TActivation : struct, IActivation
        {
            float[] x = [-1e30f, -200f, 0f, 200f, 1e30f, float.NaN], y = new float[6], dy = [2f, 2f, 2f, 2f, 2f, 2f];
            Activation.Forward(engine, 1, 6, x, 6, y, 6, activation);
            Activation.Backward(engine, 1, 6, x, dy, 6, activation);
            Assert.Equal([0f, 0f, 0f, 200f, 1e30f, float.NaN], y.Select(value => value == 0 ? 0 : value));
            Assert.Equal([0, 0, 1, 2, 2, float.NaN], dy.Select(value => Math.Round((double)value, 6)));
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_step_is_1_from_0_on(EngineKind engine)
    {
        float[] y = [0f, -0f, float.Epsilon, -float.Epsilon, float.NaN, float.NegativeInfinity, 3f, -3f];
        Activation.Forward(engine, 1, 8, y, 8, y, 8, default(Step));
        Assert.Equal([1f, 1f, 1f, 0f, float.NaN, 0f, 1f, 0f], y);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Not_a_number_is_not_hidden(EngineKind engine)
    {
        Assert.Equal(float.NaN, Of(engine, default(ReLU)));
        Assert.Equal(float.NaN, Of(engine, new LeakyReLU(0.01f)));
        Assert.Equal(float.NaN, Of(engine, new ELU(1)));

        static float Of<TActivation>(EngineKind engine, TActivation activation)
            where TActivation : struct, IActivation
        {
            float[] y = [float.NaN];
            Activation.Forward(engine, 1, 1, y, 1, y, 1, activation);
            return y[0];
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Gradients_too_small_to_matter_become_zero(EngineKind engine)
    {
        Check(default(ReLU), 1);
        Check(default(Sigmoid), 0.25f);
        Check(default(Tanh), 0.75f);
        Check(new LeakyReLU(0.01f), 1);
        Check(new ELU(1), 1);

        void Check<TActivation>(TActivation activation, float derivative)
            where TActivation : struct, IActivation
        {
            float[] y = [0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f];
            float[] dy = [1e-29f, -1e-38f, float.Epsilon, -1e-27f, float.NaN, float.NegativeInfinity];
            Activation.Backward(engine, 1, 6, y, dy, 6, activation);
            Assert.Equal([0f, 0f, 0f, -1e-27f * derivative, float.NaN, float.NegativeInfinity], dy);
        }
    }

    private static float AtZero<TActivation>(EngineKind engine, TActivation activation)
        where TActivation : struct, IActivation
    {
        float[] y = [0f], dy = [1f];
        Activation.Forward(engine, 1, 1, y, 1, y, 1, activation);
        Activation.Backward(engine, 1, 1, y, dy, 1, activation);
        return dy[0];
    }
}

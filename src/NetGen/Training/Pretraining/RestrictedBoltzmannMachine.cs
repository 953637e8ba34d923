using System.Numerics.Tensors;
using NetGen.Kernels;

namespace NetGen.Training;

/// <summary>
/// Visible units v and hidden units h, each 0 or 1, with p(h|v) = σ(vW + b) and p(v|h) = σ(hWᵀ + a). It learns by contrastive divergence
/// (Hinton 2002), with probabilities in place of samples wherever Hinton's practical guide (2010) has them.
/// </summary>
internal ref struct RestrictedBoltzmannMachine
{
    private readonly MatrixView _weights;
    private readonly Span<float> _hiddenBias;
    private readonly float[] _visibleBias;
    private readonly float[] _weightVelocity;
    private readonly float[] _hiddenVelocity;
    private readonly float[] _visibleVelocity;
    private readonly float[] _reconstruction;
    private readonly float[] _hidden;
    private readonly float[] _sample;
    private readonly RandomSequence _random;
    private long _drawn;

    /// <param name="weights">W [visible × hidden], which learn where they lie.</param>
    /// <param name="hiddenBias">b [hidden]; empty for none.</param>
    /// <param name="random">What hidden units are drawn by.</param>
    public RestrictedBoltzmannMachine(MatrixView weights, Span<float> hiddenBias, RandomSequence random)
    {
        _weights = weights;
        _hiddenBias = hiddenBias;
        _random = random;
        _visibleBias = new float[weights.Rows];
        _visibleVelocity = new float[weights.Rows];
        _weightVelocity = new float[weights.Rows * weights.Columns];
        _hiddenVelocity = new float[weights.Columns];
        _reconstruction = new float[weights.Rows];
        _hidden = new float[weights.Columns];
        _sample = new float[weights.Columns];
    }

    /// <summary>a [visible].</summary>
    public readonly ReadOnlySpan<float> VisibleBias => _visibleBias;

    /// <summary>p(h = 1 | v).</summary>
    public readonly void Up(ReadOnlySpan<float> visible, Span<float> hidden)
    {
        hidden.Clear();
        _hiddenBias.CopyTo(hidden);
        for (int i = 0; i < visible.Length; i++)
        {
            if (visible[i] != 0)
                TensorPrimitives.MultiplyAdd(_weights.Row(i), visible[i], hidden, hidden);
        }

        TensorPrimitives.Sigmoid(hidden, hidden);
    }

    /// <summary>One step of CD-k on a batch.</summary>
    /// <param name="data">[rows × visible], values in [0, 1].</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="options">The figures.</param>
    /// <returns>The squared difference between the data and their first reconstruction, summed over rows and units.</returns>
    public double Learn(ReadOnlySpan<float> data, int rows, RbmOptions options)
    {
        Fade(options);
        float rate = options.LearningRate / rows;
        double error = 0;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> visible = data.Slice(row * _weights.Rows, _weights.Rows);
            Up(visible, _hidden);
            Move(rate, visible);
            for (int step = 0; step < options.Steps; step++)
            {
                Draw();
                Down();
                if (step == 0)
                {
                    float distance = TensorPrimitives.Distance(visible, _reconstruction);
                    error += distance * distance;
                }

                Up(_reconstruction, _hidden);
            }

            Move(-rate, _reconstruction);
        }

        Apply();
        return error;
    }

    /// <summary>p(v = 1 | h) of the drawn hidden units.</summary>
    private readonly void Down()
    {
        for (int i = 0; i < _reconstruction.Length; i++)
            _reconstruction[i] = _visibleBias[i] + TensorPrimitives.Dot(_weights.Row(i), _sample);
        TensorPrimitives.Sigmoid(_reconstruction, _reconstruction);
    }

    private void Draw()
    {
        for (int j = 0; j < _sample.Length; j++)
            _sample[j] = _random.Uniform(_drawn++) < _hidden[j] ? 1 : 0;
    }

    /// <summary>What is left of the last step, and the decay of the weights.</summary>
    private readonly void Fade(RbmOptions options)
    {
        TensorPrimitives.Multiply(_weightVelocity, options.Momentum, _weightVelocity);
        TensorPrimitives.Multiply(_hiddenVelocity, options.Momentum, _hiddenVelocity);
        TensorPrimitives.Multiply(_visibleVelocity, options.Momentum, _visibleVelocity);
        for (int i = 0; i < _weights.Rows; i++)
        {
            Span<float> velocity = Velocity(i);
            TensorPrimitives.MultiplyAdd(_weights.Row(i), -options.LearningRate * options.WeightDecay, velocity, velocity);
        }
    }

    /// <summary>Towards, or away from, the correlations v hᵀ.</summary>
    private readonly void Move(float rate, ReadOnlySpan<float> visible)
    {
        for (int i = 0; i < visible.Length; i++)
        {
            if (visible[i] != 0)
                TensorPrimitives.MultiplyAdd(_hidden, rate * visible[i], Velocity(i), Velocity(i));
        }

        TensorPrimitives.MultiplyAdd(visible, rate, _visibleVelocity, _visibleVelocity);
        TensorPrimitives.MultiplyAdd(_hidden, rate, _hiddenVelocity, _hiddenVelocity);
    }

    private readonly void Apply()
    {
        for (int i = 0; i < _weights.Rows; i++)
            TensorPrimitives.Add(_weights.Row(i), Velocity(i), _weights.Row(i));
        TensorPrimitives.Add(_visibleBias, _visibleVelocity, _visibleBias);
        if (!_hiddenBias.IsEmpty)
            TensorPrimitives.Add(_hiddenBias, _hiddenVelocity, _hiddenBias);
    }

    private readonly Span<float> Velocity(int row) => _weightVelocity.AsSpan(row * _weights.Columns, _weights.Columns);
}

namespace NetGen.Kernels;

/// <summary>
/// Where <see cref="Lbfgs"/> keeps things: g, the gradient before it and the direction d, then the pairs of steps s and changes of the
/// gradient y, each as long as the parameters; and a few numbers beside.
/// </summary>
/// <remarks>The pairs lie in a ring: the newest takes the place of the oldest once there are as many as are kept.</remarks>
internal readonly ref struct LbfgsMemory
{
    /// <summary>Vectors in front of the pairs.</summary>
    public const int Vectors = 3;

    private const int Begun = 0, Length = 1, Pairs = 2, Latest = 3, Scaling = 4, FirstRho = 5;

    private readonly Span<float> _states;
    private readonly Span<float> _figures;
    private readonly int _count;
    private readonly int _stride;
    private readonly int _history;

    /// <exception cref="ArgumentException">A span is too short, or the vectors would overlap.</exception>
    public LbfgsMemory(int count, Span<float> states, int stateStride, Span<float> figures, int history)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(history, 1);
        if (stateStride < count)
            throw new ArgumentException($"The states of {count} parameters cannot be {stateStride} floats apart.", nameof(stateStride));
        Check.AtLeast(states.Length, (Vectors + 2L * history - 1) * stateStride + count, nameof(states));
        Check.AtLeast(figures.Length, FirstRho + (long)history, nameof(figures));
        _states = states;
        _figures = figures;
        (_count, _stride, _history) = (count, stateStride, history);
    }

    /// <summary>g, where <see cref="LbfgsGradient"/> leaves it.</summary>
    public Span<float> Gradient => Vector(0);

    /// <summary>The gradient of the last step.</summary>
    public Span<float> Previous => Vector(1);

    /// <summary>d of the last step.</summary>
    public Span<float> Direction => Vector(2);

    /// <summary>Whether there was a step.</summary>
    public bool HasBegun
    {
        get => _figures[Begun] != 0;
        set => _figures[Begun] = value ? 1 : 0;
    }

    /// <summary>t of the last step, θ += td.</summary>
    public float StepLength
    {
        get => _figures[Length];
        set => _figures[Length] = value;
    }

    /// <summary>γ = sᵀy / yᵀy of the newest pair, the scale of H before any pair is taken into it; 1 while there is none.</summary>
    public float Scale => PairCount == 0 ? 1 : _figures[Scaling];

    /// <summary>The pairs kept.</summary>
    public int PairCount => (int)_figures[Pairs];

    /// <summary>s of a pair; 0 is the newest.</summary>
    public Span<float> S(int age) => Vector(Vectors + Slot(age));

    /// <summary>y of a pair; 0 is the newest.</summary>
    public Span<float> Y(int age) => Vector(Vectors + _history + Slot(age));

    /// <summary>ρ = 1 / yᵀs of a pair; 0 is the newest.</summary>
    public float Rho(int age) => _figures[FirstRho + Slot(age)];

    /// <summary>Takes up a pair, in the place of the oldest if need be.</summary>
    /// <param name="s">s.</param>
    /// <param name="y">y.</param>
    /// <param name="rho">1 / yᵀs.</param>
    /// <param name="scale">sᵀy / yᵀy.</param>
    public void Add(ReadOnlySpan<float> s, ReadOnlySpan<float> y, float rho, float scale)
    {
        int newest = PairCount == 0 ? 0 : ((int)_figures[Latest] + 1) % _history;
        _figures[Latest] = newest;
        _figures[Pairs] = Math.Min(PairCount + 1, _history);
        _figures[Scaling] = scale;
        _figures[FirstRho + newest] = rho;
        s.CopyTo(S(0));
        y.CopyTo(Y(0));
    }

    private int Slot(int age) => ((int)_figures[Latest] - age + _history) % _history;

    private Span<float> Vector(int index) => _states.Slice(index * _stride, _count);
}

using System.Globalization;
using System.Numerics.Tensors;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// By what a trainer multiplies its learning rate in each layer; 0 freezes a layer. They may change between steps. What the network declares
/// with <c>Trainable</c> and <c>RateFactor</c> is what they start with.
/// </summary>
/// <remarks>
/// A frozen layer costs no backward work: its gradient is not computed and is 0 where gradients are kept, its parameters and what the optimiser
/// remembers of them stay as they are, and below the lowest layer that learns no gradient is passed on, as far as whole repetitions of a block
/// go. Decay, penalties, max-norm and the norm for clipping pass it by. A frozen BatchNorm uses its running statistics and leaves them, as
/// PyTorch's does after <c>eval()</c>; dropout goes on. A layer that learns again takes up its optimiser's first steps where it left off, as
/// PyTorch's parameters do, which count their own steps.
/// <para>
/// Layers are named as in files, in any case: <c>dense1</c>; all within a block or a composition by its name, <c>residual1</c>, one repetition
/// <c>residual1.3</c> or <c>Residual1[3]</c>, the same layer of all <c>residual1.*.dense1</c>, everything <c>*</c>.
/// </para>
/// </remarks>
public sealed class LayerRates
{
    private readonly TrainedLayers _layers;
    private readonly float[] _factors;
    private readonly int[] _stepsMissed;
    private readonly AlignedBuffer? _gradients;

    /// <summary>The factors of a network, all 1. Called by generated code.</summary>
    /// <param name="description">The network.</param>
    /// <param name="gradients">Where gradients are kept, if they are.</param>
    public LayerRates(NetworkDescription description, AlignedBuffer? gradients = null)
    {
        ArgumentNullException.ThrowIfNull(description);
        _gradients = gradients;
        _layers = description.TrainedLayers;
        _factors = new float[_layers.Names.Count];
        _stepsMissed = new int[_layers.Names.Count];
        Array.Fill(_factors, 1);
        Settle();
    }

    /// <summary>The names of the layers with parameters, in their order.</summary>
    public IReadOnlyList<string> Layers => _layers.Names;

    /// <summary>The factor of a layer, finite and not negative; 0: frozen.</summary>
    /// <param name="layer">Its name. Where it means several, all are set, and the first is read.</param>
    /// <exception cref="ArgumentException">No layer has that name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or not a number.</exception>
    public float this[string layer]
    {
        get => _factors[Find(layer)[0]];
        set
        {
            if (!float.IsFinite(value) || value < 0)
                throw new ArgumentOutOfRangeException(nameof(value), value, "A learning-rate factor is finite and not negative.");
            foreach (int index in Find(layer))
                _factors[index] = value;
            Settle();
        }
    }

    /// <summary>Freezes a layer, or all that a name means.</summary>
    /// <param name="layer">The name.</param>
    /// <exception cref="ArgumentException">No layer has that name.</exception>
    public void Freeze(string layer) => this[layer] = 0;

    /// <summary>Lets a layer learn, or all that a name means.</summary>
    /// <param name="layer">The name.</param>
    /// <param name="factor">By what the learning rate is multiplied there; above 0.</param>
    /// <exception cref="ArgumentException">No layer has that name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not above 0, infinite or not a number.</exception>
    public void Unfreeze(string layer, float factor = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(factor);
        this[layer] = factor;
    }

    /// <summary>Whether a layer is frozen; where a name means several, whether all are.</summary>
    /// <param name="layer">The name.</param>
    /// <exception cref="ArgumentException">No layer has that name.</exception>
    public bool IsFrozen(string layer) => Find(layer).All(index => _factors[index] == 0);

    /// <summary>Whether every factor is 1 and no layer ever missed a step. Asked by generated code.</summary>
    public bool ArePlain { get; private set; }

    /// <summary>The first layer that learns, beyond all where none does. Asked by generated code.</summary>
    public int Lowest { get; private set; }

    /// <summary>Whether a layer learns. Asked by generated code.</summary>
    /// <param name="layer">Its place among <see cref="Layers"/>.</param>
    public bool Learns(int layer) => _factors[layer] != 0;

    /// <summary>Whether a layer takes the optimiser's step unchanged. Asked by generated code.</summary>
    /// <param name="layer">Its place among <see cref="Layers"/>.</param>
    public bool IsPlain(int layer) => _factors[layer] == 1 && _stepsMissed[layer] == 0;

    /// <summary>By what the learning rate is multiplied. Asked by generated code.</summary>
    /// <param name="layer">The layer's place among <see cref="Layers"/>.</param>
    public float FactorOf(int layer) => _factors[layer];

    /// <summary>The number of a step for a layer, which counts those alone in which it learned. Asked by generated code.</summary>
    /// <param name="layer">The layer's place among <see cref="Layers"/>.</param>
    /// <param name="step">The number of the trainer's step, 1 for the first.</param>
    /// <returns>At least 1.</returns>
    public int StepOf(int layer, int step) => Math.Max(1, step - _stepsMissed[layer]);

    /// <summary>The first repetition of a composition that a gradient has to reach. Asked by generated code.</summary>
    /// <param name="first">The place of its first layer.</param>
    /// <param name="layers">Its layers in one repetition, at least 1.</param>
    /// <returns>0 where something before it learns; beyond the last where nothing in it does.</returns>
    public int FirstRepetition(int first, int layers) => Math.Max(0, Lowest - first) / layers;

    /// <summary>Counts a step that frozen layers have missed. Called by generated code, for optimisers that go by the number of the step.</summary>
    public void EndStep()
    {
        if (Lowest == 0 && ArePlain)
            return;
        for (int layer = 0; layer < _factors.Length; layer++)
            _stepsMissed[layer] += _factors[layer] == 0 ? 1 : 0;
    }

    internal ReadOnlySpan<float> Factors => _factors;

    internal bool HaveFactors => _factors.AsSpan().ContainsAnyExcept(1f);

    internal ReadOnlySpan<int> Missed => _stepsMissed;

    /// <summary>Takes up what a checkpoint holds.</summary>
    internal void Restore(ReadOnlySpan<float> factors, ReadOnlySpan<int> stepsMissed)
    {
        factors.CopyTo(_factors);
        stepsMissed.CopyTo(_stepsMissed);
        Settle();
    }

    internal bool Learns(ParameterTensor tensor) => _factors[_layers.IndexOf(tensor)] != 0;

    /// <summary>Sets gradients of frozen layers to 0, which may stem from a time before.</summary>
    internal void ClearFrozen(Span<float> gradients)
    {
        ReadOnlySpan<ParameterTensor> tensors = _layers.Tensors;
        for (int i = 0; i < tensors.Length; i++)
        {
            if (_factors[_layers.LayerOfTensor[i]] == 0)
                gradients.Slice(tensors[i].Offset, tensors[i].Rows * tensors[i].Stride).Clear();
        }
    }

    /// <summary>Multiplies values that belong to the parameters by the factors of their layers.</summary>
    internal void Scale(Span<float> values)
    {
        ReadOnlySpan<ParameterTensor> tensors = _layers.Tensors;
        for (int i = 0; i < tensors.Length; i++)
        {
            Span<float> own = values.Slice(tensors[i].Offset, tensors[i].Rows * tensors[i].Stride);
            TensorPrimitives.Multiply(own, _factors[_layers.LayerOfTensor[i]], own);
        }
    }

    private void Settle()
    {
        ArePlain = true;
        Lowest = int.MaxValue;
        for (int layer = _factors.Length - 1; layer >= 0; layer--)
        {
            ArePlain &= IsPlain(layer);
            if (Learns(layer))
                Lowest = layer;
        }

        if (_gradients is not null)
            ClearFrozen(_gradients.Span);
    }

    private List<int> Find(string layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        List<int> found = _layers.Find(layer);
        return found.Count > 0
            ? found
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"No layer is called '{layer}'; there are {string.Join(", ", Layers.Take(20))}{(Layers.Count > 20 ? ", …" : "")}."),
                nameof(layer));
    }
}

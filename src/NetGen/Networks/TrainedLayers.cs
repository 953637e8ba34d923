namespace NetGen;

/// <summary>Which tensors of a network belong to which of its layers, as far as training changes them. The same for all of its trainers.</summary>
internal sealed class TrainedLayers
{
    private readonly string[] _names;
    private readonly ParameterTensor[] _tensors;
    private readonly int[] _layerOfTensor;

    public TrainedLayers(ReadOnlySpan<ParameterTensor> tensors)
    {
        // No LINQ: the first step waits for what it would have compiled.
        int trained = 0;
        foreach (ref readonly ParameterTensor tensor in tensors)
            trained += tensor.IsTrained ? 1 : 0;
        _tensors = new ParameterTensor[trained];
        trained = 0;
        foreach (ref readonly ParameterTensor tensor in tensors)
        {
            if (tensor.IsTrained)
                _tensors[trained++] = tensor;
        }

        _layerOfTensor = new int[_tensors.Length];
        List<string> names = [];
        for (int tensor = 0; tensor < _tensors.Length; tensor++)
        {
            string layer = LayerOf(_tensors[tensor]);
            if (names.Count == 0 || names[^1] != layer)
                names.Add(layer);
            _layerOfTensor[tensor] = names.Count - 1;
        }

        _names = [.. names];
    }

    /// <summary>The layers' names as in files, in their order.</summary>
    public IReadOnlyList<string> Names => _names;

    public ReadOnlySpan<ParameterTensor> Tensors => _tensors;

    /// <summary>For each tensor the place of its layer.</summary>
    public ReadOnlySpan<int> LayerOfTensor => _layerOfTensor;

    /// <summary>The place of the layer that a tensor belongs to.</summary>
    public int IndexOf(ParameterTensor tensor) => Array.IndexOf(_names, LayerOf(tensor));

    /// <summary>The places of all layers that a name means: a layer's, a block's, one with <c>*</c> in it.</summary>
    public List<int> Find(string name)
    {
        string[] path = name.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        List<int> found = [];
        for (int index = 0; index < _names.Length; index++)
        {
            if (IsMeant(_names[index].Split('.'), path))
                found.Add(index);
        }

        return found;
    }

    private static bool IsMeant(string[] layer, string[] name)
    {
        for (int part = 0; part < name.Length; part++)
        {
            if (part == layer.Length || (name[part] != "*" && !name[part].Equals(layer[part], StringComparison.OrdinalIgnoreCase)))
                return false;
        }

        return true;
    }

    private static string LayerOf(ParameterTensor tensor) =>
        tensor.Name.LastIndexOf('.') is > 0 and int end ? tensor.Name[..end] : tensor.Name;
}

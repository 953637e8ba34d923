using System.Globalization;
using NetGen.Kernels;

namespace NetGen.Training;

/// <summary>Greedy layer-wise pre-training (Hinton, Osindero and Teh 2006): how deep sigmoid networks were started before 2010.</summary>
public static class RbmExtensions
{
    /// <summary>
    /// Learns the weights and biases of all Dense layers but the last, one after the other, each as a restricted Boltzmann machine whose data are
    /// what the layers below make of the inputs. Meant for sigmoid layers; training follows. Labels are not looked at.
    /// </summary>
    /// <param name="network">A network of Dense layers in a row; those of blocks are left as they are.</param>
    /// <param name="data">Inputs in [0, 1], which are taken as probabilities. It has to be able to shuffle.</param>
    /// <param name="options">The figures.</param>
    /// <param name="progress">Told after each epoch of each layer; null for nobody.</param>
    /// <param name="cancellationToken">Ends the pre-training after the current batch.</param>
    /// <returns>The reconstruction errors, layer by layer.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network, or it has no hidden Dense layers in a row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A figure is out of range.</exception>
    /// <exception cref="InvalidDataException">An input is outside [0, 1].</exception>
    /// <exception cref="OperationCanceledException">The pre-training was cancelled.</exception>
    public static IReadOnlyList<RbmResult> PretrainRbm(
        this INetwork network,
        IBatchSource data,
        RbmOptions? options = null,
        IProgress<RbmResult>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new RbmOptions();
        options.Check();
        (ParameterTensor Weight, ParameterTensor? Bias)[] layers = HiddenLayers(network.Description);
        if (data.InputSize != layers[0].Weight.Rows)
        {
            throw new ArgumentException(
                $"{network.Description.Name} reads {layers[0].Weight.Rows} values, but the samples have {data.InputSize}.", nameof(data));
        }

        return [.. Enumerable.Range(0, layers.Length).Select(depth => Learn(network, layers, depth, data, options, progress, cancellationToken))];
    }

    private static RbmResult Learn(
        INetwork network,
        (ParameterTensor Weight, ParameterTensor? Bias)[] layers,
        int depth,
        IBatchSource data,
        RbmOptions options,
        IProgress<RbmResult>? progress,
        CancellationToken cancellationToken)
    {
        MatrixView weights = Weights(network, layers[depth].Weight);
        Initialize.Normal(weights, options.InitScale, options.Seed, stream: 2 * depth);
        Bias(network, layers[depth].Bias).Clear();
        RestrictedBoltzmannMachine machine = new(weights, Bias(network, layers[depth].Bias), new RandomSequence(options.Seed, 2 * depth + 1));
        List<double> errors = [];
        RbmResult result = new(layers[depth].Weight.Name.Split('.')[0], errors);
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
            double error = 0;
            long values = 0;
            using IBatchReader reader = data.Open(options.BatchSize, new EpochOrder(options.Seed, epoch + 1), cancellationToken);
            while (reader.MoveNext())
            {
                cancellationToken.ThrowIfCancellationRequested();
                Check(reader.Current.Inputs);
                float[] visible = Below(network, layers.AsSpan(0, depth), reader.Current);
                error += machine.Learn(visible, reader.Current.Rows, options);
                values += visible.Length;
            }

            errors.Add(error / values);
            progress?.Report(result);
        }

        return result;
    }

    /// <summary>What the layers that have learned make of a batch.</summary>
    private static float[] Below(INetwork network, ReadOnlySpan<(ParameterTensor Weight, ParameterTensor? Bias)> layers, Batch batch)
    {
        float[] visible = batch.Inputs.ToArray();
        foreach ((ParameterTensor weight, ParameterTensor? bias) in layers)
        {
            RestrictedBoltzmannMachine machine = new(Weights(network, weight), Bias(network, bias), default);
            float[] hidden = new float[batch.Rows * weight.Columns];
            for (int row = 0; row < batch.Rows; row++)
                machine.Up(visible.AsSpan(row * weight.Rows, weight.Rows), hidden.AsSpan(row * weight.Columns, weight.Columns));
            visible = hidden;
        }

        return visible;
    }

    private static (ParameterTensor Weight, ParameterTensor? Bias)[] HiddenLayers(NetworkDescription network)
    {
        // The layers of blocks have longer names.
        ParameterTensor[] weights =
            [.. network.Tensors.ToArray().Where(tensor => tensor.Kind == ParameterKind.Matrix && tensor.Name.Count(letter => letter == '.') == 1)];
        if (weights.Length < 2 || weights.Zip(weights.Skip(1)).Any(pair => pair.First.Columns != pair.Second.Rows))
            throw new ArgumentException($"{network.Name} has no hidden Dense layers in a row.", nameof(network));

        return [.. weights.SkipLast(1).Select(weight => (weight, BiasOf(network, weight)))];
    }

    private static ParameterTensor? BiasOf(NetworkDescription network, ParameterTensor weight)
    {
        string name = weight.Name[..^"weight".Length] + "bias";
        foreach (ParameterTensor tensor in network.Tensors)
        {
            if (tensor.Name == name)
                return tensor;
        }

        return null;
    }

    private static MatrixView Weights(INetwork network, ParameterTensor tensor) =>
        new(network.ParameterBuffer[tensor.Offset..], tensor.Rows, tensor.Columns, tensor.Stride);

    private static Span<float> Bias(INetwork network, ParameterTensor? tensor) =>
        tensor is { } bias ? network.ParameterBuffer.Slice(bias.Offset, bias.Columns) : [];

    private static void Check(ReadOnlySpan<float> inputs)
    {
        foreach (float value in inputs)
        {
            if (!(value is >= 0 and <= 1))
            {
                throw new InvalidDataException(
                    $"An input is {value.ToString(CultureInfo.InvariantCulture)}; a restricted Boltzmann machine reads probabilities, in [0, 1].");
            }
        }
    }
}

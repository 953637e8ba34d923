using System.Numerics.Tensors;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>
/// Finds where a value that is not finite first appeared, in the order in which a step computes. Findings are sentences without a full stop.
/// </summary>
internal static class NonFinite
{
    /// <summary>In what the batch brought; inputs that preprocessing fills in are merely missing.</summary>
    public static string? InBatch(Batch batch, NetworkDescription network) =>
        network.Preprocessing.Count == 0 && First(batch.Inputs) is int input ? Value("input", input, network.InputSize, batch.Inputs[input])
        : First(batch.Targets) is int target ? Value("target", target, network.OutputSize, batch.Targets[target])
        : null;

    /// <summary>In a parameter, in the order of the layers.</summary>
    public static string? InParameters(ReadOnlySpan<float> parameters, NetworkDescription network)
    {
        foreach (ParameterTensor tensor in network.Tensors)
        {
            if (Find(parameters, tensor) is (int row, int column, float value))
                return Invariant($"{Place(tensor, row, column)} is {value}");
        }
        return null;
    }

    /// <summary>In what the last step computed from finite parameters and a finite batch: the layers' outputs, the loss, the gradients.</summary>
    /// <remarks>The step is repeated with its dropout masks and with gradients kept, without an update. The parameters are those from before it.</remarks>
    public static string? InStep(TrainingProgress progress, Batch batch)
    {
        ITrainableNetwork network = progress.Network;
        float[] parameters = network.ParameterBuffer.ToArray();
        using ITrainer trainer = network.CreateTrainer(batch.Rows, keepGradients: true, progress.Seed);
        trainer.StepCount = progress.Trainer.StepCount - 1;
        trainer.Forward(batch.Inputs);
        float loss = batch.Labels.IsEmpty ? trainer.Backward(batch.Targets) : trainer.Backward(batch.Labels);
        parameters.CopyTo(network.ParameterBuffer); // a forward pass of training may move running statistics
        var layers = new LayerSearch();
        trainer.Observe(layers);
        if (layers.Finding is string finding)
            return $"{finding} from finite inputs and parameters; {Largest(network)}";
        return float.IsFinite(loss) ? InGradients(trainer.GradientBuffer, network.Description) : InLoss(trainer.Outputs);
    }

    /// <summary>Finds the first layer whose output is not finite.</summary>
    private sealed class LayerSearch : ILayerObserver
    {
        public string? Finding { get; private set; }

        public void Observe(LayerOutput output)
        {
            for (int row = 0; row < output.Values.Rows && Finding is null; row++)
            {
                if (First(output.Values.Row(row)) is int unit)
                {
                    string activation = output.Activation is ActivationFunction function ? $" ({function})" : "";
                    Finding = Invariant($"the output of {output.Layer}{activation} for row {row}, unit {unit} is {output.Values[row, unit]}");
                }
            }
        }
    }

    private static string InLoss(ReadOnlyMatrixView outputs)
    {
        (int atRow, int atOutput) = (0, 0);
        for (int row = 0; row < outputs.Rows; row++)
        {
            int output = TensorPrimitives.IndexOfMaxMagnitude(outputs.Row(row));
            if (MathF.Abs(outputs[row, output]) > MathF.Abs(outputs[atRow, atOutput]))
                (atRow, atOutput) = (row, output);
        }
        return Invariant($"the outputs are finite, up to {outputs[atRow, atOutput]:G4} in row {atRow}, but the loss overflowed");
    }

    /// <summary>Backward goes from the last layer to the first.</summary>
    private static string? InGradients(ReadOnlySpan<float> gradients, NetworkDescription network)
    {
        foreach (ParameterTensor tensor in TensorRows.Trained(network).Reverse())
        {
            if (Find(gradients, tensor) is (int row, int column, float value))
                return Invariant($"the gradient of {Place(tensor, row, column)} is {value}, while the loss is finite");
        }
        return null;
    }

    /// <summary>Which layer has grown: outputs overflow behind large weights.</summary>
    private static string Largest(ITrainableNetwork network)
    {
        ReadOnlySpan<float> parameters = network.ParameterBuffer;
        (string name, float largest) = ("", -1);
        foreach (ParameterTensor tensor in network.Description.Tensors)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                float magnitude = MathF.Abs(TensorPrimitives.MaxMagnitude(TensorRows.Row(parameters, tensor, row)));
                if (magnitude > largest)
                    (name, largest) = (tensor.Name, magnitude);
            }
        }
        return Invariant($"the largest parameter, {largest:G4}, is in {name}");
    }

    private static (int Row, int Column, float Value)? Find(ReadOnlySpan<float> values, ParameterTensor tensor)
    {
        for (int row = 0; row < tensor.Rows; row++)
        {
            ReadOnlySpan<float> rowValues = TensorRows.Row(values, tensor, row);
            if (First(rowValues) is int column)
                return (row, column, rowValues[column]);
        }
        return null;
    }

    private static string Value(string what, int index, int size, float value) =>
        Invariant($"the {what} in row {index / size} of the batch, column {index % size}, is {value}");

    private static string Place(ParameterTensor tensor, int row, int column) => tensor.IsMatrix
        ? Invariant($"{tensor.Name} from input {row} to unit {column}")
        : Invariant($"{tensor.Name} of unit {column}");

    private static int? First(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty || TensorPrimitives.IsFiniteAll(values))
            return null;
        int index = 0;
        while (float.IsFinite(values[index]))
            index++;
        return index;
    }
}

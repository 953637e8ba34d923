namespace NetGen.Benchmarks;

/// <summary>Steps of training, or whole epochs.</summary>
internal abstract class TrainCase(string name, string kind, string layers, int rows) : PeerCase(name, training: true)
{
    private const int CheckedSteps = 5;

    /// <summary>Rows in a batch.</summary>
    protected int Rows => rows;

    /// <summary>Writes the case and lets a twin without dropout take a few steps.</summary>
    /// <param name="directory">Where the files go.</param>
    /// <param name="threads">The number of threads.</param>
    /// <param name="exact">A fresh network without dropout.</param>
    /// <param name="inputs">The batches.</param>
    /// <param name="optimizer">The optimiser in a word that the drivers know.</param>
    /// <param name="step">Takes a step on a batch.</param>
    /// <param name="more">What else the drivers have to know.</param>
    /// <returns>The check of a peer.</returns>
    protected Func<string, string?> WriteAndStep(
        string directory, int threads, ITrainableNetwork exact, float[][] inputs, string optimizer, Func<ITrainer, int, float> step,
        Dictionary<string, object>? more = null)
    {
        NetworkDescription description = exact.Description;
        using ITrainer trainer = NetGenCalls.CreateTrainer(exact, rows, threads);
        var facts = new Dictionary<string, object>
        {
            ["kind"] = kind,
            ["layers"] = layers,
            ["rows"] = rows,
            ["batches"] = inputs.Length,
            ["inputSize"] = description.InputSize,
            ["outputSize"] = description.OutputSize,
            ["threads"] = threads,
            ["dropout"] = 0.5,
            ["loss"] = description.Loss == LossFunction.BinaryCrossEntropy ? "binary_cross_entropy" : "softmax_cross_entropy",
            ["optimizer"] = optimizer,
            ["learningRate"] = trainer.LearningRate,
            ["checkedSteps"] = CheckedSteps,
        };
        foreach ((string key, object value) in more ?? [])
            facts[key] = value;
        WriteDescription(directory, facts);
        ParameterFile.Save(exact, Path.Combine(directory, "weights.safetensors"));
        Write(directory, "inputs.f32", inputs);

        float[] before = Tensors.Flat(exact);
        float[] losses = new float[CheckedSteps];
        for (int i = 0; i < CheckedSteps; i++)
            losses[i] = step(trainer, i % inputs.Length);
        float[] after = Tensors.Flat(exact);
        return peer =>
        {
            float[] output = ReadOutput(peer);
            return Agreement.CompareLosses(losses, output)
                ?? Agreement.CompareChanges(before, after, output.AsSpan(CheckedSteps));
        };
    }
}

/// <summary>Steps on batches of labelled samples.</summary>
internal sealed class LabelTrainCase(
    string name, string layers, int rows, double density, string optimizer, Func<ITrainableNetwork> create,
    Func<ITrainableNetwork> createExact)
    : TrainCase(name, "train", layers, rows)
{
    public override PreparedCase Prepare(string directory, int threads)
    {
        ITrainableNetwork network = create();
        int batches = Math.Clamp(4096 / Rows, 8, 64);
        float[][] inputs = Samples.Inputs(batches, Rows, network.Description.InputSize, density);
        int[][] labels = Samples.Labels(batches, Rows, network.Description.OutputSize);
        Write(directory, "labels.i32", labels);
        Func<string, string?> check = WriteAndStep(
            directory, threads, createExact(), inputs, optimizer, (trainer, batch) => trainer.Step(inputs[batch], labels[batch]));
        return new PreparedCase(NetGenCalls.Train(NetGenCalls.CreateTrainer(network, Rows, threads), inputs, labels), check);
    }
}

/// <summary>Steps on the four points of exclusive or.</summary>
internal sealed class XorTrainCase() : TrainCase("C1", "train", "dense sigmoid dense sigmoid dense sigmoid", rows: 4)
{
    public override PreparedCase Prepare(string directory, int threads)
    {
        float[][] inputs = [Samples.XorInputs], targets = [Samples.XorTargets];
        Write(directory, "targets.f32", targets);
        Func<string, string?> check = WriteAndStep(
            directory, threads, new XorNet(seed: 1), inputs, "sgd", (trainer, batch) => trainer.Step(inputs[batch], targets[batch]));
        var measured = (XorNet.Trainer)NetGenCalls.CreateTrainer(new XorNet(seed: 1), Rows, threads);
        return new PreparedCase(NetGenCalls.Train(measured, inputs, targets), check);
    }
}

using NetGen.Compiler.Graphs;
using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;
using NetGen.Numerics.Tests.Vectors;

namespace NetGen.Numerics.Tests;

/// <summary>The emitted code in float32 against PyTorch in double.</summary>
public class GeneratedVectorTests
{
    public static TheoryData<string> NetworkNames => [.. VectorNetworks.Networks.Select(vector => vector.Name)];

    [Fact]
    public void Activations_and_their_derivatives_are_PyTorchs()
    {
        foreach (ActivationVector vector in VectorNetworks.Activations)
        {
            EmittedNetwork compiled = VectorNetworks.Of(vector);
            ITrainableNetwork network = compiled.CreateTrainable();
            int rows = vector.Inputs.Length;
            SetWeights(network, compiled.Graph, Matrix.Of(vector.Inputs));
            float[] outputs = new float[rows * compiled.OutputSize];
            network.Predict(Identity(rows), outputs);
            Close.Equal(Matrix.Of(vector.Outputs), Matrix.Of(outputs, rows), Close.OneOperation, $"{vector}: y");

            // The mean squared error hands back 2(y - t)/n; these targets make it the vector's gradient.
            float[] gradient = Matrix.ToFloats(Matrix.Of(vector.OutputGradient));
            float[] targets = [.. outputs.Select((y, i) => y - gradient[i] * outputs.Length / 2)];
            using ITrainer trainer = network.CreateTrainer(rows, keepGradients: true);
            trainer.Forward(Identity(rows));
            trainer.Backward(targets);
            Close.Equal(Matrix.Of(vector.InputGradient), Gradient(network, trainer, compiled.Graph), Close.OneOperation, $"{vector}: dx");
        }
    }

    [Fact]
    public void Losses_and_their_gradients_are_PyTorchs()
    {
        foreach (LossVector vector in VectorNetworks.Losses)
        {
            EmittedNetwork compiled = VectorNetworks.Of(vector);
            ITrainableNetwork network = compiled.CreateTrainable();
            int rows = vector.Prediction.Length;
            SetWeights(network, compiled.Graph, Matrix.Of(vector.Prediction));
            using ITrainer trainer = network.CreateTrainer(rows, keepGradients: true);
            trainer.Forward(Identity(rows));
            float loss = vector.Labels is null ? trainer.Backward(Matrix.ToFloats(vector.TargetMatrix)) : trainer.Backward(vector.Labels);
            Close.Equal(vector.Loss, loss, Close.OneOperation, $"{vector}");
            Close.Equal(Matrix.Of(vector.Gradient), Gradient(network, trainer, compiled.Graph), Close.OneOperation, $"{vector}: gradient");
        }
    }

    [Fact]
    public void Optimizers_walk_as_PyTorchs_do()
    {
        foreach (OptimizerVector vector in VectorNetworks.Optimizers)
        {
            EmittedNetwork compiled = VectorNetworks.Of(vector);
            ITrainableNetwork network = compiled.CreateTrainable();
            SetWeights(network, compiled.Graph, Matrix.Of([vector.Start]));
            using ITrainer trainer = network.CreateTrainer(1);
            Assert.Equal((float)vector.LearningRates[0], trainer.LearningRate);
            for (int step = 0; step < vector.Gradients.Length; step++)
            {
                // y = W for the input 1, so these targets make the gradient 2(y - t)/n the prescribed one.
                double[,] weights = ParameterTransfer.Read(network, compiled.Graph)["dense1.weight"];
                float[] targets = [.. vector.Gradients[step].Select((g, i) => (float)(weights[0, i] - g * weights.Length / 2))];
                trainer.LearningRate = (float)vector.LearningRates[step];
                trainer.Step([1f], targets);
                Close.Equal(
                    Matrix.Of([vector.After[step]]),
                    ParameterTransfer.Read(network, compiled.Graph)["dense1.weight"],
                    Close.OneOperation,
                    $"{vector}: step {step + 1}");
            }

            Assert.Equal(vector.Gradients.Length, trainer.StepCount);
        }
    }

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void Networks_compute_and_learn_as_PyTorchs_do(string name)
    {
        NetworkVector vector = VectorNetworks.Networks.Single(vector => vector.Name == name);
        EmittedNetwork compiled = VectorNetworks.Of(vector);
        ITrainableNetwork network = compiled.CreateTrainable();
        Batch[] batches = [.. vector.Batches.Select(batch => batch.ToBatch(compiled.OutputSize))];
        ParameterTransfer.Write(network, NetworkVector.ToParameters(compiled.Graph, vector.Parameters));

        float[] outputs = new float[batches[0].Rows * compiled.OutputSize];
        network.Predict(batches[0].Inputs, outputs);
        Close.Equal(Matrix.Of(vector.Outputs), Matrix.Of(outputs, batches[0].Rows), Close.OneOperation, "outputs");

        if (vector.Trained is null)
            return; // Dropout: PyTorch's masks are not NetGen's.

        using (ITrainer trainer = network.CreateTrainer(batches[0].Rows, keepGradients: true))
        {
            trainer.Forward(batches[0].Inputs);
            Close.Equal(vector.Loss, trainer.Backward(batches[0]), Close.OneOperation, "loss");
            ParameterSet expected = NetworkVector.ToParameters(compiled.Graph, vector.Gradients);
            ParameterSet gradients = ParameterTransfer.Read(network.Description, compiled.Graph, trainer.GradientBuffer);
            foreach (string tensor in expected.Names)
                Close.Equal(expected[tensor], gradients[tensor], Close.OneOperation, $"gradient of {tensor}");
        }

        using (ITrainer trainer = network.CreateTrainer(batches[0].Rows))
        {
            for (int step = 0; step < vector.Losses!.Length; step++)
            {
                float loss = trainer.Step(batches[step % batches.Length]);
                Close.Equal(vector.Losses[step], loss, Close.TwentySteps, $"loss of step {step + 1}");
            }
        }

        ParameterSet trained = NetworkVector.ToParameters(compiled.Graph, vector.Trained);
        ParameterSet parameters = ParameterTransfer.Read(network, compiled.Graph);
        foreach (string tensor in trained.Names)
            Close.Equal(trained[tensor], parameters[tensor], Close.TwentySteps, $"{tensor} after {vector.Losses.Length} steps");
    }

    [Fact]
    public void Initializers_draw_from_PyTorchs_distributions()
    {
        foreach (InitializerVector vector in VectorNetworks.Initializers)
        {
            EmittedNetwork compiled = VectorNetworks.Of(vector);
            double[] weights = [.. ParameterTransfer.Read(compiled.Create(seed: 3), compiled.Graph)["dense1.weight"].Cast<double>()];
            double deviation = vector.StandardDeviation ?? vector.Bound!.Value / Math.Sqrt(3);

            // Five standard errors of a mean and of a standard deviation over 10,000 values.
            Assert.Equal(0, weights.Average(), 5 * deviation / Math.Sqrt(weights.Length));
            Assert.Equal(deviation, Math.Sqrt(weights.Average(w => w * w)), 5 * deviation / Math.Sqrt(2 * weights.Length));
            if (vector.Bound is double bound)
                Assert.InRange(weights.Max(Math.Abs), 0.99 * bound, bound * (1 + 1e-7));
            else
                Assert.InRange(weights.Max(Math.Abs), 3 * deviation, 6 * deviation); // a normal distribution, not a truncated one
        }
    }

    private static float[] Identity(int rows)
    {
        float[] identity = new float[rows * rows];
        for (int row = 0; row < rows; row++)
            identity[row * rows + row] = 1;
        return identity;
    }

    private static void SetWeights(INetwork network, NetworkGraph graph, double[,] weights)
    {
        var parameters = new ParameterSet(graph);
        Array.Copy(weights, parameters["dense1.weight"], weights.Length);
        ParameterTransfer.Write(network, parameters);
    }

    private static double[,] Gradient(INetwork network, ITrainer trainer, NetworkGraph graph) =>
        ParameterTransfer.Read(network.Description, graph, trainer.GradientBuffer)["dense1.weight"];
}

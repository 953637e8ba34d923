using NetGen.Compiler.Graphs;
using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;
using NetGen.Numerics.Tests.Vectors;

namespace NetGen.Numerics.Tests;

/// <summary>BatchNorm, LayerNorm and RMSNorm against PyTorch: the interpreter in double, the emitted code in float32.</summary>
public class NormalizationVectorTests
{
    private static readonly NetworkCompilation s_networks = NetworkCompilation.Compile(
        [.. NormalizationVector.All.Select(vector => (vector.Name, string.Concat(vector.Attributes.Select(word => $"[{word}] "))))]);

    public static TheoryData<string> Names => [.. NormalizationVector.All.Select(vector => vector.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_interpreter_computes_and_learns_as_PyTorch_does(string name)
    {
        (NormalizationVector vector, NetworkGraph graph, Batch[] batches) = Of(name);
        var interpreter = new ReferenceInterpreter(graph);
        ParameterSet parameters = NormalizationVector.ToParameters(graph, vector.Parameters, vector.Statistics);
        Close.Equal(Matrix.Of(vector.Outputs), interpreter.Predict(parameters, batches[0].InputMatrix), Close.Double, "outputs");
        ReferencePass pass = Train(batches[0]);
        Close.Equal(vector.Loss, pass.Loss, Close.Double, "loss");
        ParameterSet gradients = NetworkVector.ToParameters(graph, vector.Gradients);
        foreach (string tensor in gradients.Names)
            Close.Equal(gradients[tensor], pass.Gradients[tensor], Close.Double, $"gradient of {tensor}");

        var optimizer = new ReferenceOptimizer(graph);
        for (int step = 0; step < vector.Losses.Length; step++)
        {
            Batch batch = batches[step % batches.Length];
            pass = Train(batch);
            Close.Equal(vector.Losses[step], pass.Loss, Close.Double, $"loss of step {step + 1}");
            interpreter.MoveStatistics(parameters, batch.InputMatrix, dropout: null);
            optimizer.Update(parameters, pass.Gradients);
        }

        CheckTrained(vector, graph, parameters, Close.Double);
        Close.Equal(
            Matrix.Of(vector.TrainedOutputs), interpreter.Predict(parameters, batches[0].InputMatrix), Close.Double, "outputs after training");

        ReferencePass Train(Batch batch) => interpreter.Train(parameters, batch.InputMatrix, batch.TargetMatrix, dropout: null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_emitted_code_computes_and_learns_as_PyTorch_does(string name)
    {
        (NormalizationVector vector, NetworkGraph graph, Batch[] batches) = Of(name);
        ITrainableNetwork network = s_networks[name].CreateTrainable();
        ParameterTransfer.Write(network, NormalizationVector.ToParameters(graph, vector.Parameters, vector.Statistics));
        Close.Equal(Matrix.Of(vector.Outputs), Predict(), Close.OneOperation, "outputs");

        // A network of its own, whose statistics this pass may move.
        ITrainableNetwork twin = s_networks[name].CreateTrainable();
        ParameterTransfer.Write(twin, NormalizationVector.ToParameters(graph, vector.Parameters, vector.Statistics));
        using (ITrainer inspected = twin.CreateTrainer(batches[0].Rows, keepGradients: true))
        {
            inspected.Forward(batches[0].Inputs);
            Close.Equal(vector.Loss, inspected.Backward(batches[0]), Close.OneOperation, "loss");
            ParameterSet expected = NetworkVector.ToParameters(graph, vector.Gradients);
            ParameterSet gradients = ParameterTransfer.Read(twin.Description, graph, inspected.GradientBuffer);
            foreach (string tensor in expected.Names)
                Close.Equal(expected[tensor], gradients[tensor], Close.OneOperation, $"gradient of {tensor}");
        }

        using (ITrainer trainer = network.CreateTrainer(batches[0].Rows))
        {
            for (int step = 0; step < vector.Losses.Length; step++)
                Close.Equal(vector.Losses[step], trainer.Step(batches[step % batches.Length]), Close.TwentySteps, $"loss of step {step + 1}");
        }

        CheckTrained(vector, graph, ParameterTransfer.Read(network, graph), Close.TwentySteps);
        Close.Equal(Matrix.Of(vector.TrainedOutputs), Predict(), Close.TwentySteps, "outputs after training");

        double[,] Predict()
        {
            float[] outputs = new float[batches[0].Rows * network.Description.OutputSize];
            network.Predict(batches[0].Inputs, outputs);
            return Matrix.Of(outputs, batches[0].Rows);
        }
    }

    private static (NormalizationVector Vector, NetworkGraph Graph, Batch[] Batches) Of(string name)
    {
        NormalizationVector vector = NormalizationVector.All.Single(vector => vector.Name == name);
        EmittedNetwork network = s_networks[name];
        return (vector, network.Graph, [.. vector.Batches.Select(batch => batch.ToBatch(network.OutputSize))]);
    }

    private static void CheckTrained(NormalizationVector vector, NetworkGraph graph, ParameterSet actual, double tolerance)
    {
        ParameterSet expected = NormalizationVector.ToParameters(graph, vector.Trained, vector.TrainedStatistics);
        foreach (string tensor in expected.Names.Concat(expected.Statistics))
            Close.Equal(expected[tensor], actual[tensor], tolerance, $"{tensor} after {vector.Losses.Length} steps");
    }
}

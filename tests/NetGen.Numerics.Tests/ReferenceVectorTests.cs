using NetGen.Compiler.Graphs;
using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;
using NetGen.Numerics.Tests.Vectors;

namespace NetGen.Numerics.Tests;

/// <summary>The interpreter against PyTorch, both in double.</summary>
public class ReferenceVectorTests
{
    public static TheoryData<string> NetworkNames => [.. VectorNetworks.Networks.Select(vector => vector.Name)];

    [Fact]
    public void Activations_and_their_derivatives_are_PyTorchs()
    {
        foreach (ActivationVector vector in VectorNetworks.Activations)
        {
            ActivationNode node = VectorNetworks.Of(vector).Graph.Nodes.OfType<ActivationNode>().Single();
            double[,] x = Matrix.Of(vector.Inputs);
            double[,] y = new double[x.GetLength(0), x.GetLength(1)];
            double[,] dx = Matrix.Of(vector.OutputGradient);
            if (node.Function == ActivationKind.Softmax)
            {
                y = ReferenceSoftmax.Values(x);
                dx = ReferenceSoftmax.Gradient(y, dx);
            }
            else
            {
                for (int i = 0; i < x.Length; i++)
                {
                    (int row, int column) = (i / x.GetLength(1), i % x.GetLength(1));
                    y[row, column] = ReferenceActivation.Value(node.Function, node.Alpha, x[row, column]);
                    dx[row, column] *= ReferenceActivation.Derivative(node.Function, node.Alpha, x[row, column]);
                }
            }

            Close.Equal(Matrix.Of(vector.Outputs), y, Close.Double, $"{vector}: y");
            Close.Equal(Matrix.Of(vector.InputGradient), dx, Close.Double, $"{vector}: dx");
        }
    }

    [Fact]
    public void Losses_and_their_gradients_are_PyTorchs()
    {
        foreach (LossVector vector in VectorNetworks.Losses)
        {
            GraphLoss graphLoss = VectorNetworks.Of(vector).Graph.Loss!;
            LossKind loss = graphLoss.Function;
            double[,] prediction = Matrix.Of(vector.Prediction), targets = ReferenceLoss.Smoothed(graphLoss, vector.TargetMatrix);
            Close.Equal(vector.Loss, ReferenceLoss.Value(loss, prediction, targets), Close.Double, $"{vector}");
            double[,] gradient = ReferenceLoss.Gradient(loss, prediction, targets);
            Close.Equal(Matrix.Of(vector.Gradient), gradient, Close.Double, $"{vector}: gradient");
        }
    }

    [Fact]
    public void Optimizers_walk_as_PyTorchs_do()
    {
        foreach (OptimizerVector vector in VectorNetworks.Optimizers)
        {
            NetworkGraph graph = VectorNetworks.Of(vector).Graph;
            var optimizer = new ReferenceOptimizer(graph);
            ParameterSet parameters = Row(graph, vector.Start);
            for (int step = 0; step < vector.Gradients.Length; step++)
            {
                optimizer.LearningRate = vector.LearningRates[step];
                optimizer.Update(parameters, Row(graph, vector.Gradients[step]));
                Close.Equal(Matrix.Of([vector.After[step]]), parameters["dense1.weight"], Close.Double, $"{vector}: step {step + 1}");
            }
        }

        static ParameterSet Row(NetworkGraph graph, double[] values)
        {
            var parameters = new ParameterSet(graph);
            Array.Copy(Matrix.Of([values]), parameters["dense1.weight"], values.Length);
            return parameters;
        }
    }

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void Networks_compute_and_learn_as_PyTorchs_do(string name)
    {
        NetworkVector vector = VectorNetworks.Networks.Single(vector => vector.Name == name);
        NetworkGraph graph = VectorNetworks.Of(vector).Graph;
        var interpreter = new ReferenceInterpreter(graph);
        ParameterSet parameters = NetworkVector.ToParameters(graph, vector.Parameters);
        Batch[] batches = [.. vector.Batches.Select(batch => batch.ToBatch((int)graph.OutputNode.Shape.Size))];
        DropoutReplay? masks = vector.Masks is null ? null : new PrescribedMasks(vector.Masks);

        Close.Equal(Matrix.Of(vector.Outputs), interpreter.Predict(parameters, batches[0].InputMatrix), Close.Double, "outputs");
        ReferencePass pass = interpreter.Train(parameters, batches[0].InputMatrix, batches[0].TargetMatrix, masks);
        Close.Equal(vector.Loss, pass.Loss, Close.Double, "loss");
        ParameterSet gradients = NetworkVector.ToParameters(graph, vector.Gradients);
        foreach (string tensor in gradients.Names)
            Close.Equal(gradients[tensor], pass.Gradients[tensor], Close.Double, $"gradient of {tensor}");

        if (vector.Trained is null)
            return;

        var optimizer = new ReferenceOptimizer(graph);
        for (int step = 0; step < vector.Losses!.Length; step++)
        {
            Batch batch = batches[step % batches.Length];
            pass = interpreter.Train(parameters, batch.InputMatrix, batch.TargetMatrix, dropout: null);
            Close.Equal(vector.Losses[step], pass.Loss, Close.Double, $"loss of step {step + 1}");
            optimizer.Update(parameters, pass.Gradients);
        }

        ParameterSet trained = NetworkVector.ToParameters(graph, vector.Trained);
        foreach (string tensor in trained.Names)
            Close.Equal(trained[tensor], parameters[tensor], Close.Double, $"{tensor} after {vector.Losses.Length} steps");
    }

    [Fact]
    public void Initializers_draw_from_PyTorchs_distributions()
    {
        foreach (InitializerVector vector in VectorNetworks.Initializers)
        {
            WeightInitializer initializer = VectorNetworks.Of(vector).Graph.Nodes.OfType<DenseNode>().Single().Initializer;
            if (vector.Bound is double bound)
            {
                Assert.Equal(DistributionForm.Uniform, initializer.Form);
                Close.Equal(-bound, initializer.Low, Close.Double, $"{vector}: lower bound");
                Close.Equal(bound, initializer.High, Close.Double, $"{vector}: upper bound");
            }
            else
            {
                Assert.Equal(DistributionForm.Normal, initializer.Form);
                Close.Equal(vector.StandardDeviation!.Value, initializer.StandardDeviation, Close.Double, $"{vector}: σ");
            }
        }
    }
}

using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using static NetGen.Compiler.Declarations.ActivationFunction;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Graphs;

public sealed class GraphBuilderTests
{
    [Fact]
    public void The_nodes_are_the_layers_in_order_each_reading_the_one_before()
    {
        NetworkGraph graph = Graph(
            Dense(784, 200), Activation(ReLU), Dropout(0.5), Dense(10), Loss(LossFunction.SoftmaxCrossEntropy), Optimizer(
                OptimizerAlgorithm.Adam));

        Assert.Equal(
            ["InputNode", "DenseNode", "ActivationNode", "DropoutNode", "DenseNode"], graph.Nodes.Select(node => node.GetType().Name));
        Assert.Equal(["784", "200", "200", "200", "10"], graph.Nodes.Select(node => node.Shape.ToString()));
        Assert.Equal([0, 1, 2, 3, 4], graph.Nodes.Select(node => node.Id));
        Assert.Equal([0, 1, 2, 3], graph.Nodes.Skip(1).Select(node => Assert.Single(node.Inputs)));
        Assert.Equal([-1, 0, 1, 2, 3], graph.Nodes.Select(node => node.Item));
        Assert.Equal(4, graph.Output);
    }

    [Fact]
    public void Dense_layers_are_counted_whether_they_are_named_or_not() =>
        Assert.Equal(
            ["Dense1", "Hidden", "Dense3"],
            Graph(Dense(2, 3), Dense(4) with { Name = "Hidden" }, Dense(5)).Nodes.OfType<DenseNode>().Select(layer => layer.Name));

    [Fact]
    public void A_shape_of_several_dimensions_stays_one()
    {
        NetworkGraph graph = Graph(Input(3, 4, 5), Activation(Tanh));
        Assert.Equal("3×4×5", graph.OutputNode.Shape.ToString());
        Assert.Equal(0, graph.Input.Item);
    }

    [Theory]
    [InlineData(Softmax, LossFunction.SoftmaxCrossEntropy, true)]
    [InlineData(Sigmoid, LossFunction.BinaryCrossEntropy, true)]
    [InlineData(Sigmoid, LossFunction.MeanSquaredError, false)]
    [InlineData(ReLU, LossFunction.SoftmaxCrossEntropy, false)]
    public void A_loss_reads_the_logits_where_it_contains_the_last_activation(ActivationFunction function, LossFunction loss, bool isFused)
    {
        NetworkGraph graph = Graph(Dense(2, 3), Activation(function), Loss(loss));
        Assert.Equal(2, graph.Output);
        Assert.Equal(isFused ? 1 : 2, graph.Loss!.Prediction);
        Assert.Equal(2, graph.Loss.Item);
    }

    [Fact]
    public void Without_a_loss_there_is_none_and_without_an_optimiser_there_is_SGD()
    {
        NetworkGraph graph = Graph(Dense(2, 3));
        Assert.Null(graph.Loss);
        Assert.Equal(new GraphOptimizer(OptimizerAlgorithm.SGD, 1e-3, 0.9, 0.9, 0.999, 1e-8, -1), graph.Optimizer);
    }

    [Fact]
    public void Stated_hyperparameters_replace_the_defaults()
    {
        NetworkGraph graph = Graph(
            Dense(2, 3),
            Loss(LossFunction.MeanSquaredError),
            Optimizer(OptimizerAlgorithm.Adam) with { LearningRate = 0.1, Beta1 = 0.2, Beta2 = 0.3, Epsilon = 0.4 });
        Assert.Equal(new GraphOptimizer(OptimizerAlgorithm.Adam, 0.1, 0.9, 0.2, 0.3, 0.4, 2), graph.Optimizer);
        Assert.Equal(2, graph.Optimizer.StatesPerParameter);
    }

    [Theory]
    [InlineData(OptimizerAlgorithm.AdaGrad, 0.01, 1e-10, 0.0, 1)]
    [InlineData(OptimizerAlgorithm.RMSProp, 0.01, 1e-8, 0.0, 1)]
    [InlineData(OptimizerAlgorithm.AdaDelta, 1.0, 1e-6, 0.0, 2)]
    [InlineData(OptimizerAlgorithm.AdamW, 1e-3, 1e-8, 0.01, 2)]
    [InlineData(OptimizerAlgorithm.AMSGrad, 1e-3, 1e-8, 0.0, 3)]
    [InlineData(OptimizerAlgorithm.Nadam, 2e-3, 1e-8, 0.0, 2)]
    [InlineData(OptimizerAlgorithm.Lion, 1e-4, 1e-8, 0.0, 1)]
    [InlineData(OptimizerAlgorithm.LBFGS, 1.0, 1e-8, 0.0, 23)]
    public void Optimisers_have_the_defaults_of_PyTorch(OptimizerAlgorithm algorithm, double rate, double epsilon, double decay, int states)
    {
        GraphOptimizer optimizer = Graph(Dense(2, 3), Loss(LossFunction.MeanSquaredError), Optimizer(algorithm)).Optimizer;
        Assert.Equal((rate, epsilon, decay), (optimizer.LearningRate, optimizer.Epsilon, optimizer.WeightDecay));
        Assert.Equal(states, optimizer.StatesPerParameter);
    }

    [Theory]
    [InlineData(null, null, 1)]
    [InlineData(true, null, 2)]
    [InlineData(null, 0.9, 2)]
    [InlineData(true, 0.9, 3)]
    [InlineData(false, 0.0, 1)]
    public void RMSProp_keeps_a_state_for_each_of_its_options(bool? centered, double? momentum, int states)
    {
        OptimizerItem optimizer = Optimizer(OptimizerAlgorithm.RMSProp) with { Centered = centered, Momentum = momentum };
        Assert.Equal(states, Graph(Dense(2, 3), Loss(LossFunction.MeanSquaredError), optimizer).Optimizer.StatesPerParameter);
    }

    [Fact]
    public void What_is_kept_is_what_is_not_dropped_and_each_dropout_has_its_own_stream()
    {
        NetworkGraph graph = Graph(Dense(2, 3), Dropout(null, 0.8), Dropout(0.25), Dropout(null, 1));
        Assert.Equal([(0.2, 1), (0.25, 2), (0, 3)], graph.Nodes.OfType<DropoutNode>().Select(dropout => (dropout.Rate, dropout.Stream)));
    }

    [Theory]
    [InlineData(LeakyReLU, null, 0.01)]
    [InlineData(LeakyReLU, 0.2, 0.2)]
    [InlineData(ELU, null, 1.0)]
    [InlineData(ELU, 0.5, 0.5)]
    [InlineData(ReLU, null, 0.0)]
    public void Activations_know_their_alpha(ActivationFunction function, double? alpha, double expected)
    {
        NetworkGraph graph = Graph(Dense(2, 3), Activation(function) with { Alpha = alpha });
        Assert.Equal(expected, Assert.IsType<ActivationNode>(graph.OutputNode).Alpha);
    }

    [Fact]
    public void An_attribute_that_is_not_understood_leaves_no_graph_and_no_finding_of_ours()
    {
        GraphResult result = GraphBuilder.Build(Network(Dense(2, 3), Incomplete));
        Assert.Null(result.Graph);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void Equal_declarations_give_equal_results()
    {
        NetworkDeclaration Declaration() => Network(Dense(2, 3), Dropout(null, 0.8), Dense(-1), Loss(LossFunction.MeanSquaredError));
        Assert.Equal(GraphBuilder.Build(Declaration()), GraphBuilder.Build(Declaration()));
        Assert.Equal(GraphBuilder.Build(Network(Dense(2, 3))), GraphBuilder.Build(Network(Dense(2, 3))));
        Assert.NotEqual(GraphBuilder.Build(Network(Dense(2, 3))), GraphBuilder.Build(Network(Dense(2, 4))));
    }
}

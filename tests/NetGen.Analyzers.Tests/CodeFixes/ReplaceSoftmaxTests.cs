namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class ReplaceSoftmaxTests
{
    [Fact]
    public Task Between_layers_a_rectifier_takes_its_place() => CodeFixTest.MendsAsync("NG0105", "replace",
        "[Network]\n[Dense(784, 200)]\n[Activation(/* hidden */ Softmax)] // why?\n[Dropout(0.2)]\n[Dense(10)]\n[Loss(SoftmaxCrossEntropy)]\npartial class Digits;\n",
        "[Network]\n[Dense(784, 200)]\n[Activation(/* hidden */ ReLU)] // why?\n[Dropout(0.2)]\n[Dense(10)]\n[Loss(SoftmaxCrossEntropy)]\npartial class Digits;\n");

    [Fact]
    public Task Before_another_activation_it_goes() => CodeFixTest.MendsAsync("NG0105", "remove",
        "[Network] [Dense(4, 3)] [Activation(LogSoftmax)] [Activation(Tanh)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] partial class Net;",
        "[Network] [Dense(4, 3)] [Activation(Tanh)] [Dense(2)] [Loss(SoftmaxCrossEntropy)] partial class Net;");

    [Fact]
    public Task All_of_a_file_go_at_once() => CodeFixTest.MendsAllAsync("NG0105", "replace",
        """
        [Network, Dense(4, 3), Activation(ActivationFunction.Softmax), Dense(2), Activation(LogSoftmax), Dense(2)] partial class Net;
        [Block] [Dense(3)] partial class F;
        [Network] [Dense(4, 3)] [Activation(function: Softmax)] [Residual<F>] partial class Other;
        """,
        """
        [Network, Dense(4, 3), Activation(ReLU), Dense(2), Activation(ReLU), Dense(2)] partial class Net;
        [Block] [Dense(3)] partial class F;
        [Network] [Dense(4, 3)] [Activation(function: ReLU)] [Residual<F>] partial class Other;
        """);

    [Fact]
    public async Task What_may_be_the_output_is_left_to_the_author() => Assert.Empty(await CodeFixTest.ActionsAsync(
        "NG0105", "[Network] [Dense(4, 3)] [Activation(Softmax)] [Dropout(0.5)] partial class Net;"));
}

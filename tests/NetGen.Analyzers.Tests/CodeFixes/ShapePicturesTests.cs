namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class ShapePicturesTests
{
    [Fact]
    public Task An_input_becomes_pictures_and_is_read_as_a_row() => CodeFixTest.MendsAsync("NG0041", "pictures",
        """
        [Network]
        [Rotate(15)] // a little
        // pixels
        [Input(784, Scale = 0.1)] // in [0, 1]
        [Dense(100)]
        [Activation(ReLU)]
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """,
        """
        [Network]
        [Rotate(15)] // a little
        // pixels
        [Input(28, 28, Scale = 0.1)] // in [0, 1]
        [Flatten]
        [Dense(100)]
        [Activation(ReLU)]
        [Dense(10)]
        [Loss(SoftmaxCrossEntropy)]
        partial class Digits;
        """);

    [Fact]
    public Task An_input_that_the_first_layer_states_is_written_before_it() => CodeFixTest.MendsAsync("NG0041", "pictures",
        "[Network]\n[ColorJitter(Hue = 10)]\n    // first\n    [Dense(3072, 100)]\n    [Dense(10)]\n[Loss(SoftmaxCrossEntropy)]\npartial class Photos;\n",
        "[Network]\n[ColorJitter(Hue = 10)]\n    [Input(3, 32, 32)]\n    [Flatten]\n    // first\n    [Dense(3072, 100)]\n    [Dense(10)]\n[Loss(SoftmaxCrossEntropy)]\npartial class Photos;\n");

    [Fact]
    public Task All_changes_of_a_file_ask_for_one_shape() => CodeFixTest.MendsAllAsync("NG0041", "pictures",
        """
        [Network, Rotate(15), Cutout(4), Input(64), Standardize, Dense(10), Loss(SoftmaxCrossEntropy)] partial class Digits;
        [Network] [Flip] [Blur(1)] [Input(new[] { 27 }, Name = "X")] [Dense(10)] [Loss(SoftmaxCrossEntropy)] partial class Tiny;
        """,
        """
        [Network, Rotate(15), Cutout(4), Input(8, 8), Flatten, Standardize, Dense(10), Loss(SoftmaxCrossEntropy)] partial class Digits;
        [Network] [Flip] [Blur(1)] [Input(3, 3, 3, Name = "X")] [Flatten] [Dense(10)] [Loss(SoftmaxCrossEntropy)] partial class Tiny;
        """);

    [Theory]
    [InlineData("[Rotate(15)] [Input(785)]")]
    [InlineData("[Rotate(15)] [Input(640)]")]
    [InlineData("[ColorJitter(Hue = 10)] [Input(784)]")]
    [InlineData("[ColorJitter(Hue = 10)] [Input(28, 28)] [Flatten]")]
    [InlineData("[Rotate(15)] [Input(64, Name = \"A\")] [Input(36, Name = \"B\")]")]
    public async Task What_is_no_square_is_not_guessed(string attributes) => Assert.Empty(await CodeFixTest.ActionsAsync(
        "NG0041", $"[Network] {attributes} [Dense(10)] [Loss(SoftmaxCrossEntropy)] partial class Net;"));

    [Fact]
    public async Task The_menu_says_the_shape() => Assert.Equal(
        "Read the inputs as pictures of 28 × 28",
        Assert.Single(await CodeFixTest.ActionsAsync("NG0041", "[Network] [Flip] [Dense(784, 10)] [Loss(SoftmaxCrossEntropy)] partial class Net;")).Title);
}

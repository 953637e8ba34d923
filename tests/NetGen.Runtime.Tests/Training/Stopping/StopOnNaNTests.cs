using NetGen.Training;
using static NetGen.Training.Callbacks;

namespace NetGen.Runtime.Tests.Training.Stopping;

public class StopOnNaNTests
{
    private const string Restored = ". The parameters from before it are restored.";

    [Fact]
    public void A_run_that_stays_finite_is_left_alone()
    {
        float[] watched = Fit(Classifier(), Samples.Clouds(30, seed: 1), [StopOnNaN()], out History history);
        float[] alone = Fit(Classifier(), Samples.Clouds(30, seed: 1), [], out _);
        Assert.Equal(alone, watched);
        Assert.Null(history.StopReason);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void An_input_is_named_by_row_and_column(float value, string name)
    {
        using var culture = new HostileCulture();
        float[] inputs = [1, 2, 3, 4, 5, 6];
        var data = new DataSet(inputs, 2, [0, 1, 2]);
        inputs[3] = value; // an array that is changed under a data set
        int row = -1;
        var observer = new BatchObserver(batch => row = batch.Inputs.IndexOf(value) / 2);

        float[] parameters = Fit(Classifier(), data, [observer, StopOnNaN()], out History history);

        Assert.Equal(
            $"batch 1 of epoch 1 has a loss of NaN: the input in row {row} of the batch, column 1, is {name}{Restored}", history.StopReason);
        Assert.All(parameters, parameter => Assert.Equal(0, parameter));
        Assert.Single(history.Epochs);
    }

    [Fact]
    public void A_target_is_named_by_row_and_column()
    {
        float[] targets = [1, 2, 3];
        var data = new DataSet([1], 1, targets, 3);
        targets[2] = float.PositiveInfinity;

        Fit(new LinearNetwork(1, 3, LossFunction.MeanSquaredError), data, [StopOnNaN()], out History history);

        Assert.Equal(
            $"batch 1 of epoch 1 has a loss of Infinity: the target in row 0 of the batch, column 2, is Infinity{Restored}", history.StopReason);
    }

    [Fact]
    public void A_parameter_that_is_NaN_from_the_start_ends_the_run_before_the_first_step()
    {
        LinearNetwork network = Classifier();
        network.ParameterBuffer[4] = float.NaN; // [input][unit]: 1, 1
        Fit(network, Samples.Clouds(3, seed: 1), [StopOnNaN()], out History history);
        Assert.Equal("dense1.weight from input 1 to unit 1 is NaN before the first step.", history.StopReason);
        Assert.Equal(0, network.Trainer!.StepCount);
    }

    [Fact]
    public void An_output_that_overflows_is_named_with_the_largest_layer()
    {
        var network = new LinearNetwork(2, 1, LossFunction.MeanSquaredError);
        new float[] { 1e30f, 3, 0.5f }.CopyTo(network.ParameterBuffer);

        Fit(network, new DataSet([1e10f, 1], 2, [1], 1), [StopOnNaN()], out History history);

        Assert.Equal(
            "batch 1 of epoch 1 has a loss of Infinity: the output of dense1 for row 0, unit 0 is Infinity from finite inputs and parameters; the largest parameter, "
            + "1E+30, is in dense1.weight" + Restored,
            history.StopReason);
        Assert.Equal([1e30f, 3, 0.5f], network.ParameterBuffer.ToArray());
    }

    [Fact]
    public void A_loss_that_overflows_behind_finite_outputs_is_told_apart()
    {
        var network = new LinearNetwork(1, 1, LossFunction.MeanSquaredError);
        network.ParameterBuffer[0] = -2e20f;

        Fit(network, new DataSet([1], 1, [1], 1), [StopOnNaN()], out History history);

        Assert.Equal(
            "batch 1 of epoch 1 has a loss of Infinity: the outputs are finite, up to -2E+20 in row 0, but the loss overflowed" + Restored,
            history.StopReason);
    }

    [Fact]
    public void A_gradient_that_overflows_is_named_by_layer()
    {
        // The loss is (1e18)², the gradient of the weight 2e18 · 1e25.
        var network = new LinearNetwork(1, 1, LossFunction.MeanSquaredError);
        network.ParameterBuffer[0] = 1e-7f;

        Fit(network, new DataSet([1e25f], 1, [0], 1), [StopOnNaN()], out History history);

        Assert.Contains(
            ": the gradient of dense1.weight from input 0 to unit 0 is Infinity, while the loss is finite" + Restored, history.StopReason,
            StringComparison.Ordinal);
        Assert.Equal([1e-7f, 0], network.ParameterBuffer.ToArray());
    }

    [Fact]
    public void An_update_that_overflows_is_told_though_every_loss_was_finite()
    {
        LinearNetwork network = new(1, 1, LossFunction.MeanSquaredError) { InitialLearningRate = 1e38f };

        Fit(network, new DataSet([1], 1, [100], 1), [StopOnNaN()], out History history);

        Assert.Equal(
            "batch 1 of epoch 1 has a loss of 10000: dense1.weight from input 0 to unit 0 is Infinity after the update, which overflowed: a "
            + "smaller learning rate or GradientClip helps" + Restored,
            history.StopReason);
        Assert.Equal([0f, 0], network.ParameterBuffer.ToArray());
    }

    [Fact]
    public void Watching_a_step_allocates_nothing()
    {
        List<long> measurements = new(1000);
        var probe = new BatchObserver(_ => measurements.Add(GC.GetAllocatedBytesForCurrentThread()));
        Classifier().Fit(Samples.Clouds(300, seed: 1), epochs: 1, batchSize: 3, callbacks: [probe, StopOnNaN()]);
        Assert.Equal(0, measurements.Zip(measurements.Skip(1), (before, after) => after - before).Min());
        Assert.Equal(measurements[50], measurements[99]);
    }

    private static LinearNetwork Classifier() => new(2, 3, LossFunction.SoftmaxCrossEntropy);

    private static float[] Fit(LinearNetwork network, DataSet data, ITrainingCallback[] callbacks, out History history)
    {
        history = network.Fit(data, epochs: 2, callbacks: callbacks);
        return network.ParameterBuffer.ToArray();
    }

    private sealed class BatchObserver(BatchAction action) : ITrainingCallback
    {
        public void BatchEnds(TrainingProgress progress, Batch batch) => action(batch);
    }

    private delegate void BatchAction(Batch batch);
}

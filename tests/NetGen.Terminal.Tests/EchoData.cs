using NetGen.Training;

namespace NetGen.Terminal.Tests;

/// <summary>Data for <see cref="EchoNetwork"/>: each pair is what a sample is and what the network takes it for.</summary>
internal static class EchoData
{
    public static DataSet Of(int classes, params (int Actual, int Predicted)[] samples)
    {
        var inputs = new float[samples.Length * classes];
        for (int sample = 0; sample < samples.Length; sample++)
            inputs[sample * classes + samples[sample].Predicted] = 10;
        return new DataSet(inputs, classes, samples.Select(sample => sample.Actual).ToArray());
    }
}

using NetGen.Kernels;

namespace NetGen.Benchmarks;

/// <summary>The step of an optimiser alone, over more parameters than any cache holds.</summary>
/// <param name="name">The case.</param>
/// <param name="optimizer">The optimiser in a word that the drivers know.</param>
/// <param name="loop">NetGen's loop over parameters and gradients with a learning rate.</param>
internal sealed class UpdateCase(string name, string optimizer, Func<AlignedBuffer, AlignedBuffer, double, LocalSide> loop)
    : PeerCase(name, training: true)
{
    private const int Parameters = 10_000_000;
    private const int CheckedSteps = 3;
    private const double LearningRate = 1e-4;

    public override int MostThreads => 1;

    public override PreparedCase Prepare(string directory, int threads)
    {
        var random = new Random(1);
        AlignedBuffer Fill(float scale)
        {
            var buffer = new AlignedBuffer(Parameters);
            foreach (ref float value in buffer.Span)
                value = (2 * random.NextSingle() - 1) * scale;
            return buffer;
        }

        AlignedBuffer parameters = Fill(1), gradients = Fill(0.01f);
        float[] before = parameters.Span.ToArray();
        Write(directory, "parameters.f32", before);
        Write(directory, "gradients.f32", gradients.Span.ToArray());
        WriteDescription(directory, new()
        {
            ["kind"] = "update",
            ["parameters"] = Parameters,
            ["optimizer"] = optimizer,
            ["learningRate"] = LearningRate,
            ["checkedSteps"] = CheckedSteps,
            ["threads"] = threads,
        });

        LocalSide run = loop(parameters, gradients, LearningRate);
        run.Measure(CheckedSteps);
        float[] after = parameters.Span.ToArray();
        return new PreparedCase(run, peer => Agreement.CompareChanges(before, after, ReadOutput(peer)));
    }
}

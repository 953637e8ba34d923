using NetGen.Kernels;

namespace Samples;

/// <summary>An optimiser that walks over a surface, by the same kernel that updates a network.</summary>
internal abstract record Walker(string Name)
{
    public static IReadOnlyList<Walker> All { get; } =
    [
        new Walker<Sgd>("SGD", (rate, _) => new Sgd(rate)),
        new Walker<Momentum>("Momentum", (rate, _) => new Momentum(rate, 0.9)),
        new Walker<Nesterov>("Nesterov", (rate, _) => new Nesterov(rate, 0.9)),
        new Walker<AdaGrad>("AdaGrad", (rate, _) => new AdaGrad(rate, 1e-10)),
        new Walker<Adam>("Adam", (rate, step) => new Adam(rate, 0.9, 0.999, 1e-8, step)),
        new Walker<Lion>("Lion", (rate, _) => new Lion(rate, 0.9, 0.99)),
    ];

    /// <summary>The points of a path, the start among them.</summary>
    public abstract (float X, float Y)[] Walk(Surface surface, float rate, int steps, int seed);
}

/// <param name="Name">What it is called.</param>
/// <param name="Rule">The optimiser at a learning rate and a step, counted from 1.</param>
internal sealed record Walker<TOptimizer>(string Name, Func<float, int, TOptimizer> Rule) : Walker(Name)
    where TOptimizer : struct, IOptimizer
{
    public override (float X, float Y)[] Walk(Surface surface, float rate, int steps, int seed)
    {
        Random random = new(seed);
        float[] point = [surface.Start.X, surface.Start.Y];
        float[] gradient = new float[2];
        float[] state = new float[2 * TOptimizer.StatesPerParameter];
        var path = new (float X, float Y)[steps + 1];
        path[0] = surface.Start;
        for (int step = 1; step <= steps; step++)
        {
            (gradient[0], gradient[1]) = surface.Slope(point[0], point[1], random);
            Optimizer.Update(Rule(rate, step), point, gradient, state, stateStride: 2);
            path[step] = (point[0], point[1]);
        }

        return path;
    }
}

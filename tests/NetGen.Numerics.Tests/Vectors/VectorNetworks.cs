using NetGen.Numerics.Tests.Harness;

namespace NetGen.Numerics.Tests.Vectors;

/// <summary>All vectors, each with a compiled network that it can be put through, compiled in one go.</summary>
/// <remarks>
/// A vector of one operation goes through y = I·W without bias: the rows of W are the operation's inputs, and as dW = Iᵀ·dy, the weights'
/// gradient is the gradient that comes out of the operation.
/// </remarks>
internal static class VectorNetworks
{
    private const string Squares = "Loss(MeanSquaredError)";

    private static readonly Lazy<NetworkCompilation> s_compilation = new(Compile);

    public static ActivationVector[] Activations { get; } = VectorFile.Read<ActivationVector>("activations");

    public static LossVector[] Losses { get; } = VectorFile.Read<LossVector>("losses");

    public static OptimizerVector[] Optimizers { get; } = [.. VectorFile.Read<OptimizerVector>("optimizers"), .. VectorFile.Read<OptimizerVector>("lbfgs")];

    public static InitializerVector[] Initializers { get; } = VectorFile.Read<InitializerVector>("initializers");

    public static NetworkVector[] Networks { get; } =
        [.. ((string[])["networks", "blocks", "heads", "lbfgs_networks", "tied"]).SelectMany(VectorFile.Read<NetworkVector>)];

    public static EmittedNetwork Of(ActivationVector vector) => s_compilation.Value[NameOf(Activations, vector)];

    public static EmittedNetwork Of(LossVector vector) => s_compilation.Value[NameOf(Losses, vector)];

    public static EmittedNetwork Of(OptimizerVector vector) => s_compilation.Value[NameOf(Optimizers, vector)];

    public static EmittedNetwork Of(InitializerVector vector) => s_compilation.Value[NameOf(Initializers, vector)];

    public static EmittedNetwork Of(NetworkVector vector) => s_compilation.Value[vector.Name];

    private static string NameOf<T>(T[] vectors, T vector)
        where T : class => typeof(T).Name + Array.IndexOf(vectors, vector);

    private static NetworkCompilation Compile() => NetworkCompilation.Compile(
    [
        .. Activations.Select(vector => (NameOf(Activations, vector), Declaration(vector.Inputs, vector.Attribute, Squares))),
        .. Losses.Select(vector => (NameOf(Losses, vector), Declaration(vector.Prediction, vector.Attribute))),
        .. Optimizers.Select(vector => (NameOf(Optimizers, vector), Declaration([vector.Start], Squares, vector.Attribute))),
        .. Initializers.Select(vector => (NameOf(Initializers, vector), Declaration(vector.Attributes))),
        .. Networks.Select(vector => (vector.Name, Declaration(vector.Attributes))),
    ]);

    private static string Declaration(double[][] weights, params string[] attributes) =>
        Declaration([$"Dense({weights.Length}, {weights[0].Length}, Bias = false)", .. attributes]);

    private static string Declaration(string[] attributes) => string.Concat(attributes.Select(attribute => $"[{attribute}] "));
}

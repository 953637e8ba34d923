using NetGen.Compiler.Graphs;

namespace NetGen.Numerics.Tests.Reference;

/// <summary>One term of what training minimises.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Node">The node that it reads.</param>
/// <param name="Weight">What it is multiplied by.</param>
/// <param name="Offset">The first of its columns in the targets.</param>
internal sealed record LossTerm(GraphLoss Loss, int Node, double Weight, int Offset);

namespace NetGen.Compiler.Emission;

/// <summary>What becomes of the gradients of a layer's weights.</summary>
internal enum GradientUse
{
    /// <summary>They are kept.</summary>
    Keep,

    /// <summary>They are added to those of an earlier use of the layer.</summary>
    Add,

    /// <summary>The optimiser uses them up.</summary>
    Update,
}

namespace NetGen.Generator;

/// <summary>The names of the pipeline's steps, by which tests see what was rerun.</summary>
public static class TrackingNames
{
    /// <summary>Symbols to <see cref="Compiler.Declarations.NetworkDeclaration"/>.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>A declaration to <see cref="CompiledNetwork"/>.</summary>
    public const string Graph = nameof(Graph);

    /// <summary>A network to <see cref="GeneratedFile"/>.</summary>
    public const string Emit = nameof(Emit);
}

namespace NetGen.Compiler.Lowering;

/// <summary>What lies among the parameters of a network or a block: those of a layer, or of a composition.</summary>
public interface IParameterEntry
{
    /// <summary>The place of its node among those of the network or the block.</summary>
    int Place { get; }
}

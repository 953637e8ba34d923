namespace NetGen;

/// <summary>A parameter file that is damaged, or that holds other tensors than the network.</summary>
public sealed class ParameterFileException : FormatException
{
    /// <summary>An exception without a message of its own.</summary>
    public ParameterFileException()
    {
    }

    /// <summary>An exception for a damaged file.</summary>
    /// <param name="message">What is damaged, and where.</param>
    public ParameterFileException(string message)
        : base(message)
    {
    }

    /// <summary>An exception for a damaged file.</summary>
    /// <param name="message">What is damaged, and where.</param>
    /// <param name="innerException">The cause.</param>
    public ParameterFileException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal ParameterFileException(string message, IReadOnlyList<string> mismatches)
        : base(message) => Mismatches = mismatches;

    /// <summary>Every tensor that is missing, extra or misshapen, a sentence each; empty where the file is damaged.</summary>
    public IReadOnlyList<string> Mismatches { get; } = [];
}

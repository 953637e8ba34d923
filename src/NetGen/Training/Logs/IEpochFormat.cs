namespace NetGen.Training;

/// <summary>How a log writes an epoch, as one line of text.</summary>
internal interface IEpochFormat
{
    /// <summary>The first line of the file; null where there is none.</summary>
    string? Header { get; }

    /// <summary>The line of an epoch, without its end.</summary>
    string Line(EpochResult epoch);

    /// <summary>The epoch that a line is about; null where it is no line of this format.</summary>
    int? EpochOf(string line);
}

namespace NetGen;

/// <summary>Checks that tensors fill the data of a file exactly, without gap or overlap.</summary>
internal static class SafetensorsLayout
{
    /// <param name="entries">The tensors; sorted by their place on return.</param>
    /// <param name="dataLength">The bytes that follow the header.</param>
    /// <param name="file">What messages call the file.</param>
    /// <exception cref="ParameterFileException">They do not.</exception>
    public static void Check(SafetensorsEntry[] entries, long dataLength, string file)
    {
        foreach (SafetensorsEntry entry in entries)
            CheckSize(entry, dataLength, file);

        Array.Sort(entries, (a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        long end = 0;
        string before = "";
        foreach (SafetensorsEntry entry in entries)
        {
            if (entry.Begin != end)
                throw Damaged(file, Displaced(entry, end, before));
            (end, before) = (entry.End, entry.Name);
        }
        if (end != dataLength)
            throw Damaged(file, $"its tensors take {end} bytes, but {dataLength} follow the header.");
    }

    private static string Displaced(SafetensorsEntry entry, long end, string before)
    {
        string name = Printable.Quote(entry.Name);
        return entry.Begin < end
            ? $"the values of tensors {Printable.Quote(before)} and {name} overlap at byte {entry.Begin} of the data."
            : $"bytes {end} to {entry.Begin} of the data, before tensor {name}, belong to no tensor.";
    }

    private static void CheckSize(SafetensorsEntry entry, long dataLength, string file)
    {
        if (entry.Begin > entry.End)
            throw Damaged(file, $"{Place(entry)} ends before it begins.");
        if (entry.End > dataLength)
            throw Damaged(file, $"{Place(entry)} is out of range: {dataLength} bytes follow the header.");

        long bytes = entry.Type.Bytes;
        try
        {
            foreach (long dimension in entry.Shape)
                bytes = checked(bytes * dimension);
        }
        catch (OverflowException exception)
        {
            throw new ParameterFileException($"{file} is damaged: {Place(entry)} has a shape beyond 2⁶³ bytes.", exception);
        }
        if (bytes != entry.End - entry.Begin)
            throw Damaged(file, $"{Place(entry)} takes {entry.End - entry.Begin} bytes, but its shape takes {bytes}.");
    }

    private static string Place(SafetensorsEntry entry) =>
        $"tensor {Printable.Quote(entry.Name)} with data_offsets [{entry.Begin}, {entry.End}]";

    private static ParameterFileException Damaged(string file, string problem) => new($"{file} is damaged: {problem}");
}

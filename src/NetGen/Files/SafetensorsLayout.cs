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
            string name = Printable.Quote(entry.Name);
            if (entry.Begin < end)
                throw Damaged(file, $"the values of tensors {before} and {name} overlap at byte {entry.Begin} of the data.");
            if (entry.Begin > end)
                throw Damaged(file, $"bytes {end} to {entry.Begin} of the data, before tensor {name}, belong to no tensor.");
            (end, before) = (entry.End, name);
        }
        if (end != dataLength)
            throw Damaged(file, $"its tensors take {end} bytes, but {dataLength} follow the header.");
    }

    private static void CheckSize(SafetensorsEntry entry, long dataLength, string file)
    {
        string place = $"tensor {Printable.Quote(entry.Name)} with data_offsets [{entry.Begin}, {entry.End}]";
        if (entry.Begin > entry.End)
            throw Damaged(file, $"{place} ends before it begins.");
        if (entry.End > dataLength)
            throw Damaged(file, $"{place} is out of range: {dataLength} bytes follow the header.");

        long bytes = entry.Type.Bytes;
        try
        {
            foreach (long dimension in entry.Shape)
                bytes = checked(bytes * dimension);
        }
        catch (OverflowException exception)
        {
            throw new ParameterFileException($"{file} is damaged: {place} has a shape beyond 2⁶³ bytes.", exception);
        }
        if (bytes != entry.End - entry.Begin)
            throw Damaged(file, $"{place} takes {entry.End - entry.Begin} bytes, but its shape takes {bytes}.");
    }

    private static ParameterFileException Damaged(string file, string problem) => new($"{file} is damaged: {problem}");
}

using System.Text;

namespace NetGen.Training;

/// <summary>Markup that grows piece by piece. Its pieces are texts: numbers have been written by <see cref="Markup"/>, in no culture.</summary>
internal sealed class MarkupBuilder(string start = "")
{
    private readonly StringBuilder _text = new(start);

    public MarkupBuilder Add(string piece)
    {
        _text.Append(piece);
        return this;
    }

    public override string ToString() => _text.ToString();
}

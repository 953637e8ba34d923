using System.Text;

namespace NetGen.Compiler.Emission;

/// <summary>Writes C# text line by line at the current indentation, with LF ends.</summary>
internal sealed class CodeWriter
{
    private const string IndentText = "    ";
    private const int MaxLineLength = 140;

    private readonly StringBuilder _text = new();
    private int _indent;
    private bool _separates;

    /// <summary>Leaves a line empty before what comes next, unless that is the first or the last in its block.</summary>
    public void Separate() => _separates = true;

    /// <summary>Writes the lines of a text, each at the current indentation; an empty text gives an empty line.</summary>
    public void Write(string text = "")
    {
        foreach (string line in text.Replace("\r\n", "\n").Split('\n'))
        {
            if (_separates && line.Length > 0 && line != "}" && !EndsWith("{\n") && !EndsWith("\n\n"))
                _text.Append('\n');
            _separates &= line.Length == 0;
            if (line.Length > 0)
            {
                for (int level = 0; level < _indent; level++)
                    _text.Append(IndentText);
                _text.Append(line);
            }

            _text.Append('\n');
        }
    }

    /// <summary>Opens a method; parameters that would make the line too long stand on a line each.</summary>
    public Block OpenMethod(string head, IReadOnlyCollection<string> parameters)
    {
        string line = $"{head}({string.Join(", ", parameters)})";
        return Open(line.Length + _indent * IndentText.Length <= MaxLineLength
            ? line
            : $"{head}(\n{IndentText}{string.Join(",\n" + IndentText, parameters)})");
    }

    /// <summary>Writes a head and an opening brace; the closing one comes when the result is disposed.</summary>
    public Block Open(string head)
    {
        Write(head);
        Write("{");
        _indent++;
        return new Block(this);
    }

    public override string ToString() => _text.ToString();

    private bool EndsWith(string end)
    {
        if (_text.Length < end.Length)
            return false;
        for (int i = 0; i < end.Length; i++)
        {
            if (_text[_text.Length - end.Length + i] != end[i])
                return false;
        }

        return true;
    }

    internal readonly struct Block(CodeWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._indent--;
            writer.Write("}");
        }
    }
}

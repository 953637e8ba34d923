using System.Text;
using NetGen.Terminal;
using Spectre.Console;

namespace NetGen.Benchmarks;

/// <summary>A table of results: drawn on a terminal, as Markdown everywhere else.</summary>
internal sealed class ResultTable(string title, params string[] headers)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write()
    {
        if (Console.IsOutputRedirected)
        {
            Console.WriteLine(ToMarkdown());
            return;
        }

        var table = new Table { Title = new TableTitle(Markup.Escape(title)), Border = TableBorder.Rounded };
        table.AddColumns([.. headers.Select((header, column) => new TableColumn(Markup.Escape(header)) { Alignment = column == 0 ? Justify.Left : Justify.Right })]);
        foreach (string[] row in _rows)
            table.AddRow([.. row.Select(Coloured)]);
        TerminalOutput.Console.Write(table);
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append("**").Append(title).Append("**\n\n| ").AppendJoin(" | ", headers).Append(" |\n|");
        for (int column = 0; column < headers.Length; column++)
            text.Append(column == 0 ? "---|" : "---:|");
        text.Append('\n');
        foreach (string[] row in _rows)
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        return text.ToString();
    }

    private static string Coloured(string cell) => cell switch
    {
        "ok" => "[green]ok[/]",
        "below" => "[red]below[/]",
        _ => Markup.Escape(cell),
    };
}

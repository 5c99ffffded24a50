using System.Globalization;
using System.Runtime.CompilerServices;
using Spectre.Console;

namespace TrackStore.Sample.Rendering;

/// <summary>
/// Writes to a terminal with colours and tables, and to a file or pipe in plain lines of full length: no escape codes, no boxes, nothing cut off.
/// Whatever stands in the braces of an interpolated text is data and never read as markup.
/// </summary>
internal sealed class Output
{
    private const int NeverWrap = 1_000_000;
    private readonly IAnsiConsole _console;
    private readonly TextWriter _error;
    private readonly bool _colouredErrors;

    public Output(IAnsiConsole console, TextWriter error)
    {
        _console = console;
        _error = error;
        IsPlain = !console.Profile.Out.IsTerminal;
        _colouredErrors = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
        if (!IsPlain)
            return;

        console.Profile.Width = NeverWrap;
        console.Profile.Capabilities.Ansi = false;
        console.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        console.Profile.Capabilities.Links = false;
    }

    /// <summary>Gets a value indicating whether nobody watches: the output goes to a file or a pipe.</summary>
    public bool IsPlain { get; }

    /// <summary>Gets a value indicating whether all of it is for people, even in a file: no list is written for other programs.</summary>
    public bool IsForReading { get; init; }

    /// <summary>Gets where errors and remarks go.</summary>
    public TextWriter ErrorWriter => _error;

    /// <summary>Gets the console, for live displays.</summary>
    public IAnsiConsole Terminal => _console;

    /// <summary>Writes a line of markup with data in it.</summary>
    public void Line(FormattableString text)
    {
        object?[] data = [.. text.GetArguments().Select(argument => argument is string value ? Format.Clean(value) : argument)];
        _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, FormattableStringFactory.Create(text.Format, data));
    }

    public void Line() => _console.WriteLine();

    /// <summary>Writes a line as it is, never broken: something to copy.</summary>
    public void Verbatim(string text) => _console.Profile.Out.Writer.WriteLine(Format.Clean(text));

    public void Heading(FormattableString text)
    {
        _console.WriteLine();
        Line(FormattableStringFactory.Create($"[bold yellow]{text.Format}[/]", text.GetArguments()));
    }

    /// <summary>Writes a remark that is no part of the answer, on one line however long, so that a pipe gets the answer alone.</summary>
    public void Note(string text)
    {
        if (IsPlain)
            _error.WriteLine(Format.Clean(text));
        else
            Verbatim(text);
    }

    /// <summary>Writes why a command failed, on one line.</summary>
    public void Error(string message)
    {
        string text = $"error: {Format.Clean(message)}";
        _error.WriteLine(_colouredErrors ? $"\e[31m{text}\e[0m" : text);
    }

    /// <summary>Writes a list: a table without its empty columns, or tab-separated lines with a heading and every column for other programs.</summary>
    public void List(IReadOnlyList<Column> columns, IReadOnlyList<string?[]> rows)
    {
        if (!IsPlain || IsForReading)
        {
            Table(columns, rows);
            return;
        }

        Verbatim(columns.Select(column => column.Title), '\t');
        foreach (string?[] row in rows)
            Verbatim(row, '\t');
    }

    /// <summary>Writes a table for reading, without its empty columns: with lines, or with its columns filled up with spaces.</summary>
    public void Table(IReadOnlyList<Column> columns, IReadOnlyList<string?[]> rows)
    {
        int[] filled = [.. Enumerable.Range(0, columns.Count).Where(i => rows.Any(row => !string.IsNullOrEmpty(row[i])))];
        if (filled.Length < columns.Count)
            (columns, rows) = ([.. filled.Select(i => columns[i])], [.. rows.Select(row => filled.Select(i => row[i]).ToArray())]);
        if (IsPlain)
        {
            PlainTable(columns, rows);
            return;
        }

        TableWidths widths = TableWidths.Of(columns, rows);
        int[] shown = [.. Enumerable.Range(0, columns.Count)];
        while (widths.Least(shown) > _console.Profile.Width && Array.FindLastIndex(shown, i => columns[i].IsExtra) is var extra and >= 0)
            shown = [.. shown.Where((_, position) => position != extra)];
        if (widths.Least(shown) > _console.Profile.Width)
            Stack(columns, rows);
        else
            Draw([.. shown.Select(i => columns[i])], [.. rows.Select(row => shown.Select(i => row[i]).ToArray())], widths.Fit(shown, _console.Profile.Width));
    }

    private void Draw(IReadOnlyList<Column> columns, IReadOnlyList<string?[]> rows, int[] widths)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        for (int i = 0; i < columns.Count; i++)
        {
            var header = new TableColumn(new Markup($"[bold]{Markup.Escape(columns[i].Title)}[/]")) { Width = widths[i] };
            table.AddColumn(columns[i].RightAligned ? header.RightAligned() : header);
        }

        foreach (string?[] row in rows)
            table.AddRow(row.Select(cell => new Spectre.Console.Text(Format.Clean(cell))));
        _console.Write(table);
    }

    /// <summary>Writes a table for a terminal that is too narrow for it: the cells of a row below one another, the empty ones left out.</summary>
    private void Stack(IReadOnlyList<Column> columns, IReadOnlyList<string?[]> rows)
    {
        int indent = columns.Max(column => Width(column.Title)) + 2;
        foreach (string?[] row in rows)
        {
            for (int i = 0; i < columns.Count; i++)
            {
                if (!string.IsNullOrEmpty(row[i]))
                    Line($"[bold]{columns[i].Title}[/]{new string(' ', indent - Width(columns[i].Title))}{row[i]}");
            }

            Line();
        }
    }

    private void PlainTable(IReadOnlyList<Column> columns, IReadOnlyList<string?[]> rows)
    {
        string[][] lines = [[.. columns.Select(column => column.Title)], .. rows.Select(row => row.Select(Format.Clean).ToArray())];
        int[] widths = [.. columns.Select((_, i) => lines.Max(line => Width(line[i])))];
        foreach (string[] line in lines)
        {
            IEnumerable<string> cells = line.Select((cell, i) =>
            {
                string filling = new(' ', widths[i] - Width(cell));
                return columns[i].RightAligned ? filling + cell : cell + filling;
            });
            _console.Profile.Out.Writer.WriteLine($"  {string.Join("  ", cells)}".TrimEnd());
        }
    }

    private void Verbatim(IEnumerable<string?> cells, char separator)
        => _console.Profile.Out.Writer.WriteLine(string.Join(separator, cells.Select(Format.Clean)));

    private static int Width(string text) => TableWidths.Of(text);
}

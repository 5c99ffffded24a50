using System.Globalization;
using System.Runtime.CompilerServices;
using Spectre.Console;

namespace TrackStore.Sample.Rendering;

/// <summary>
/// Writes colors and tables to a terminal, and complete plain lines without escape codes to a file or pipe. The holes of an interpolated
/// text are data and never read as markup.
/// </summary>
internal sealed class Output
{
    private const int Unlimited = 1_000_000;
    private readonly IAnsiConsole _console;
    private readonly TextWriter _error;
    private readonly int? _errorWidth;

    /// <summary>Initializes a new instance of the <see cref="Output"/> class.</summary>
    /// <param name="console">Where results go.</param>
    /// <param name="error">Where errors and notes go.</param>
    /// <param name="errorWidth">The width of the terminal that shows errors, in cells, or null when they go to a file or pipe.</param>
    public Output(IAnsiConsole console, TextWriter error, int? errorWidth = null)
    {
        _console = console;
        _error = error;
        _errorWidth = errorWidth;
        IsPlain = !console.Profile.Out.IsTerminal;
        if (!IsPlain)
            return;

        console.Profile.Width = Unlimited;
        console.Profile.Capabilities.Ansi = false;
        console.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        console.Profile.Capabilities.Links = false;
    }

    /// <summary>Gets a value indicating whether results go to a file or pipe.</summary>
    public bool IsPlain { get; }

    /// <summary>
    /// Gets a value indicating whether lists are written for people even in a file, and not tab-separated for other programs.
    /// </summary>
    public bool IsForReading { get; init; }

    /// <summary>Gets the writer of errors and notes.</summary>
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

    /// <summary>Writes a paragraph of plain text, broken between words in a terminal.</summary>
    public void Paragraph(string text) => Line($"{text}");

    /// <summary>Writes a line that is meant to be copied, without breaking it.</summary>
    public void Verbatim(string text) => _console.Profile.Out.Writer.WriteLine(Format.Clean(text));

    public void Heading(FormattableString text)
    {
        _console.WriteLine();
        Line(FormattableStringFactory.Create($"[bold yellow]{text.Format}[/]", text.GetArguments()));
    }

    /// <summary>Writes a note beside the result. In a pipe it goes to the error stream, so that the pipe holds only the result.</summary>
    /// <param name="text">The note.</param>
    /// <param name="command">A command to copy, on a line of its own; or null.</param>
    public void Note(string text, string? command = null)
    {
        if (IsPlain)
            _error.WriteLine(Format.Clean(command is null ? text : $"{text} {command}"));
        else if (command is null)
            Line($"{text}");
        else
            WriteCommand(text, command);
    }

    /// <summary>Writes why a command failed: on one line in a file or pipe, broken between words in a terminal.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="advice">What to do. Lines that begin with two spaces are commands to copy, and stay whole.</param>
    public void Error(string message, params IReadOnlyList<string> advice)
    {
        string text = $"error: {Format.Clean(message)}";
        if (_errorWidth is not { } width)
        {
            _error.WriteLine(text);
            foreach (string line in advice)
                _error.WriteLine(line);
            return;
        }

        foreach (string line in TextWrapper.Wrap(text, width))
            _error.WriteLine($"\e[31m{line}\e[0m");
        foreach (string line in advice.SelectMany(
            line => line.StartsWith("  ", StringComparison.Ordinal) ? [line] : TextWrapper.Wrap(line, width)))
        {
            _error.WriteLine(line);
        }
    }

    /// <summary>Writes a list: a table without its empty columns, or tab-separated lines with all columns for other programs.</summary>
    public void List(IReadOnlyList<Column> columns, IReadOnlyList<string?[]> rows)
    {
        if (!IsPlain || IsForReading)
        {
            Table(columns, rows);
            return;
        }

        WriteTabSeparated(columns.Select(column => column.Title));
        foreach (string?[] row in rows)
            WriteTabSeparated(row);
    }

    /// <summary>
    /// Writes a table for reading, without its empty columns. A terminal that is too narrow for the optional columns doesn't show them;
    /// one that is too narrow for the others shows each row as a block of lines.
    /// </summary>
    public void Table(IReadOnlyList<Column> columns, IReadOnlyList<string?[]> rows)
    {
        int[] filled = [.. Enumerable.Range(0, columns.Count).Where(i => rows.Any(row => !string.IsNullOrEmpty(row[i])))];
        if (filled.Length < columns.Count)
            (columns, rows) = ([.. filled.Select(i => columns[i])], [.. rows.Select(row => filled.Select(i => row[i]).ToArray())]);
        if (IsPlain)
        {
            WritePlainTable(columns, rows);
            return;
        }

        TableWidths widths = TableWidths.Of(columns, rows);
        if (widths.Choose(_console.Profile.Width) is { } shown)
        {
            Draw(
                [.. shown.Select(i => columns[i])],
                [.. rows.Select(row => shown.Select(i => row[i]).ToArray())],
                widths.Fit(shown, _console.Profile.Width));
        }
        else
        {
            WriteBlocks(columns, rows);
        }
    }

    private void WriteCommand(string text, string command)
    {
        Line($"{text}");
        Verbatim($"  {command}");
    }

    private void Draw(IReadOnlyList<Column> columns, IReadOnlyList<string?[]> rows, int[] widths)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        for (int i = 0; i < columns.Count; i++)
        {
            var header = new TableColumn(new Markup($"[bold]{Markup.Escape(columns[i].Title)}[/]")) { Width = widths[i], NoWrap = true };
            table.AddColumn(columns[i].RightAligned ? header.RightAligned() : header);
        }

        foreach (string?[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, i) => string.Join('\n', TextWrapper.Wrap(Format.Clean(cell), widths[i])));
            table.AddRow(cells.Select(cell => new Spectre.Console.Text(cell)));
        }

        _console.Write(table);
    }

    /// <summary>Writes a row as a block: one line for each filled cell, with its column's title in front.</summary>
    private void WriteBlocks(IReadOnlyList<Column> columns, IReadOnlyList<string?[]> rows)
    {
        int indent = columns.Max(column => TextWrapper.WidthOf(column.Title)) + 2;
        int width = Math.Max(10, _console.Profile.Width - indent);
        foreach (string?[] row in rows)
        {
            for (int i = 0; i < columns.Count; i++)
            {
                if (string.IsNullOrEmpty(row[i]))
                    continue;
                string text = Format.Clean(row[i]);
                IReadOnlyList<string> lines = columns[i].IsWhole ? [text] : TextWrapper.Wrap(text, width);
                Line($"[bold]{columns[i].Title}[/]{new string(' ', indent - TextWrapper.WidthOf(columns[i].Title))}{lines[0]}");
                foreach (string line in lines.Skip(1))
                    Line($"{new string(' ', indent)}{line}");
            }

            Line();
        }
    }

    private void WritePlainTable(IReadOnlyList<Column> columns, IReadOnlyList<string?[]> rows)
    {
        string[][] lines = [[.. columns.Select(column => column.Title)], .. rows.Select(row => row.Select(Format.Clean).ToArray())];
        int[] widths = [.. columns.Select((_, i) => lines.Max(line => TextWrapper.WidthOf(line[i])))];
        foreach (string[] line in lines)
        {
            IEnumerable<string> cells = line.Select((cell, i) =>
            {
                string padding = new(' ', widths[i] - TextWrapper.WidthOf(cell));
                return columns[i].RightAligned ? padding + cell : cell + padding;
            });
            _console.Profile.Out.Writer.WriteLine($"  {string.Join("  ", cells)}".TrimEnd());
        }
    }

    private void WriteTabSeparated(IEnumerable<string?> cells)
        => _console.Profile.Out.Writer.WriteLine(string.Join('\t', cells.Select(Format.Clean)));
}

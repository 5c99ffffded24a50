using System.Text;
using System.Text.RegularExpressions;

namespace TrackStore.Sample.Rekordbox;

/// <summary>
/// The text of an export, handed out line by line. It remembers the lines that an XML reader may not have parsed yet, so that reading can
/// resume behind an item that is not XML.
/// </summary>
internal sealed partial class ExportText(Stream stream) : TextReader
{
    /// <summary>The elements around an item, for the XML reader that resumes in the middle of the file.</summary>
    private const string Context = "<DJ_PLAYLISTS><COLLECTION>";

    private static readonly string[] Starts = ["<TRACK ", "<TRACK\t", "</COLLECTION>"];

    private readonly StreamReader _lines = new(stream, Encoding.UTF8);
    private readonly Queue<string> _handedOut = [];
    private long _firstHandedOut = 1;
    private long _shift;
    private string _current = "";
    private int _offset;

    /// <summary>Gets a value indicating whether the file has no text.</summary>
    public bool IsEmpty => _handedOut.Count == 0 && _firstHandedOut == 1;

    /// <summary>Gets the lines that may not have been parsed yet.</summary>
    public string Recent => string.Join('\n', _handedOut);

    /// <summary>Converts a line of the XML reader to a line of the file.</summary>
    public long LineOf(long xmlLine) => xmlLine + _shift;

    /// <summary>Forgets the lines before one of the XML reader's, which is parsed up to there.</summary>
    public void Forget(long xmlLine)
    {
        while (_handedOut.Count > 0 && _firstHandedOut < LineOf(xmlLine))
        {
            _handedOut.Dequeue();
            _firstHandedOut++;
        }
    }

    /// <summary>Goes to the next item, or the end of the collection, behind a place that is not XML.</summary>
    /// <param name="xmlLine">The line of the XML reader.</param>
    /// <param name="position">The position in the line, from 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The line of the item that is broken and its text, for a new XML reader over this text; or null when the file ends before.
    /// </returns>
    public async Task<(long Line, string Text)?> ResumeAsync(int xmlLine, int position, CancellationToken cancellationToken)
    {
        long wanted = LineOf(xmlLine);
        (long Line, string Text)? broken = null;
        for (long number = _firstHandedOut; ; number++)
        {
            if (!_handedOut.TryDequeue(out string? line))
                line = Clean(await _lines.ReadLineAsync(cancellationToken));
            if (line is null)
                return null;

            // The broken item starts before the place; the next one at it or behind it.
            int from = number < wanted ? line.Length : number == wanted ? Math.Clamp(position - 1, 0, line.Length) : 0;
            if (from > 0 && line.LastIndexOf(Starts[0], from - 1, StringComparison.Ordinal) is >= 0 and var start)
                broken = (number, line[start..]);
            int next = NextStart(line, from);
            if (next < 0)
                continue;

            // Blanks keep the positions of the line.
            Restart(number, new string(' ', next) + line[next..]);
            return broken ?? (wanted, "");
        }
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (_offset == _current.Length && !HandOut(Clean(_lines.ReadLine())))
            return 0;
        return Copy(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        if (_offset == _current.Length && !HandOut(Clean(await _lines.ReadLineAsync(cancellationToken))))
            return 0;
        return Copy(buffer.Span);
    }

    public override Task<int> ReadAsync(char[] buffer, int index, int count) => ReadAsync(buffer.AsMemory(index, count)).AsTask();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _lines.Dispose();
        base.Dispose(disposing);
    }

    // No XML reader takes these characters, and nobody sees them. An ampersand by itself is what people forget to escape.
    private static string? Clean(string? line)
    {
        if (line is null)
            return null;
        string visible = line.Any(IsForbidden) ? string.Concat(line.Where(character => !IsForbidden(character))) : line;
        return visible.Contains('&', StringComparison.Ordinal) ? BareAmpersand().Replace(visible, "&amp;") : visible;
    }

    private static bool IsForbidden(char character)
        => (char.IsControl(character) && character != '\t') || character is '\uFFFE' or '\uFFFF';

    private static int NextStart(string line, int from)
        => Starts.Select(text => line.IndexOf(text, from, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();

    private bool HandOut(string? line)
    {
        if (line is null)
            return false;
        _handedOut.Enqueue(line);
        _current = line + "\n";
        _offset = 0;
        return true;
    }

    private int Copy(Span<char> buffer)
    {
        int length = Math.Min(buffer.Length, _current.Length - _offset);
        _current.AsSpan(_offset, length).CopyTo(buffer);
        _offset += length;
        return length;
    }

    private void Restart(long number, string line)
    {
        // The context is the new reader's line 1, and this line its line 2. Lines that were handed out come again.
        string[] rest = [line, .. _handedOut];
        _shift = number - 2;
        _firstHandedOut = number;
        _handedOut.Clear();
        foreach (string text in rest)
            _handedOut.Enqueue(text);
        _current = $"{Context}\n{string.Join('\n', rest)}\n";
        _offset = 0;
    }

    [GeneratedRegex(@"&(?!\w+;|#\d+;|#x[0-9A-Fa-f]+;)")]
    private static partial Regex BareAmpersand();
}

using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace TrackStore.Sample.Csv;

/// <summary>
/// Streams the rows of a file. A cell in quotes may have line breaks; where that gives no sound row, its lines are read one by one, so
/// that a quote that is never closed costs one row and not the rest of the file.
/// </summary>
internal sealed class CsvRecordReader : IDisposable
{
    private readonly CsvReader _csv;
    private readonly CsvReaderOptions _options;
    private readonly Action<long, string> _reject;
    private readonly Queue<CsvRecord> _recovered = [];

    private CsvRecordReader(Stream stream, CsvReaderOptions options, Action<long, string> reject)
    {
        _options = options with { OnMalformedRecord = bad => Recover(bad.LineNumber, bad.RawRecord, bad.Reason) };
        _reject = reject;
        _csv = CsvReader.Create(stream, _options, leaveOpen: true);
    }

    /// <summary>Gets the meaning of the columns.</summary>
    public CsvColumns Columns { get; private set; } = null!;

    /// <summary>Gets the character between two cells.</summary>
    public char Separator => _csv.Separator;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="stream">The file, which stays open.</param>
    /// <param name="encoding">The encoding of its text.</param>
    /// <param name="reject">Receives the line and the reason of each row that can't be read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="CsvFormatException">The header has no title or no artist column.</exception>
    public static async Task<CsvRecordReader> OpenAsync(
        Stream stream, Encoding encoding, Action<long, string> reject, CancellationToken cancellationToken)
    {
        var options = new CsvReaderOptions
        {
            Encoding = encoding is UTF8Encoding ? null : encoding,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MalformedData = CsvMalformedDataHandling.Skip,
        };
        CsvRecordReader reader = await CreateAsync(stream, options, reject, cancellationToken);
        if (!reader.Columns.Export.IsUnquoted())
            return reader;

        reader.Dispose();
        return await CreateAsync(
            stream, options with { Mode = CsvMode.NoEscape, Separator = '\t', TrimWhitespace = false }, reject, cancellationToken);
    }

    public async IAsyncEnumerable<CsvRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool isLeft = true;
        while (isLeft)
        {
            isLeft = await _csv.ReadAsync(cancellationToken);
            CsvRecord? record = isLeft ? new CsvRecord(_csv.LineNumber, _csv.Current.ToArray()) : null;
            if (record is not null && record.Cells.Length != Columns.Count && record.Cells.Any(HasLineBreak))
            {
                Recover(record.Line, Encoding.UTF8.GetString(_csv.RawRecord), CsvMalformedReason.FieldCountMismatch);
                record = null;
            }

            while (_recovered.TryDequeue(out CsvRecord? earlier))
                yield return earlier;
            if (record is not null)
                yield return record;
        }
    }

    public void Dispose() => _csv.Dispose();

    private static async Task<CsvRecordReader> CreateAsync(
        Stream stream, CsvReaderOptions options, Action<long, string> reject, CancellationToken cancellationToken)
    {
        stream.Position = 0;
        var reader = new CsvRecordReader(stream, options, reject);
        try
        {
            await reader._csv.ReadHeaderAsync(cancellationToken);
            reader.Columns = CsvColumns.FromHeader(reader._csv.Headers, reader._csv.Separator);
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private static bool HasLineBreak(string text) => text.AsSpan().ContainsAny('\n', '\r');

    private static string Describe(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => "a quote inside an unquoted cell; put the cell in quotes, and double each quote in it",
        CsvMalformedReason.TextAfterClosingQuote => "text after a closing quote; double each quote inside a quoted cell",
        CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.UnterminatedQuote => "a quote that is never closed",
        _ => "the row is malformed",
    };

    // The line breaks of the broken row end rows; the first of its lines is the bad one, most likely.
    private void Recover(long line, string raw, CsvMalformedReason reason)
    {
        if (!HasLineBreak(raw))
        {
            _reject(line, Describe(reason));
            return;
        }

        CsvReaderOptions options = _options with
        {
            Separator = _csv.Separator,
            Encoding = null,
            HasHeader = false,
            AllowLineBreaksInQuotes = false,
            OnMalformedRecord = bad => _reject(line + bad.LineNumber - 1, Describe(bad.Reason)),
        };
        using CsvReader lines = CsvReader.Create(new StringReader(raw), options);
        while (lines.Read())
            _recovered.Enqueue(new CsvRecord(line + lines.LineNumber - 1, lines.Current.ToArray()));
    }
}

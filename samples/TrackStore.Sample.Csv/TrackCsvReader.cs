using System.Runtime.CompilerServices;
using System.Text;

namespace TrackStore.Sample.Csv;

/// <summary>
/// Streams the tracks of a CSV file of any dialect, and records every skipped row, and every value that was left out, with its line and the
/// reason.
/// </summary>
public sealed class TrackCsvReader : IDisposable
{
    /// <summary>The most skipped rows, and the most values left out, that are kept. The others are counted.</summary>
    public const int MaxListed = 10_000;

    private readonly List<CsvRejection> _rejections = [];
    private readonly List<CsvNote> _notes = [];
    private readonly List<long> _lines = [];
    private readonly bool _leaveOpen;
    private Stream _stream;

    /// <summary>Initializes a new instance of the <see cref="TrackCsvReader"/> class.</summary>
    /// <param name="stream">The file's bytes: UTF-8, UTF-16 or Windows-1252.</param>
    /// <param name="leaveOpen">Whether the stream stays open when the reader is disposed.</param>
    public TrackCsvReader(Stream stream, bool leaveOpen = false) => (_stream, _leaveOpen) = (stream, leaveOpen);

    /// <summary>Gets the first <see cref="MaxListed"/> rows that were skipped, in file order.</summary>
    public IReadOnlyList<CsvRejection> Rejections => _rejections;

    /// <summary>Gets the number of rows skipped so far.</summary>
    public long RejectionCount { get; private set; }

    /// <summary>Gets the first <see cref="MaxListed"/> values that were left out, in file order.</summary>
    public IReadOnlyList<CsvNote> Notes => _notes;

    /// <summary>Gets the number of values left out so far.</summary>
    public long NoteCount { get; private set; }

    /// <summary>Gets what was recognized about the file, or null before the first track.</summary>
    public CsvFormat? Format { get; private set; }

    /// <summary>Gets what isn't plain about the file (<see cref="CsvFormat.Dialect"/>), or null.</summary>
    public string? Dialect => Format?.Dialect;

    /// <summary>Gets the fraction of the file that was read, 0 to 1.</summary>
    public double Fraction => _stream is { CanSeek: true, Length: > 0 } ? (double)_stream.Position / _stream.Length : 0;

    /// <summary>Opens a file.</summary>
    public static TrackCsvReader Open(string path) => new(new FileStream(path, new FileStreamOptions
    {
        Share = FileShare.ReadWrite,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
    }));

    /// <summary>Gets the line of the track at an index of the stream.</summary>
    public long LineOf(long index) => _lines[(int)index];

    /// <summary>Streams the tracks, once.</summary>
    /// <exception cref="CsvFormatException">The file is no table with a title and an artist column.</exception>
    public async IAsyncEnumerable<NewTrack> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // The encoding and the unit of durations are decided by the whole file, so it is read more than once.
        if (!_stream.CanSeek)
            await BufferAsync(cancellationToken);
        _stream.Position = 0;
        Encoding encoding = await CsvEncoding.DetectAsync(_stream, cancellationToken);
        DurationColumn durations = await SurveyAsync(encoding, cancellationToken);
        using CsvRecordReader records = await CsvRecordReader.OpenAsync(_stream, encoding, Reject, cancellationToken);
        await foreach (CsvRecord record in records.ReadAsync(cancellationToken))
        {
            var row = new TrackRow(records.Columns, durations, record.Cells);
            if (!row.TryRead(out NewTrack? track, out string? reason))
            {
                Reject(record.Line, reason);
                continue;
            }

            _notes.AddRange(row.Notes.Take(MaxListed - _notes.Count).Select(note => new CsvNote(record.Line, note)));
            NoteCount += row.Notes.Count;
            _lines.Add(record.Line);
            yield return track;
        }
    }

    /// <summary>Closes the stream, unless it was to stay open.</summary>
    public void Dispose()
    {
        if (!_leaveOpen)
            _stream.Dispose();
    }

    private async Task<DurationColumn> SurveyAsync(Encoding encoding, CancellationToken cancellationToken)
    {
        using CsvRecordReader records = await CsvRecordReader.OpenAsync(_stream, encoding, (_, _) => { }, cancellationToken);
        DurationUnit? unit = records.Columns.Unit;
        bool isGuessed = unit is null && records.Columns[CsvColumn.Duration] is not null;
        if (isGuessed)
        {
            int column = records.Columns[CsvColumn.Duration]!.Value;
            List<double> numbers = await records.ReadAsync(cancellationToken)
                .Where(record => record.Cells.Length > column)
                .Select(record => NumberText.Read(record.Cells[column].Trim()) ?? 0)
                .Where(number => number > 0)
                .ToListAsync(cancellationToken);
            unit = DurationColumn.UnitOf(numbers);
        }

        Format = new CsvFormat
        {
            Columns = records.Columns.Headings,
            Separator = records.Separator,
            Encoding = CsvEncoding.NameOf(encoding),
            Export = records.Columns.Export,
            DurationUnit = unit,
            IsDurationGuessed = isGuessed && unit is not null,
        };
        return new DurationColumn(unit);
    }

    private async Task BufferAsync(CancellationToken cancellationToken)
    {
        var copy = new MemoryStream();
        await using (_stream)
            await _stream.CopyToAsync(copy, cancellationToken);
        copy.Position = 0;
        _stream = copy;
    }

    private void Reject(long line, string reason)
    {
        RejectionCount++;
        if (_rejections.Count < MaxListed)
            _rejections.Add(new CsvRejection(line, reason));
    }
}

using System.Runtime.CompilerServices;
using System.Text;

namespace TrackStore.Sample.Csv;

/// <summary>
/// Streams the tracks of a CSV file of any dialect, and records every skipped row, and every value that was left out, with its line and the
/// reason.
/// </summary>
internal sealed class TrackCsvReader : IDisposable
{
    private readonly List<CsvRejection> _rejections = [];
    private readonly List<CsvNote> _notes = [];
    private readonly List<long> _lines = [];
    private Stream _stream;

    /// <summary>Initializes a new instance of the <see cref="TrackCsvReader"/> class that owns the stream.</summary>
    /// <param name="stream">The file's bytes: UTF-8, UTF-16 or Windows-1252.</param>
    public TrackCsvReader(Stream stream) => _stream = stream;

    /// <summary>Gets the rows skipped so far, in file order.</summary>
    public IReadOnlyList<CsvRejection> Rejections => _rejections;

    /// <summary>Gets the values left out so far, in file order.</summary>
    public IReadOnlyList<CsvNote> Notes => _notes;

    /// <summary>Gets what was recognized about the file, for people, or null if it is plain UTF-8 whose header says everything.</summary>
    public string? Dialect { get; private set; }

    /// <summary>Gets the fraction of the file that was read, 0 to 1.</summary>
    public double Fraction => _stream is { CanSeek: true, Length: > 0 } ? (double)_stream.Position / _stream.Length : 0;

    public static TrackCsvReader Open(string path) => new(new FileStream(path, new FileStreamOptions
    {
        Share = FileShare.ReadWrite,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
    }));

    /// <summary>Gets the line of the track at an index of the stream.</summary>
    public long LineOf(long index) => _lines[(int)index];

    /// <summary>Streams the tracks, once.</summary>
    /// <exception cref="InvalidDataException">The header has no title or no artist column.</exception>
    public async IAsyncEnumerable<NewTrack> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // The encoding and the unit of durations are decided by the whole file, so it is read more than once.
        if (!_stream.CanSeek)
            await BufferAsync(cancellationToken);
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

            _notes.AddRange(row.Notes.Select(note => new CsvNote(record.Line, note)));
            _lines.Add(record.Line);
            yield return track;
        }
    }

    public void Dispose() => _stream.Dispose();

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

        string?[] found =
        [
            CsvExports.NameOf(records.Columns.Export),
            encoding is UTF8Encoding ? null : encoding.CodePage == 1252 ? "Windows-1252" : "UTF-16",
            isGuessed && unit is { } guess ? $"durations in {(guess == DurationUnit.Seconds ? "seconds" : "milliseconds")}" : null,
        ];
        Dialect = found.Any(part => part is not null) ? string.Join(", ", found.Where(part => part is not null)) : null;
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

    private void Reject(long line, string reason) => _rejections.Add(new CsvRejection(line, reason));
}

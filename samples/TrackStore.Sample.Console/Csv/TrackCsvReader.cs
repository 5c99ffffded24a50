using System.Runtime.CompilerServices;
using CsvHelper;

namespace TrackStore.Sample.Csv;

/// <summary>Streams the tracks of a CSV file, and records every skipped row with its line and the reason.</summary>
internal sealed class TrackCsvReader : IDisposable
{
    private readonly CsvReader _csv;
    private readonly long _length;
    private readonly List<CsvRejection> _rejections = [];
    private readonly List<int> _lines = [];

    /// <summary>Initializes a new instance of the <see cref="TrackCsvReader"/> class that owns the stream.</summary>
    /// <param name="stream">The file's bytes: UTF-8, or UTF-16 with a byte order mark.</param>
    public TrackCsvReader(Stream stream)
    {
        _length = stream.CanSeek ? stream.Length : 0;
        _csv = CsvReader.Create(stream, new CsvReaderOptions
        {
            TrackLineNumbers = true,

            // A track is one line, so that a quote that is never closed costs one row and not the rest of the file.
            AllowLineBreaksInQuotes = false,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = bad => Reject(bad.LineNumber, Describe(bad.Reason)),
        });
    }

    /// <summary>Gets the rows skipped so far, in file order.</summary>
    public IReadOnlyList<CsvRejection> Rejections => _rejections;

    /// <summary>Gets the fraction of the file that was read, 0 to 1.</summary>
    public double Fraction => _length == 0 ? 0 : Math.Clamp((double)_csv.ByteOffset / _length, 0, 1);

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
        await _csv.ReadHeaderAsync(cancellationToken);
        var columns = CsvColumns.FromHeader(_csv.Headers);
        while (await _csv.ReadAsync(cancellationToken))
        {
            var row = new TrackRow(columns, _csv.Current.ToArray());
            if (row.TryRead(out NewTrack? track, out string? reason))
            {
                _lines.Add((int)_csv.LineNumber);
                yield return track;
            }
            else
            {
                Reject(_csv.LineNumber, reason);
            }
        }
    }

    public void Dispose() => _csv.Dispose();

    private static string Describe(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => "a quote inside an unquoted cell; put the cell in quotes, and double each quote in it",
        CsvMalformedReason.TextAfterClosingQuote => "text after a closing quote; double each quote inside a quoted cell",
        CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.UnterminatedQuote => "a quote that is not closed on the same line",
        _ => "the row is malformed",
    };

    private void Reject(long line, string reason) => _rejections.Add(new CsvRejection(line, reason));
}

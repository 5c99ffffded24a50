using System.Globalization;
using CsvHelper;

namespace TrackStore.Sample.Csv;

/// <summary>Writes the rows that were skipped as a table for a spreadsheet.</summary>
public static class CsvReport
{
    /// <summary>Writes a line for each row. What a spreadsheet would run as a formula is masked.</summary>
    /// <param name="stream">Where it is written; it stays open.</param>
    /// <param name="rows">The rows, with their line and what is wrong.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task WriteAsync(Stream stream, IEnumerable<CsvRejection> rows, CancellationToken cancellationToken = default)
    {
        var options = new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = true };
        await using var csv = CsvWriter.Create(stream, options, leaveOpen: true);
        await csv.WriteRecordAsync(["Line", "Reason"], cancellationToken);
        foreach (CsvRejection row in rows)
            await csv.WriteRecordAsync([row.Line.ToString(CultureInfo.InvariantCulture), row.Reason], cancellationToken);
        await csv.FlushAsync(cancellationToken);
    }
}

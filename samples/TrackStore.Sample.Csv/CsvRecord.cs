namespace TrackStore.Sample.Csv;

/// <summary>A row as it is in the file.</summary>
/// <param name="Line">The line where the row starts; the header is line 1.</param>
/// <param name="Cells">The texts of its cells.</param>
internal sealed record CsvRecord(long Line, string[] Cells);

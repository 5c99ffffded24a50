namespace TrackStore.Sample.Csv;

/// <summary>A skipped row.</summary>
/// <param name="Line">The line where the row starts; the header is line 1.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record CsvRejection(long Line, string Reason);

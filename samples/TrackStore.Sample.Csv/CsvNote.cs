namespace TrackStore.Sample.Csv;

/// <summary>A value that was left out of a track that was read.</summary>
/// <param name="Line">The line where the row starts; the header is line 1.</param>
/// <param name="Reason">What is wrong with the value.</param>
public sealed record CsvNote(long Line, string Reason);

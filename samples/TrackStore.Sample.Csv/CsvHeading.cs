namespace TrackStore.Sample.Csv;

/// <summary>The head of a column.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Column">What it means, or null when the column is ignored.</param>
public sealed record CsvHeading(string Name, CsvColumn? Column);

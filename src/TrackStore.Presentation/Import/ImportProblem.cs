namespace TrackStore;

/// <summary>A row that an import skips, or a value that it leaves out of a row.</summary>
/// <param name="Line">The line of the row, as an editor or spreadsheet counts it: from 1.</param>
/// <param name="Reason">What is wrong, as text to show.</param>
public sealed record ImportProblem(long Line, string Reason);

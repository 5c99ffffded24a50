namespace TrackStore.Sample.Rendering;

/// <summary>A column of a table.</summary>
/// <param name="Title">The heading.</param>
/// <param name="RightAligned">Whether the column holds numbers, which are never broken.</param>
/// <param name="IsWhole">Whether its values are meant to be copied and are never broken.</param>
/// <param name="Optional">
/// 0 for a column that is always shown; otherwise its rank among the columns that a terminal shows if there is room, the lowest first.
/// </param>
/// <param name="MinWidth">The narrowest width in which its text can be read, in terminal cells.</param>
internal sealed record Column(string Title, bool RightAligned = false, bool IsWhole = false, int Optional = 0, int MinWidth = 8);

namespace TrackStore.Sample.Rendering;

/// <summary>A column of a table.</summary>
/// <param name="Title">The heading.</param>
/// <param name="RightAligned">Whether the column holds numbers.</param>
/// <param name="IsWhole">Whether its values are to be copied, so that no line break may stand in them.</param>
/// <param name="IsExtra">Whether it is left out where a terminal is too narrow for it.</param>
/// <param name="Least">How many letters side by side it needs to be read.</param>
internal sealed record Column(string Title, bool RightAligned = false, bool IsWhole = false, bool IsExtra = false, int Least = 8);

namespace TrackStore.Sample.Rendering;

/// <summary>A column of a table.</summary>
/// <param name="Title">The heading.</param>
/// <param name="RightAligned">Whether the column holds numbers.</param>
internal sealed record Column(string Title, bool RightAligned = false);

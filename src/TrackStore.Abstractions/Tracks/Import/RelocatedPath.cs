namespace TrackStore;

/// <summary>The path of a track's audio file before and after a relocation.</summary>
/// <param name="TrackId">The track's identifier.</param>
/// <param name="Before">The path before.</param>
/// <param name="After">The path after.</param>
public sealed record RelocatedPath(long TrackId, string Before, string After);

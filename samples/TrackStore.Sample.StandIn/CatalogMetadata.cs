namespace TrackStore.Sample.StandIn;

/// <summary>
/// A platform's metadata of an album, where platforms tend to disagree: date, label, and genres from general to specific.
/// </summary>
internal sealed record CatalogMetadata(string Released, string Label, IReadOnlyList<string> Genres);

namespace TrackStore.Storage.Lists;

/// <summary>An artist of the library's tracks.</summary>
/// <param name="Key">The first line of the artist's sort keys.</param>
/// <param name="TrackCount">The number of tracks.</param>
/// <param name="Name">The name as the first track by title writes it, or empty if it was not read.</param>
internal sealed record ArtistRow(string Key, int TrackCount, string Name);

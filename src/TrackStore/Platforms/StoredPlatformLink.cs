namespace TrackStore.Platforms;

/// <summary>A link to a platform's item as it is stored, with what its track shows.</summary>
internal sealed record StoredPlatformLink(long TrackId, string? Uri, string? Data, string? Fields, bool NeedsUpdate, long? AlbumId, string? Album, string? LocalPath);

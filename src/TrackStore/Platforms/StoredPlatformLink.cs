namespace TrackStore.Platforms;

/// <summary>A link to a platform's item as it is stored.</summary>
/// <param name="Id">The identifier of the link, or 0 when it is not stored yet.</param>
/// <param name="TrackId">The linked track.</param>
/// <param name="IsPrimary">Whether the link's values are the platform's layer.</param>
/// <param name="Uri">The item's address on the platform, or null.</param>
/// <param name="Data">The platform's raw JSON, or null.</param>
/// <param name="Fields">The platform's layer as JSON, or null.</param>
/// <param name="NeedsUpdate">Whether the link is marked for an update.</param>
/// <param name="AlbumId">The album that the track is on; null when it is on none or was not read.</param>
/// <param name="Album">That album's title, or null.</param>
/// <param name="LocalPath">The track's local file; null when there is none or it was not read.</param>
internal sealed record StoredPlatformLink(
    long Id,
    long TrackId,
    bool IsPrimary,
    string? Uri,
    string? Data,
    string? Fields,
    bool NeedsUpdate,
    long? AlbumId,
    string? Album,
    string? LocalPath)
{
    /// <summary>Creates a link without values, for a track that is not linked yet.</summary>
    public static StoredPlatformLink Unlinked(long trackId, long? albumId, string? album, string? localPath)
        => new(Id: 0, trackId, IsPrimary: true, Uri: null, Data: null, Fields: null, NeedsUpdate: false, albumId, album, localPath);
}

using TrackStore.Fields;

namespace TrackStore.Sync;

/// <summary>A picture that a platform's track may name, for the track or its album.</summary>
/// <param name="Index">The place of the item in its chunk.</param>
/// <param name="Track">The platform's track.</param>
/// <param name="TrackId">The stored track.</param>
/// <param name="AlbumId">The album that the stored track is on, or null.</param>
/// <param name="Album">That album's title, or null.</param>
/// <param name="IsKnown">Whether the track was stored before.</param>
/// <param name="Layers">The track's layers if they have changed, or null.</param>
internal sealed record ArtworkWish(
    int Index,
    ValidatedPlatformTrack Track,
    long TrackId,
    long? AlbumId,
    string? Album,
    bool IsKnown,
    TrackLayers? Layers);

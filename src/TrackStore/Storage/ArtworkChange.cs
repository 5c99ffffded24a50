namespace TrackStore.Storage;

/// <summary>Says which tracks and albums may show another picture than before, now that a change was committed.</summary>
/// <param name="TrackIds">The tracks whose own picture, or whose album, changed, and those that were deleted.</param>
/// <param name="AlbumIds">The albums whose picture changed, and those that were deleted.</param>
/// <param name="IsEverything">Whether any track and album may be meant, because what changed is not known.</param>
internal sealed record ArtworkChange(IReadOnlyCollection<long> TrackIds, IReadOnlyCollection<long> AlbumIds, bool IsEverything = false)
{
    public static ArtworkChange Everything { get; } = new([], [], IsEverything: true);

    public bool IsNothing => !IsEverything && TrackIds.Count == 0 && AlbumIds.Count == 0;
}

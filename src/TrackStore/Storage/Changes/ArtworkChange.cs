namespace TrackStore.Storage.Changes;

/// <summary>The tracks and albums whose displayed artwork may have changed in a committed transaction.</summary>
/// <param name="TrackIds">Tracks whose own artwork or album changed, and deleted tracks.</param>
/// <param name="AlbumIds">Albums whose artwork changed, and deleted albums.</param>
/// <param name="IsEverything">True when the affected tracks and albums are unknown, so that any of them may have changed.</param>
internal sealed record ArtworkChange(IReadOnlyCollection<long> TrackIds, IReadOnlyCollection<long> AlbumIds, bool IsEverything = false)
{
    public static ArtworkChange Everything { get; } = new([], [], IsEverything: true);

    public bool IsNothing => !IsEverything && TrackIds.Count == 0 && AlbumIds.Count == 0;
}

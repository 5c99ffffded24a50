namespace TrackStore.Sync;

/// <summary>A platform's track to be stored, or the reason for rejecting it.</summary>
internal readonly record struct SyncEntry(ValidatedPlatformTrack? Track, SyncItem? Rejected)
{
    /// <summary>Gets the number of items that the client left out on purpose before this one.</summary>
    public int Skipped { get; private init; }

    /// <summary>Returns the entry of a track that is planned once more, whose skipped items were counted.</summary>
    public SyncEntry WithoutSkipped() => this with { Skipped = 0 };

    /// <summary>Validates a track.</summary>
    public static SyncEntry From(PlatformTrack track, SyncDependencies dependencies)
    {
        try
        {
            return new SyncEntry(ValidatedPlatformTrack.From(track, dependencies.LargestRendition), null) { Skipped = SkippedBy(track) };
        }
        catch (ArgumentException error)
        {
            return new SyncEntry(null, new SyncItem
            {
                Platform = track?.Platform ?? "",
                PlatformId = track?.Id ?? "",
                Title = track?.Title ?? "",
                Artist = track?.Artist ?? "",
                Action = SyncAction.Failed,
                Error = error.Message,
            }) { Skipped = SkippedBy(track) };
        }
    }

    /// <summary>Creates the entry for a requested id that the platform doesn't know.</summary>
    public static SyncEntry Missing(string platform, string platformId) => new(null, new SyncItem
    {
        Platform = platform,
        PlatformId = platformId,
        Title = "",
        Artist = "",
        Action = SyncAction.Failed,
        Error = $"{platform} has no track with the id {platformId}. The stored data is unchanged.",
    });

    private static int SkippedBy(PlatformTrack? track) => Math.Max(0, track?.SkippedItems ?? 0);
}

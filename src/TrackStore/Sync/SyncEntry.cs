namespace TrackStore.Sync;

/// <summary>A platform's track on its way into the library: checked, or refused already.</summary>
internal readonly record struct SyncEntry(ValidatedPlatformTrack? Track, SyncItem? Refused)
{
    public static SyncEntry Of(PlatformTrack track, SyncDependencies dependencies)
    {
        try
        {
            return new SyncEntry(ValidatedPlatformTrack.Of(track, dependencies.LargestRendition), null);
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
            });
        }
    }

    /// <summary>Says that the platform was asked for an id and doesn't know it.</summary>
    public static SyncEntry Missing(string platform, string platformId) => new(null, new SyncItem
    {
        Platform = platform,
        PlatformId = platformId,
        Title = "",
        Artist = "",
        Action = SyncAction.Failed,
        Error = $"{platform} knows no track {platformId}. What is stored of it stays as it is.",
    });
}

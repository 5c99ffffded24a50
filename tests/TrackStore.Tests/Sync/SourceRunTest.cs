namespace TrackStore.Tests.Sync;

/// <summary>Complete runs of sources, hours apart.</summary>
public abstract class SourceRunTest : SynchronizerTest
{
    private protected List<SyncItem> Items { get; } = [];

    private protected static string[] Ids(IEnumerable<PlatformInfo> links) => [.. links.Select(link => link.PlatformId)];

    /// <summary>Syncs the complete content of a source, an hour after the last run.</summary>
    private protected Task<SyncResult> RunAsync(string? source, params PlatformTrack[] tracks)
    {
        Items.Clear();
        Library.Time.Advance(TimeSpan.FromHours(1));
        return SyncAsync(new SyncRunOptions { Source = source, IncludeArtwork = false, OnItem = Items.Add }, tracks);
    }

    /// <summary>Syncs the platform's library, an hour after the last run.</summary>
    private protected Task<SyncResult> RunLibraryAsync(SyncRunOptions? options = null)
    {
        Items.Clear();
        Library.Time.Advance(TimeSpan.FromHours(1));
        return Synchronizer.SyncLibraryAsync("spotify", (options ?? new()) with { IncludeArtwork = false, OnItem = Items.Add }, cancellationToken: Cancel);
    }

    private protected async Task<Track> FindAsync(string platformId) => (await Tracks.FindByPlatformAsync("spotify", platformId, Cancel))!;

    private protected async Task<IReadOnlyList<PlatformInfo>> LinksAsync(long trackId) => await Tracks.GetPlatformInfoAsync(trackId, Cancel);

    private protected async Task<PlatformInfo> LinkAsync(string platformId)
        => (await LinksAsync((await FindAsync(platformId)).Id)).Single(link => link.PlatformId == platformId);

    private protected async Task<string[]> MissingAsync()
        => [.. (await Tracks.QueryAsync(new TrackQuery { MissingAt = "spotify" }, Cancel)).Items.Select(item => item.Title)];

    private protected Task<int> CountAsync() => Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel);
}

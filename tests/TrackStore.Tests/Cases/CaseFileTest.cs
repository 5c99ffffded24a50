using TrackStore.Sample.Csv;
using TrackStore.Sample.Rekordbox;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Cases;

/// <summary>A case that a user reported, with its own files. Other tests hold to the same with values of their own.</summary>
public abstract class CaseFileTest : LibraryTest
{
    private const string Playlist = "37i9dQZF1DX000000000XX";

    private protected RecordedPlatforms Platforms { get; } = new();

    public override async ValueTask DisposeAsync()
    {
        await Platforms.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static string PathOf(params string[] parts) => TestData.Require(["cases", .. parts]);

    /// <summary>Imports a file, an hour after what was done before, and reports what was left out.</summary>
    private protected async Task<ImportResult> ImportAsync(params string[] parts)
    {
        Library.Time.Advance(TimeSpan.FromHours(1));
        using TrackCsvReader csv = TrackCsvReader.Open(PathOf(parts));
        ImportResult result = await Tracks.ImportAsync(csv.ReadAsync(Cancel), cancellationToken: Cancel);
        Assert.Empty(csv.Rejections);
        Assert.Empty(result.Rejections);
        return result;
    }

    /// <summary>Reads the tracks of a file without storing them.</summary>
    private protected static async Task<(List<NewTrack> Tracks, IReadOnlyList<CsvNote> Notes)> ReadAsync(params string[] parts)
    {
        using TrackCsvReader csv = TrackCsvReader.Open(PathOf(parts));
        List<NewTrack> tracks = await csv.ReadAsync(Cancel).ToListAsync(Cancel);
        Assert.Empty(csv.Rejections);
        return (tracks, csv.Notes);
    }

    private protected Task<SyncResult> SyncRekordboxAsync(params string[] parts)
        => SyncAsync(new RekordboxClient(PathOf(parts)).GetLibraryAsync(cancellationToken: Cancel));

    private protected Task<SyncResult> SyncReleaseAsync(long id, params string[] parts)
    {
        Platforms.Serve($"/releases/{id}", PathOf(parts));
        return SyncAsync(Platforms.Discogs.GetReleaseAsync(id, Cancel));
    }

    private protected Task<SyncResult> SyncPlaylistAsync(params string[] parts)
    {
        Platforms.Serve($"/v1/playlists/{Playlist}/items", PathOf([.. parts, $"v1_playlists_{Playlist}_items.json"]));
        return SyncAsync(Platforms.Spotify.GetPlaylistAsync(Playlist, cancellationToken: Cancel));
    }

    private protected Task<SyncResult> SyncSavedTracksAsync(params string[] parts)
    {
        Platforms.Serve("/v1/me/tracks", PathOf(parts));
        return SyncAsync(Platforms.Spotify.GetLibraryAsync(cancellationToken: Cancel));
    }

    private protected Task<int> CountAsync() => Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel);

    private protected async Task<IReadOnlyList<TrackItem>> ItemsAsync()
        => (await Tracks.QueryAsync(new TrackQuery { PageSize = 200 }, Cancel)).Items;

    private protected async Task<Track> TrackAsync(string platform, string platformId)
        => (await Tracks.FindByPlatformAsync(platform, platformId, Cancel))!;

    // Each list is read as a whole, so that changed ids are recognized.
    private async Task<SyncResult> SyncAsync(IAsyncEnumerable<PlatformTrack> tracks)
    {
        Library.Time.Advance(TimeSpan.FromHours(1));
        SyncResult result = await Library.Services.GetRequiredService<ITrackSynchronizer>().SyncAsync(
            tracks, new SyncRunOptions { Source = "case", IncludeArtwork = false }, cancellationToken: Cancel);
        Assert.Empty(result.Failures);
        Assert.Null(result.Interruption);
        return result;
    }
}

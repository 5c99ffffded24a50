using TrackStore.Artwork.Downloads.Http;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Copying;

/// <summary>A library with rows in every table, and in some of them more than a page.</summary>
public sealed class CopySource : IAsyncLifetime
{
    public TestLibrary Library { get; } = new(
        store => store.ConfigureArtwork(options => options.KeepOriginals = true).ConfigureDownloads(options => options.ResumeOnOpen = false),
        register: services => services.AddSingleton<IArtworkNetwork>(new ScriptedNetwork(1)));

    public async ValueTask InitializeAsync()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await SampleTracks.FillAsync(Library.Services, Library.Time.Advance, cancellationToken);
        await Library.Lookups.ReportAbsentAsync(ArtworkOwner.Album(1), "discogs", cancellationToken: cancellationToken);
        Library.Sql("INSERT INTO sync_runs (name, platform, started_at, updated_at) VALUES ('interrupted', 'spotify', '2026-01-01 00:00:00', '2026-01-01 00:00:01.5')");
        await Library.Tracks.ImportAsync(Many().ToAsyncEnumerable(), cancellationToken: cancellationToken);
        await MergeAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => Library.DisposeAsync();

    // Leaves an open proposal, the names of a merged track and a merged album, and a history.
    private async Task MergeAsync(CancellationToken cancellationToken)
    {
        IDuplicates duplicates = Library.Services.GetRequiredService<IDuplicates>();
        var track = new NewTrack { Title = "Merged", Artist = "one", Album = "First Album", Duration = TimeSpan.FromSeconds(200) };
        Track kept = await Library.Tracks.AddAsync(track, cancellationToken);
        Track other = await Library.Tracks.AddAsync(track with { Title = "Gone", Album = "Second Album" }, cancellationToken);
        await Library.Tracks.AddAsync(track with { Title = "Merged (Radio Edit)" }, cancellationToken);
        await duplicates.MergeAlbumsAsync(kept.AlbumId!.Value, other.AlbumId!.Value, cancellationToken);
        await duplicates.MergeTracksAsync(kept.Id, other.Id, cancellationToken);
    }

    private static IEnumerable<NewTrack> Many() => Enumerable.Range(1, 2_200).Select(i => new NewTrack
    {
        Title = $"Ünïcode {i}",
        Artist = $"artist {i % 100}",
        Album = $"Album {i % 70}",
        Bpm = i / 16.0,
        Genres = [i % 2 == 0 ? "House" : "house music"],
    });
}

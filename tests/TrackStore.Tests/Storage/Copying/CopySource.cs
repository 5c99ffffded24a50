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
        Library.Sql("INSERT INTO sync_runs (name, platform, started_at, updated_at, state, added, changed, unchanged, failed, missing) VALUES ('interrupted', 'spotify', '2026-01-01 00:00:00', '2026-01-01 00:00:01.5', 'interrupted', 7, 0, 0, 0, 0)");
        await Library.Tracks.ImportAsync(Many().ToAsyncEnumerable(), cancellationToken: cancellationToken);
        Library.Sql("INSERT INTO genre_aliases (name_key, name, genre_id) SELECT 'hausmusik', 'Hausmusik', min(id) FROM genres");
        Library.Sql("INSERT INTO tag_aliases (name_key, name, tag_id) SELECT 'aufwarmen', 'Aufwärmen', min(id) FROM tags");
        Library.Sql("INSERT INTO track_genre_exclusions (track_id, genre_id) SELECT min(track_id), min(genre_id) FROM track_genres");
        Library.Sql("INSERT INTO change_history_artworks (history_id, artwork_id, current_id) VALUES (1, 1, 1)");
    }

    public ValueTask DisposeAsync() => Library.DisposeAsync();

    private static IEnumerable<NewTrack> Many() => Enumerable.Range(1, 2_200).Select(i => new NewTrack
    {
        Title = $"Ünïcode {i}",
        Artist = $"artist {i % 100}",
        Album = $"Album {i % 70}",
        Bpm = i / 16.0,
        Genres = [i % 2 == 0 ? "House" : "house music"],
    });
}

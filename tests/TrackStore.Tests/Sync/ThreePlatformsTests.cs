using Microsoft.Data.Sqlite;
using TrackStore.Artwork.Downloads;
using TrackStore.Sample.Rekordbox;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

/// <summary>One recording on Spotify, on Discogs and in an export of rekordbox: with nothing but the defaults, one track that shows of each what it knows best.</summary>
public sealed class ThreePlatformsTests : IAsyncDisposable
{
    private const string SpotifyId = "3AJwUDP919kvQ9QcozQPxg";
    private const string DiscogsId = "4711/A1";
    private const string RekordboxId = "101";

    private const string Release = """
        {
          "id": 4711, "master_id": 815, "title": "Night Harbour", "year": 1997, "released": "1997-05-00", "country": "UK",
          "artists": [{"name": "Paper Boats (2)", "anv": "PAPER BOATS", "join": "", "id": 11}],
          "labels": [{"name": "Harbour Records (3)", "catno": "HR 001", "id": 21}], "formats": [{"name": "Vinyl", "qty": "1", "descriptions": ["LP"]}],
          "genres": ["Electronic"], "styles": ["Downtempo"], "community": {"have": HAVE, "want": 4}, "num_for_sale": HAVE,
          "images": [{"type": "primary", "uri": "COVERS/discogs.jpg", "uri150": "COVERS/discogs150.jpg", "width": 600, "height": 600}],
          "tracklist": [{"position": "A1", "type_": "track", "title": "Quay", "duration": "3:46"}, {"position": "A2", "type_": "track", "title": "Lantern", "duration": "4:10"}]
        }
        """;

    private const string SavedTracks = """
        {
          "href": "https://api.spotify.com/v1/me/tracks", "limit": 50, "next": null, "offset": 0, "previous": null, "total": 1,
          "items": [{ "added_at": "2026-01-01T00:00:00Z", "track": {
            "id": "3AJwUDP919kvQ9QcozQPxg", "name": "Quay", "type": "track", "uri": "spotify:track:3AJwUDP919kvQ9QcozQPxg", "is_local": false, "popularity": POPULARITY,
            "duration_ms": 225400, "disc_number": 1, "track_number": 1, "explicit": false, "external_ids": { "isrc": "GBAAA9700001" },
            "external_urls": { "spotify": "https://open.spotify.com/track/3AJwUDP919kvQ9QcozQPxg" },
            "artists": [{ "id": "4gzpq5DPGxSnKTe4SA8HAU", "name": "Paper Boats", "type": "artist" }],
            "album": { "id": "6akEvsycLGftJxYudPjmqK", "name": "Night Harbour (Remastered)", "album_type": "album", "release_date": "2011-03-04", "release_date_precision": "day",
              "artists": [{ "id": "4gzpq5DPGxSnKTe4SA8HAU", "name": "Paper Boats" }],
              "images": [{ "url": "COVERS/spotify.jpg", "width": 640, "height": 640 }, { "url": "COVERS/spotify300.jpg", "width": 300, "height": 300 }] } } }]
        }
        """;

    private const string Export = """
        <?xml version="1.0" encoding="UTF-8"?>
        <DJ_PLAYLISTS Version="1.0.0"><COLLECTION Entries="1">
          <TRACK TrackID="101" Name="Quay" Artist="Paper Boats" Album="Night Harbour" Genre="" TotalTime="225" Year="2011" AverageBpm="93.50" Tonality="8A" Rating="204"
            Location="file://localhost/C:/Music/Quay.mp3"/>
        </COLLECTION></DJ_PLAYLISTS>
        """;

    private readonly ApiServer _spotify = new();
    private readonly ApiServer _discogs = new();
    private readonly HostileServer _covers = new();
    private readonly TemporaryFolder _folder = new();
    private readonly TestLibrary _library;
    private int _counter = 40;
    private string _cover = "spotify";

    public ThreePlatformsTests()
    {
        Script();
        _library = new TestLibrary(
            store => store
                .AddSpotify(options =>
                {
                    (options.ApiAddress, options.AccountsAddress) = (new Uri(_spotify.Address, "v1"), _spotify.Address);
                    options.UserToken = _ => ValueTask.FromResult<string?>("a-user-token");
                })
                .AddDiscogs(options => (options.BaseAddress, options.PersonalToken, options.UserAgent) = (_discogs.Address, "aToken", "Tests/1.0 +https://example.com"))
                .ConfigureDownloads(options => options.AllowedHosts = ["127.0.0.1"]),
            register: services => services.AddSingleton<IPlatformClient>(new RekordboxClient(_folder.PathOf("export.xml"))));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ITrackSynchronizer Synchronizer => _library.Services.GetRequiredService<ITrackSynchronizer>();

    [Theory]
    [InlineData("spotify", "discogs", "rekordbox")]
    [InlineData("rekordbox", "spotify", "discogs")]
    [InlineData("discogs", "rekordbox", "spotify")]
    public async Task SyncLibraryAsync_OneRecordingOnThree_IsOneTrackThatShowsOfEachWhatItKnowsBest(params string[] platforms)
    {
        foreach (string platform in platforms)
            await SyncAsync(platform);

        Track track = (await _library.Tracks.FindByPlatformAsync("spotify", SpotifyId, Cancel))!;
        IReadOnlyList<PlatformInfo> links = await _library.Tracks.GetPlatformInfoAsync(track.Id, Cancel);
        ArtworkExplanation cover = await ExplainCoverAsync(track);

        Assert.Equal(2, _library.Count("tracks"));
        Assert.Equal([("discogs", DiscogsId), ("rekordbox", RekordboxId), ("spotify", SpotifyId)], links.Select(link => (link.Platform, link.PlatformId)));
        Assert.Equal(("Quay", "Paper Boats", "1997", 93.5, "8A", "GBAAA9700001"), (track.Title, track.Artist, track.Year, track.Bpm.GetValueOrDefault(), track.MusicalKey, track.Isrc));
        Assert.Equal(("spotify", 640), (cover.Shown?.Source, cover.Shown?.Width));
    }

    [Fact]
    public async Task ExplainAsync_OneRecordingOnThree_NamesEveryCandidateAndTheRule()
    {
        foreach (string platform in (string[])["spotify", "discogs", "rekordbox"])
            await SyncAsync(platform);
        Track track = (await _library.Tracks.FindByPlatformAsync("rekordbox", RekordboxId, Cancel))!;

        await AssertExplainedAsync(track, TrackField.Year, FieldRule.PlatformRanking, ("discogs", "1997"), ("spotify", "2011-03-04"), ("rekordbox", "2011"));
        await AssertExplainedAsync(track, TrackField.Bpm, FieldRule.PlatformRanking, ("rekordbox", "93.5"), ("spotify", "187"));
        await AssertExplainedAsync(track, TrackField.MusicalKey, FieldRule.PlatformRanking, ("rekordbox", "8A"), ("spotify", "Am"));
        await AssertExplainedAsync(track, TrackField.Title, FieldRule.PlatformRanking, ("spotify", "Quay"), ("discogs", "Quay"), ("rekordbox", "Quay"));
        await AssertExplainedAsync(track, TrackField.Album, FieldRule.PlatformRanking, ("spotify", "Night Harbour (Remastered)"), ("discogs", "Night Harbour"), ("rekordbox", "Night Harbour"));
        await AssertExplainedAsync(track, TrackField.Duration, FieldRule.PlatformRanking, ("spotify", "225400"), ("discogs", "226000"), ("rekordbox", "225000"));
        await AssertExplainedAsync(track, TrackField.Label, FieldRule.OnlyPlatform, ("discogs", "Harbour Records"));
        await AssertExplainedAsync(track, TrackField.Isrc, FieldRule.OnlyPlatform, ("spotify", "GBAAA9700001"));
        await AssertExplainedAsync(track, TrackField.Genres, FieldRule.PlatformRanking, ("discogs", "Electronic, Downtempo"), ("spotify", "trip hop"));
        await AssertExplainedAsync(track, TrackField.Artwork, FieldRule.PlatformRanking, ("spotify", "640 x 640"), ("discogs", "600 x 600"));

        ArtworkExplanation cover = await ExplainCoverAsync(track);
        Assert.Equal(ArtworkRule.SourceRanking, cover.Rule);
        Assert.Equal([("spotify", true), ("discogs", false)], cover.Candidates.Select(candidate => (candidate.Source, candidate.IsShown)));
    }

    [Fact]
    public async Task SyncLibraryAsync_EverythingAgain_WritesNothing()
    {
        string[] platforms = ["spotify", "discogs", "rekordbox"];
        foreach (string platform in platforms)
            await SyncAsync(platform);
        string[] before = Content();

        List<SyncResult> again = [];
        List<string[]> after = [];
        foreach (string platform in (string[])[.. platforms, .. platforms.Reverse()])
        {
            // What changes by the hour on its own is no change of the track.
            _counter++;
            _library.Time.Advance(TimeSpan.FromHours(1));
            again.Add(await SyncAsync(platform));
            after.Add(Content());
        }

        Assert.All(again, result => Assert.Equal((0L, 0L, 0L, result.Counts.Read), (result.Counts.Added, result.Counts.Changed, result.Counts.Failed, result.Counts.Unchanged)));
        Assert.All(again, result => Assert.Equal((0L, 0L, 0L), (result.Counts.ArtworkDone, result.Counts.ArtworkFailed, result.Counts.ArtworkPending)));
        Assert.All(after, content => Assert.Equal(before, content));
        Assert.Equal(2, _covers.Requests.Count);
    }

    [Fact]
    public async Task SyncLibraryAsync_BestRankedNamesAnotherCover_TrackShowsIt()
    {
        foreach (string platform in (string[])["discogs", "spotify", "rekordbox"])
            await SyncAsync(platform);

        // The albums are called differently, so that the track has pictures of its own.
        _cover = "new";
        await SyncAsync("spotify");
        await SyncAsync("discogs");

        Track track = (await _library.Tracks.FindByPlatformAsync("spotify", SpotifyId, Cancel))!;
        ArtworkExplanation cover = await ExplainCoverAsync(track);
        Assert.EndsWith("/new.jpg", cover.Shown?.SourceUrl, StringComparison.Ordinal);
        Assert.Equal(("spotify", 640), (cover.Shown?.Source, cover.Shown?.Width));
    }

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        await _spotify.DisposeAsync();
        await _discogs.DisposeAsync();
        await _covers.DisposeAsync();
        _folder.Dispose();
    }

    private void Script()
    {
        string covers = _covers.UrlOf("").AbsoluteUri.TrimEnd('/');
        foreach ((string path, int seed, int side) in ((string, int, int)[])[("/spotify.jpg", 1, 640), ("/discogs.jpg", 2, 600), ("/new.jpg", 3, 640)])
        {
            byte[] picture = Pictures.Jpeg(seed, side, side);
            _covers[path] = exchange => exchange.AnswerAsync("200 OK", picture, "Content-Type: image/jpeg");
        }

        _spotify.On("/v1/me/tracks", _ => ApiReply.Json(SavedTracks.Replace("COVERS/spotify.jpg", $"{covers}/{_cover}.jpg", StringComparison.Ordinal).Replace("COVERS", covers, StringComparison.Ordinal).Replace("POPULARITY", $"{_counter}", StringComparison.Ordinal)));
        _spotify.On("/v1/artists/4gzpq5DPGxSnKTe4SA8HAU", """{ "id": "4gzpq5DPGxSnKTe4SA8HAU", "name": "Paper Boats", "genres": ["trip hop"] }""");
        _spotify.On("/v1/audio-features", """{ "audio_features": [{ "id": "3AJwUDP919kvQ9QcozQPxg", "tempo": 187, "key": 9, "mode": 0 }] }""");
        _discogs.On("/oauth/identity", """{"username": "example"}""");
        _discogs.On("/users/example/collection/folders/0/releases", """{"pagination": {"page": 1, "pages": 1}, "releases": [{"id": 4711, "instance_id": 1, "folder_id": 1, "rating": 5}]}""");
        _discogs.On("/users/example/wants", """{"pagination": {"page": 1, "pages": 1}, "wants": []}""");
        _discogs.On("/releases/4711", _ => ApiReply.Json(Release.Replace("COVERS", covers, StringComparison.Ordinal).Replace("HAVE", $"{_counter}", StringComparison.Ordinal)));
        File.WriteAllText(_folder.PathOf("export.xml"), Export);
    }

    private async Task<SyncResult> SyncAsync(string platform)
    {
        SyncResult result = await Synchronizer.SyncLibraryAsync(platform, cancellationToken: Cancel);
        Assert.Null(result.Interruption);
        Assert.Empty(result.Failures);
        return result;
    }

    /// <summary>Explains the cover that the track shows: its own, else its album's.</summary>
    private async Task<ArtworkExplanation> ExplainCoverAsync(Track track)
    {
        ArtworkExplanation own = await _library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        return own.Shown is null ? own.Fallback! : own;
    }

    private async Task AssertExplainedAsync(Track track, TrackField field, FieldRule rule, params (string Platform, string Value)[] candidates)
    {
        FieldExplanation explanation = (await _library.Fields.ExplainAsync(track.Id, field, Cancel))!;

        Assert.Equal(rule, explanation.Rule);
        Assert.Equal(candidates, explanation.Candidates.Select(candidate => (candidate.Platform!, candidate.Value!)));
        Assert.Equal(candidates[0].Platform, explanation.Winner?.Platform);
    }

    /// <summary>Returns every row of the database as a line, without the time of a link's last synchronization.</summary>
    private string[] Content()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _library.File, Pooling = false }.ConnectionString);
        connection.Open();
        string[] tables = [.. Rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'tracks_search%' AND name <> 'sync_runs' ORDER BY name").Select(row => (string)row["name"])];
        return [.. tables.SelectMany(table => Rows($"SELECT * FROM \"{table}\"").Select(row => $"{table}: {string.Join(", ", row.Where(cell => cell.Key != "last_synced").Select(Write))}"))];

        static string Write(KeyValuePair<string, object> cell) => $"{cell.Key}={(cell.Value is byte[] bytes ? Convert.ToHexString(bytes) : cell.Value)}";

        List<Dictionary<string, object>> Rows(string sql)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = sql;
            using SqliteDataReader reader = command.ExecuteReader();
            List<Dictionary<string, object>> rows = [];
            while (reader.Read())
                rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue));
            return rows;
        }
    }
}

using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rekordbox;
using TrackStore.Sample.StandIn;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Samples;

/// <summary>The demo's stand-in platforms, called by the real platforms' clients.</summary>
public sealed class StandInTests : IAsyncLifetime
{
    private readonly StandInHost _host = StandInHost.Start(port: 0);
    private readonly ServiceProvider _services;

    public StandInTests() => _services = Services(new PlatformSettings(_host.Settings));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ISpotifyClient Spotify => _services.GetRequiredService<ISpotifyClient>();

    private IDiscogsClient Discogs => _services.GetRequiredService<IDiscogsClient>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Spotify_SavedTracks_ComeWithAllThatTheClientAsksFor()
    {
        List<PlatformTrack> tracks = await Spotify.GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal(24, tracks.Count);
        PlatformTrack first = tracks[0];
        Assert.Equal(("Last Boat Out", "Harbour Kids", "Night Ferries", "2004-03-15"), (first.Title, first.Artist, first.Album, first.Year));
        Assert.Equal((172d, "Am", TimeSpan.FromSeconds(252), "ZZDEM0400101"), (first.Bpm.GetValueOrDefault(), first.MusicalKey, first.Duration.GetValueOrDefault(), first.Isrc));
        Assert.Equal(["trip hop"], first.Genres);
        Assert.Equal([640, 300, 64], first.Artwork.Select(picture => picture.Width.GetValueOrDefault()));
        Assert.Equal("https://open.spotify.com/track/LastBoatOut00000000000", first.Uri);
        Assert.Empty(tracks[^1].Artwork);
    }

    [Fact]
    public async Task Spotify_LongPlaylist_GoesOnBehindAnyTrackAndHasTracksOnly()
    {
        List<PlatformTrack> all = await Spotify.GetPlaylistAsync(SpotifyCatalog.TapeId, cancellationToken: Cancel).ToListAsync(Cancel);
        List<PlatformTrack> rest = await Spotify.GetPlaylistAsync(SpotifyCatalog.TapeId, all[1233].ResumeToken, Cancel).ToListAsync(Cancel);

        Assert.Equal(SpotifyCatalog.TapeTracks, all.Select(track => track.Id).Distinct().Count());
        Assert.Equal(SpotifyCatalog.TapeTracks, all.Select(track => (track.Artist, track.Title)).Distinct().Count());
        Assert.Equal(all.Skip(1234).Select(track => track.Id), rest.Select(track => track.Id));
    }

    [Theory]
    [InlineData("ZZDEM", null, null, 0)]
    [InlineData("metro", null, null, 1)]
    [InlineData("les papillons", null, null, 5)]
    [InlineData(null, "uberland", null, 1)]
    [InlineData("uberland", null, "nordlicht", 5)]
    [InlineData(null, "contour", "harbour", 0)]
    public async Task Spotify_Search_FindsWithoutCaseAndAccents(string? text, string? title, string? artist, int expected)
    {
        List<PlatformTrack> found = await Spotify.SearchAsync(new PlatformQuery { Text = text, Title = title, Artist = artist }, Cancel).ToListAsync(Cancel);

        Assert.Equal(expected, found.Count);
    }

    [Fact]
    public async Task Spotify_AlbumAndTracks_AreFoundByTheirIds()
    {
        List<PlatformTrack> album = await Spotify.GetAlbumAsync("https://open.spotify.com/album/" + SpotifyCatalog.IdOf("Überland"), Cancel).ToListAsync(Cancel);
        List<PlatformTrack> tracks = await Spotify.GetTracksAsync([SpotifyCatalog.IdOf("Undertow"), SpotifyCatalog.IdOf("nobody"), SpotifyCatalog.IdOf("Perihelion")], Cancel).ToListAsync(Cancel);
        PlatformException unknown = await Assert.ThrowsAsync<PlatformException>(() => Spotify.GetAlbumAsync(SpotifyCatalog.IdOf("nobody"), Cancel).ToListAsync(Cancel).AsTask());

        Assert.Equal(["Schienenlied", "Überland", "Grenzbahnhof", "Kilometer 400", "Ankunft"], album.Select(track => track.Title));
        Assert.All(album, track => Assert.Equal("Fernbahn", track.Label));
        Assert.Equal(["Undertow", "Perihelion"], tracks.Select(track => track.Title));
        Assert.Equal(PlatformFault.NotFound, unknown.Fault);
    }

    [Theory]
    [InlineData("Spotify:ClientSecret", "wrong", "Spotify:AccessToken", "")]
    [InlineData("Spotify:AccessToken", "wrong", "Spotify:Market", "")]
    [InlineData("Discogs:PersonalToken", "wrong", "Discogs:UserName", "")]
    public async Task Stranger_Asks_IsRefused(string key, string value, string other, string otherValue)
    {
        Microsoft.Extensions.Configuration.IConfiguration settings = _host.Settings;
        (settings[key], settings[other]) = (value, otherValue);
        await using ServiceProvider services = Services(new PlatformSettings(settings));
        IPlatformClient client = key.StartsWith("Spotify", StringComparison.Ordinal) ? services.GetRequiredService<ISpotifyClient>() : services.GetRequiredService<IDiscogsClient>();

        PlatformException refused = await Assert.ThrowsAsync<PlatformException>(() => client.SearchAsync(new PlatformQuery { Text = "x" }, Cancel).ToListAsync(Cancel).AsTask());

        Assert.Equal(PlatformFault.Unauthorized, refused.Fault);
    }

    [Fact]
    public async Task Discogs_CollectionAndWantlist_SayWhatTheUserHas()
    {
        List<PlatformTrack> collection = await Discogs.GetCollectionAsync(cancellationToken: Cancel).ToListAsync(Cancel);
        List<PlatformTrack> wantlist = await Discogs.GetWantlistAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal((21, 3), (collection.Count, wantlist.Count));
        PlatformTrack first = collection[0];
        Assert.Equal(("1001/A1", "Last Boat Out", "Harbour Kids", "2003", "Pier Nine Recordings"), (first.Id, first.Title, first.Artist, first.Year, first.Label));
        Assert.Equal(["Electronic", "Downtempo"], first.Genres);
        Assert.Equal(("Living room", "4", "Vinyl, LP, Album"), (first.MoreFields["collection_folder"], first.MoreFields["collection_rating"], first.MoreFields["format"]));
        Assert.Equal("true", wantlist[0].MoreFields["in_wantlist"]);
    }

    [Fact]
    public async Task Discogs_MasterAndSearch_LeadToReleases()
    {
        List<PlatformTrack> master = await Discogs.GetMasterAsync(DiscogsDatabase.FirstId + DiscogsDatabase.MasterOffset + 2, Cancel).ToListAsync(Cancel);
        List<PlatformTrack> found = await Discogs.SearchAsync(new PlatformQuery { Text = "cafe mirage" }, Cancel).ToListAsync(Cancel);

        Assert.Equal("SCHIENENLIED", master[0].Title);
        Assert.Contains("Café Mirage (Instrumental)", found.Select(track => track.Title));
    }

    [Fact]
    public async Task Discogs_Anonymous_GetsReleasesWithoutPictures()
    {
        Microsoft.Extensions.Configuration.IConfiguration settings = _host.Settings;
        settings["Discogs:PersonalToken"] = null;
        await using ServiceProvider services = new ServiceCollection().AddTrackStore(store => store.AddDiscogs(new PlatformSettings(settings).ApplyTo)).BuildServiceProvider();

        List<PlatformTrack> known = await Discogs.GetReleaseAsync(DiscogsDatabase.FirstId, Cancel).ToListAsync(Cancel);
        List<PlatformTrack> anonymous = await services.GetRequiredService<IDiscogsClient>().GetReleaseAsync(DiscogsDatabase.FirstId, Cancel).ToListAsync(Cancel);

        Assert.Equal(known.Select(track => track.Title), anonymous.Select(track => track.Title));
        Assert.Equal((2, 0), (known[0].Artwork.Count, anonymous[0].Artwork.Count));
    }

    [Fact]
    public async Task Discogs_Correction_IsWhatItSaysFromThenOn()
    {
        _host.Discogs.Correct(DiscogsDatabase.FirstId, record => record with { Released = "2002" });

        Assert.Equal("2002", (await Discogs.GetReleaseAsync(DiscogsDatabase.FirstId, Cancel).FirstAsync(Cancel)).Year);
    }

    [Fact]
    public void Discogs_TooManyRequests_AreRefusedUntilTheMinuteHasMovedOn()
    {
        var time = new FakeTimeProvider();
        var standIn = new DiscogsStandIn(_host.Discogs, time);
        var request = new LoopbackRequest("GET", DiscogsStandIn.Path + "releases/1001", new Dictionary<string, string>(), new Dictionary<string, string> { ["User-Agent"] = "Test/1.0 +https://example.com" });

        LoopbackResponse first = standIn.Respond(request);
        LoopbackResponse[] others = [.. Enumerable.Range(0, 240).Select(_ => standIn.Respond(request))];
        time.Advance(TimeSpan.FromMinutes(1));
        LoopbackResponse later = standIn.Respond(request);

        Assert.Equal(("240", "1", "239"), (first.Headers["X-Discogs-Ratelimit"], first.Headers["X-Discogs-Ratelimit-Used"], first.Headers["X-Discogs-Ratelimit-Remaining"]));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (others[^2].Status, others[^1].Status));
        Assert.Equal(HttpStatusCode.OK, later.Status);
    }

    [Fact]
    public async Task Covers_EveryAlbum_ArePicturesGoneOrBusyAndRevalidated()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        Uri Cover(string platform, int album) => new(StandInCovers.UrlOf(_host.Address, platform, album, 300));

        using HttpResponseMessage there = await http.GetAsync(Cover(StandInCovers.Spotify, 1), Cancel);
        using HttpResponseMessage gone = await http.GetAsync(Cover(StandInCovers.Spotify, 3), Cancel);
        using HttpResponseMessage busy = await http.GetAsync(Cover(StandInCovers.Spotify, 4), Cancel);
        using HttpResponseMessage later = await http.GetAsync(Cover(StandInCovers.Spotify, 4), Cancel);
        using HttpResponseMessage other = await http.GetAsync(Cover(StandInCovers.Discogs, 3), Cancel);
        using var conditional = new HttpRequestMessage(HttpMethod.Get, Cover(StandInCovers.Spotify, 1));
        conditional.Headers.IfNoneMatch.Add(there.Headers.ETag!);
        using HttpResponseMessage unchanged = await http.SendAsync(conditional, Cancel);

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotModified],
            new[] { there, gone, busy, later, other, unchanged }.Select(answer => answer.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(StandInCovers.BusySeconds), busy.Headers.RetryAfter?.Delta);
        Assert.Equal("image/png", there.Content.Headers.ContentType?.MediaType);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task CoverPainter_EveryAlbum_PaintsAnotherPictureForEachPlatform()
    {
        await using var library = new TestLibrary();
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        byte[][] pictures = [.. Catalog.Albums.SelectMany(album => new[] { CoverPainter.Paint(album, 300, framed: false), CoverPainter.Paint(album, 300, framed: true) })];

        foreach (byte[] picture in pictures)
        {
            IReadOnlyDictionary<ImageSize, Image> stored = await library.Images.ResizeAndStoreImageAsync(picture, track.Id, cancellationToken: Cancel);
            Assert.Equal((300, 300), (stored[ImageSize.Medium].Width, stored[ImageSize.Medium].Height));
        }

        Assert.Equal(10, pictures.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public async Task RekordboxExport_ReadByItsClient_BringsTempiOfTheSameTracks()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("export.xml");
        RekordboxExport.Write(file);

        List<PlatformTrack> tracks = await new RekordboxClient(file).GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal(15, tracks.Count);
        Assert.Equal(("Last Boat Out", "Harbour Kids", 86d, "Am"), (tracks[0].Title, tracks[0].Artist, tracks[0].Bpm.GetValueOrDefault(), tracks[0].MusicalKey));
    }

    [Fact]
    public async Task Server_NonsenseAndStrangePaths_AnswersAndStaysUp()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = _host.Address };

        foreach (string path in (string[])["/", "/spotify", "/spotify/accounts/", "/discogs/", "/discogs/releases/x", "/covers/spotify/9-300.png", "/covers/"])
        {
            using HttpResponseMessage answer = await http.GetAsync(path, Cancel);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }

        using HttpResponseMessage put = await http.PutAsync("/discogs/releases/1001", new StringContent("x"), Cancel);
        using HttpResponseMessage known = await http.GetAsync("/covers/spotify/1-60.png", Cancel);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (put.StatusCode, known.StatusCode));
    }

    [Fact]
    public void Json_OfATrack_HasTheMembersOfTheWebApi()
    {
        JsonElement track = JsonSerializer.SerializeToElement(SpotifyJson.Track(_host.Spotify.Saved[0]));

        Assert.Equal(
            ["album", "artists", "disc_number", "duration_ms", "explicit", "external_ids", "external_urls", "href", "id", "is_local", "is_playable", "name", "popularity", "track_number", "type", "uri"],
            track.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _host.DisposeAsync();
    }

    private static ServiceProvider Services(PlatformSettings settings)
    {
        PlatformSet platforms = PlatformSet.Of(settings);
        return new ServiceCollection().AddTrackStore(platforms.AddTo).BuildServiceProvider();
    }
}

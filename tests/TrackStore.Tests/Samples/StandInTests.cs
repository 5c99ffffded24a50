using System.Net;
using TrackStore.Sample.StandIn;

namespace TrackStore.Tests.Samples;

public sealed class StandInTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetLibraryAsync_ResumeToken_GoesOnBehindItAcrossPages()
    {
        await using var host = StandInHost.Start(port: 0);
        IPlatformClient archive = host.Clients.Single(client => client.Platform == StandInPlatforms.Archive);

        List<PlatformTrack> all = await archive.GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel);
        List<PlatformTrack> rest = await archive.GetLibraryAsync(all[1233].ResumeToken, Cancel).ToListAsync(Cancel);

        Assert.Equal(StandInPlatforms.ArchiveTracks, all.Select(track => track.Id).Distinct().Count());
        Assert.Equal(StandInPlatforms.ArchiveTracks, all.Select(track => (track.Artist, track.Title)).Distinct().Count());
        Assert.Equal(all.Skip(1234).Select(track => track.Id), rest.Select(track => track.Id));
    }

    [Fact]
    public async Task GetTracksAsync_Ids_GivesTheKnownOnesWithTheirJson()
    {
        await using var host = StandInHost.Start(port: 0);
        IPlatformClient stream = host.Clients.Single(client => client.Platform == StandInPlatforms.Stream);

        List<PlatformTrack> tracks = await stream.GetTracksAsync(["s-601", "nobody", "s-302"], Cancel).ToListAsync(Cancel);

        Assert.Equal(["s-601", "s-302"], tracks.Select(track => track.Id));
        Assert.Empty(tracks[0].Artwork);
        Assert.Null(tracks[0].Album);
        Assert.Equal(("Überland", "1979", 124d, "A", "krautrock"), (tracks[1].Title, tracks[1].Year, tracks[1].Bpm, tracks[1].MusicalKey, Assert.Single(tracks[1].Genres!)));
        Assert.Equal([64, 300, 640], tracks[1].Artwork.Select(picture => picture.Width.GetValueOrDefault()));
        Assert.Contains("\"tempo\":124", tracks[1].Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ZZDEM", 0)]
    [InlineData("metro", 1)]
    [InlineData("les papillons", 5)]
    public async Task SearchAsync_Words_FindsWithoutCaseAndAccents(string words, int expected)
    {
        await using var host = StandInHost.Start(port: 0);
        IPlatformClient stream = host.Clients.Single(client => client.Platform == StandInPlatforms.Stream);

        List<PlatformTrack> found = await stream.SearchAsync(new PlatformQuery { Text = words }, Cancel).ToListAsync(Cancel);

        Assert.Equal(expected, found.Count);
    }

    [Fact]
    public async Task Covers_EveryAlbum_ArePicturesGoneOrBusyAndRevalidated()
    {
        await using var host = StandInHost.Start(port: 0);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        Uri Cover(string platform, int album) => new(StandInCovers.UrlOf(host.Address, platform, album, 300));

        using HttpResponseMessage there = await http.GetAsync(Cover(StandInPlatforms.Stream, 1), Cancel);
        using HttpResponseMessage gone = await http.GetAsync(Cover(StandInPlatforms.Stream, 3), Cancel);
        using HttpResponseMessage busy = await http.GetAsync(Cover(StandInPlatforms.Stream, 4), Cancel);
        using HttpResponseMessage later = await http.GetAsync(Cover(StandInPlatforms.Stream, 4), Cancel);
        using HttpResponseMessage other = await http.GetAsync(Cover(StandInPlatforms.Records, 3), Cancel);
        using var conditional = new HttpRequestMessage(HttpMethod.Get, Cover(StandInPlatforms.Stream, 1));
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
        await using var library = new Fixtures.TestLibrary();
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        byte[][] pictures = [.. Catalogue.Albums.SelectMany(album => new[] { CoverPainter.Paint(album, 300, framed: false), CoverPainter.Paint(album, 300, framed: true) })];

        foreach (byte[] picture in pictures)
        {
            IReadOnlyDictionary<ImageSize, Image> stored = await library.Images.ResizeAndStoreImageAsync(picture, track.Id, cancellationToken: Cancel);
            Assert.Equal((300, 300), (stored[ImageSize.Medium].Width, stored[ImageSize.Medium].Height));
        }

        Assert.Equal(10, pictures.Select(Convert.ToHexString).Distinct().Count());
    }

    [Theory]
    [InlineData(429, PlatformFault.RateLimited)]
    [InlineData(401, PlatformFault.Unauthorised)]
    [InlineData(404, PlatformFault.NotFound)]
    [InlineData(503, PlatformFault.ServerError)]
    [InlineData(418, PlatformFault.BadAnswer)]
    public async Task Client_Refused_ThrowsTheFaultWithTheTimeToWait(int status, PlatformFault expected)
    {
        await using LoopbackServer server = LoopbackServer.Start(0, _ => LoopbackAnswer.Empty((HttpStatusCode)status) with { Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } });
        using var client = new StandInClient("demo", server.Address);

        PlatformException error = await Assert.ThrowsAsync<PlatformException>(async () => await client.GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel));

        Assert.Equal(("demo", expected, TimeSpan.FromSeconds(7)), (error.Platform, error.Fault, error.RetryAfter));
    }

    [Theory]
    [InlineData("<!DOCTYPE html>")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "items": 3 }""")]
    public async Task Client_NoPage_ThrowsBadAnswer(string body)
    {
        await using LoopbackServer server = Answering(body);
        using var client = new StandInClient("demo", server.Address);

        PlatformException error = await Assert.ThrowsAsync<PlatformException>(async () => await client.GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel));

        Assert.Equal(PlatformFault.BadAnswer, error.Fault);
    }

    [Fact]
    public async Task Client_OneItemThatCantBeRead_LeavesItOut()
    {
        await using LoopbackServer server = Answering("""{ "items": [ { "id": "1", "name": 5 }, { "id": "2", "name": "N", "artist": "A" } ], "total": 2 }""");
        using var client = new StandInClient("demo", server.Address);

        List<PlatformTrack> tracks = await client.GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal([("2", "2")], tracks.Select(track => (track.Id, track.ResumeToken)));
    }

    [Fact]
    public async Task Client_NobodyListens_ThrowsUnreachable()
    {
        Uri address;
        await using (LoopbackServer server = Answering(""))
            address = server.Address;
        using var client = new StandInClient("demo", address);

        PlatformException error = await Assert.ThrowsAsync<PlatformException>(async () => await client.GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel));

        Assert.Equal(PlatformFault.Unreachable, error.Fault);
    }

    private static LoopbackServer Answering(string body)
        => LoopbackServer.Start(0, _ => new LoopbackAnswer(HttpStatusCode.OK, "application/json", System.Text.Encoding.UTF8.GetBytes(body)));
}

using System.Security.Cryptography;
using System.Text;
using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Tests.Artwork.Downloads.Http;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Downloads.Queue;

/// <summary>Downloads from the queue to the picture that is shown.</summary>
public sealed class ArtworkDownloadWorkerTests : IAsyncDisposable
{
    private readonly DownloadFixture _fixture = new();

    private static CancellationToken Cancel => DownloadFixture.Cancel;

    private TestLibrary Library => _fixture.Library;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task RunAsync_SameAddressForSeveral_IsDownloadedAndDecodedOnce()
    {
        _fixture.Serve("/a.jpg");
        Track first = await _fixture.AddTrackAsync(1);
        Track second = await _fixture.AddTrackAsync(2);
        await _fixture.RequestAsync(first);
        await _fixture.RequestAsync(second, namedBy: "p2");
        await _fixture.RequestAlbumAsync(first);

        DownloadCounts counts = await _fixture.RunAsync();

        Assert.Equal(new DownloadCounts(1, 0, 0), counts);
        Assert.Equal((1, 1), (_fixture.Requests("/a.jpg"), _fixture.Processor.Calls));
        Assert.Equal(1, Library.Count("artworks"));
        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(first.Id)));
        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(second.Id)));
        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Album(first.AlbumId!.Value)));
    }

    [Fact]
    public async Task RunAsync_CoverOfTwelveTracks_IsDownloadedOnceFromTheFirstAddress()
    {
        for (int i = 1; i <= 12; i++)
        {
            _fixture.Serve($"/{i}.jpg", seed: i);
            await _fixture.RequestAlbumAsync(await _fixture.AddTrackAsync(i), $"http://cdn.example/{i}.jpg", $"p{i}");
        }

        DownloadCounts counts = await _fixture.RunAsync();

        Assert.Equal(new DownloadCounts(1, 0, 0), counts);
        Assert.Single(_fixture.Server.Requests);
        Assert.Equal(1, _fixture.Requests("/1.jpg"));
    }

    [Fact]
    public async Task RunAsync_PictureCheckedLongAgoAndUnchanged_CostsNoBytesAndNoDecoding()
    {
        _fixture.Server["/a.jpg"] = exchange => exchange.Head.Contains("If-None-Match: \"v1\"", StringComparison.OrdinalIgnoreCase)
            && exchange.Head.Contains("If-Modified-Since: Tue, 15 Nov 1994 08:12:31 GMT", StringComparison.OrdinalIgnoreCase)
                ? exchange.SendAsync("HTTP/1.1 304 Not Modified\r\n\r\n")
                : exchange.AnswerAsync("200 OK", FetcherFixture.Picture, "ETag: \"v1\"", "Last-Modified: Tue, 15 Nov 1994 08:12:31 GMT");
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        await _fixture.RunAsync();
        bool isTooEarly = await _fixture.RequestAsync(track, revalidate: true);
        Library.Time.Advance(TimeSpan.FromDays(30));

        bool isDue = await _fixture.RequestAsync(track, revalidate: true);
        DownloadCounts counts = await _fixture.RunAsync();

        Assert.False(isTooEarly);
        Assert.True(isDue);
        Assert.Equal(new DownloadCounts(1, 0, 0), counts);
        Assert.Equal((2, 1), (_fixture.Requests("/a.jpg"), _fixture.Processor.Calls));
        Assert.Equal("2026-01-31 12:00:00", Library.Sql("SELECT checked_at FROM artwork_downloads"));
        Assert.Equal("2026-01-01 12:00:00", Library.Sql("SELECT created_at FROM track_artworks"));
        Assert.False(await _fixture.RequestAsync(track, revalidate: true));
    }

    [Fact]
    public async Task RunAsync_PictureChangedAtItsAddress_IsReplaced()
    {
        _fixture.Serve("/a.jpg", seed: 1, headers: "ETag: \"v1\"");
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        await _fixture.RunAsync();
        _fixture.Serve("/a.jpg", seed: 2, size: 300, "ETag: \"v2\"");
        Library.Time.Advance(TimeSpan.FromDays(31));
        await _fixture.RequestAsync(track, revalidate: true);

        await _fixture.RunAsync();

        Assert.Equal(300, await _fixture.WidthOfAsync(ArtworkOwner.Track(track.Id)));
        await Library.SweepAsync(Cancel);
        Assert.Equal(1, Library.Count("artworks"));
    }

    [Fact]
    public async Task RunAsync_SmallerPictureAtANewAddress_LeavesTheLarger()
    {
        _fixture.Serve("/large.jpg", size: 400);
        _fixture.Serve("/small.jpg", size: 100);
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track, "http://cdn.example/large.jpg");
        await _fixture.RunAsync();
        await _fixture.RequestAsync(track, "http://cdn.example/small.jpg");

        DownloadCounts counts = await _fixture.RunAsync();

        Assert.Equal(1, counts.Done);
        Assert.Equal(400, await _fixture.WidthOfAsync(ArtworkOwner.Track(track.Id)));
        Assert.False(await _fixture.RequestAsync(track, "http://cdn.example/small.jpg"));
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("410 Gone")]
    public async Task RunAsync_NothingThere_IsAbsentUntilItIsWorthAskingAgain(string status)
    {
        _fixture.Answer("/a.jpg", status);
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);

        DownloadCounts counts = await _fixture.RunAsync();
        ArtworkLookup lookup = await _fixture.LookupAsync(track);
        bool isTooEarly = await _fixture.RequestAsync(track);
        Library.Time.Advance(TimeSpan.FromDays(7));
        bool isDue = await _fixture.RequestAsync(track);

        Assert.Equal(new DownloadCounts(0, 1, 0), counts);
        Assert.Equal(Library.Time.GetUtcNow(), Assert.IsType<ArtworkLookup.KnownAbsent>(lookup).Until);
        Assert.False(isTooEarly);
        Assert.True(isDue);
    }

    [Fact]
    public async Task RunAsync_TooManyRequests_WaitsAsLongAsTheServerAsksThenSucceeds()
    {
        _fixture.Answer("/a.jpg", "429 Too Many Requests", "Retry-After: 120");
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        DownloadCounts refused = await _fixture.RunAsync();
        ArtworkLookup lookup = await _fixture.LookupAsync(track);
        _fixture.Serve("/a.jpg");
        Library.Time.Advance(TimeSpan.FromSeconds(119));
        DownloadCounts early = await _fixture.RunAsync();

        Library.Time.Advance(TimeSpan.FromSeconds(1));
        await _fixture.Downloads.Work;

        Assert.Equal(new DownloadCounts(0, 1, 0), refused);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 12, 2, 0, TimeSpan.Zero), Assert.IsType<ArtworkLookup.Failed>(lookup).RetryAt);
        Assert.Equal(new DownloadCounts(0, 0, 0), early);
        Assert.Equal(200, await _fixture.WidthOfAsync(ArtworkOwner.Track(track.Id)));
        Assert.Equal(2, _fixture.Requests("/a.jpg"));
        Assert.Empty((await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel)).Lookups);
    }

    [Fact]
    public async Task RunAsync_ServerFails_WaitsTwiceAsLongEachTime()
    {
        _fixture.Answer("/a.jpg", "503 Service Unavailable");
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);
        var waits = new List<TimeSpan>();

        await _fixture.RunAsync();
        for (int i = 1; i <= 4; i++)
        {
            ArtworkLookup.Failed failed = Assert.IsType<ArtworkLookup.Failed>(await _fixture.LookupAsync(track));
            Assert.Equal(i, failed.Failures);
            waits.Add(failed.RetryAt - failed.CheckedAt);
            Library.Time.Advance(failed.RetryAt - Library.Time.GetUtcNow());
            await _fixture.Downloads.Work;
        }

        Assert.Equal([1, 2, 4, 8], waits.Select(wait => wait.TotalMinutes));
        Assert.Equal(5, _fixture.Requests("/a.jpg"));
    }

    [Fact]
    public async Task RunAsync_PageInsteadOfAPicture_IsRefusedWithItsReason()
    {
        byte[] page = Encoding.ASCII.GetBytes("<!DOCTYPE html><html><head><title>Sign in</title></head></html>");
        _fixture.Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", page, "Content-Type: image/jpeg");
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);

        DownloadCounts counts = await _fixture.RunAsync();
        ArtworkLookup.Failed failed = Assert.IsType<ArtworkLookup.Failed>(await _fixture.LookupAsync(track));
        await _fixture.RunAsync();

        Assert.Equal(new DownloadCounts(0, 1, 0), counts);
        Assert.Equal("refused", Library.Sql("SELECT state FROM artwork_downloads"));
        Assert.Equal(Library.Sql("SELECT reason FROM artwork_downloads"), failed.Reason);
        Assert.Equal(Library.Time.GetUtcNow().AddDays(1), failed.RetryAt);
        Assert.Equal(1, _fixture.Requests("/a.jpg"));
        Assert.Equal(0, Library.Count("artworks"));
    }

    [Fact]
    public async Task RunAsync_DamagedPicture_IsRefusedAfterItsDecoding()
    {
        byte[] damaged = Pictures.Jpeg(width: 300, height: 300)[..2000];
        _fixture.Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", damaged);
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track);

        await _fixture.RunAsync();

        Assert.Equal("refused", Library.Sql("SELECT state FROM artwork_downloads"));
        Assert.Equal(Library.Time.GetUtcNow().AddDays(30), Assert.IsType<ArtworkLookup.Failed>(await _fixture.LookupAsync(track)).RetryAt);
        Assert.Equal(0, Library.Count("artworks"));
    }

    [Fact]
    public async Task RunAsync_UrlThatIsNeverRequested_IsRefusedForLong()
    {
        Track track = await _fixture.AddTrackAsync();
        await _fixture.RequestAsync(track, "http://user:password@cdn.example/a.jpg");

        DownloadCounts counts = await _fixture.RunAsync();

        Assert.Equal(new DownloadCounts(0, 1, 0), counts);
        Assert.Empty(_fixture.Server.Requests);
        Assert.Equal(Library.Time.GetUtcNow().AddDays(30), Assert.IsType<ArtworkLookup.Failed>(await _fixture.LookupAsync(track)).RetryAt);
    }

    [Fact]
    public async Task RunAsync_PlatformsPlaceholder_IsAbsent()
    {
        string hash = Convert.ToHexString(SHA256.HashData(Pictures.Jpeg(1, 200, 200)));
        await using var fixture = new DownloadFixture(store => store.ConfigureArtwork(options => options.PlaceholderHashes.Add(hash)));
        fixture.Serve("/a.jpg");
        Track track = await fixture.AddTrackAsync();
        await fixture.RequestAsync(track);

        DownloadCounts counts = await fixture.RunAsync();

        Assert.Equal(new DownloadCounts(0, 1, 0), counts);
        Assert.IsType<ArtworkLookup.KnownAbsent>(await fixture.LookupAsync(track));
        Assert.Equal("absent", fixture.Library.Sql("SELECT state FROM artwork_downloads"));
    }

    [Fact]
    public async Task RunAsync_Progress_CountsToTheEnd()
    {
        _fixture.Serve("/1.jpg", seed: 1);
        _fixture.Serve("/2.jpg", seed: 2);
        for (int i = 1; i <= 3; i++)
            await _fixture.RequestAsync(await _fixture.AddTrackAsync(i), $"http://cdn.example/{i}.jpg", $"p{i}");
        var reports = new List<DownloadCounts>();

        DownloadCounts counts = await _fixture.RunAsync(reports.Add);

        Assert.Equal(new DownloadCounts(2, 1, 0), counts);
        Assert.Equal(3, reports.Count);
        Assert.Equal([1L, 2L, 3L], reports.Select(report => report.Done + report.Failed).Order());
    }

    [Fact]
    public async Task RunAsync_Metrics_CountOutcomesAndBytes()
    {
        _fixture.Serve("/1.jpg");
        await _fixture.RequestAsync(await _fixture.AddTrackAsync(1), "http://cdn.example/1.jpg", "p1");
        await _fixture.RequestAsync(await _fixture.AddTrackAsync(2), "http://cdn.example/2.jpg", "p2");

        await _fixture.RunAsync();

        Assert.Equal(
            [("absent", 1d), ("done", 1d)],
            _fixture.Meters.Measured.Where(measured => measured.Name == "trackstore.artwork.downloads").Select(measured => (measured.Stage!, measured.Value)).Order());
        Assert.Equal(Pictures.Jpeg(1, 200, 200).Length, _fixture.Meters.Sum("trackstore.artwork.download.size"));
    }

    [Fact]
    public async Task RunAsync_ManyOfOneHost_StaysWithinTheLimit()
    {
        const int Count = 12;
        const int Allowed = 4;
        int running = 0;
        int most = 0;
        var asked = new SemaphoreSlim(0);
        var gate = new Gate();
        for (int i = 1; i <= Count; i++)
        {
            int seed = i;
            _fixture.Server[$"/{i}.jpg"] = async exchange =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                asked.Release();
                await gate.PassAsync(Cancel);
                Interlocked.Decrement(ref running);
                await exchange.AnswerAsync("200 OK", Pictures.Jpeg(seed, 50, 50));
            };
            await _fixture.RequestAsync(await _fixture.AddTrackAsync(i), $"http://cdn.example/{i}.jpg", $"p{i}");
        }

        Task<DownloadCounts> run = _fixture.RunAsync();
        for (int i = 0; i < Allowed; i++)
            await asked.WaitAsync(Cancel);
        gate.Open();
        DownloadCounts counts = await run;

        Assert.Equal((Count, Allowed), (counts.Done, most));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref target)) && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}

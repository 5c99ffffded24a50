using System.Globalization;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Storage;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Downloads.Queue;

/// <summary>Requests that are planned together must end as if each had been planned alone.</summary>
public sealed class ArtworkQueueChunkTests
{
    private const int Rounds = 25;
    private const int Requests = 12;
    private const int Tracks = 3;
    private const int Urls = 4;

    // Ids are left out: a download that is deleted and queued again has another one.
    private const string Dump =
        """
        SELECT coalesce((SELECT group_concat(line, char(10)) FROM (
                SELECT concat_ws(' ', url, state, due_at, failures, reason, checked_at, created_at, hex(content_hash)) AS line FROM artwork_downloads ORDER BY url)), '')
            || char(10) || coalesce((SELECT group_concat(line, char(10)) FROM (
                SELECT concat_ws(' ', subject, subject_id, source, url, named_by, is_linked) AS line
                FROM artwork_download_targets t JOIN artwork_downloads d ON d.id = t.download_id ORDER BY line)), '')
            || char(10) || coalesce((SELECT group_concat(line, char(10)) FROM (
                SELECT concat_ws(' ', 'track', track_id, kind, source, source_url, artwork_id, is_shown) AS line FROM track_artworks ORDER BY line)), '')
            || char(10) || coalesce((SELECT group_concat(line, char(10)) FROM (
                SELECT concat_ws(' ', 'album', album_id, kind, source, source_url, artwork_id, is_shown) AS line FROM album_artworks ORDER BY line)), '')
            || char(10) || coalesce((SELECT group_concat(line, char(10)) FROM (
                SELECT concat_ws(' ', track_id, source, state, failures, reason, retry_at) AS line FROM track_artwork_lookups ORDER BY line)), '')
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enqueue_UrlIsReplacedAndNamedAgainInOnePlan_EndsAsOneByOne()
    {
        await using TestLibrary chunks = await CreateAsync();
        await using TestLibrary single = await CreateAsync();
        ArtworkDownloadRequest[] requests = [.. new[] { 0, 1, 0 }.Select(url => new ArtworkDownloadRequest(ArtworkOwner.Track(1), DownloadFixture.Source, UrlOf(url), "p1"))];

        bool[] together = await PlanAsync(chunks, requests);
        bool[] alone = [.. await PlanAsync(single, requests[0]), .. await PlanAsync(single, requests[1]), .. await PlanAsync(single, requests[2])];

        Assert.Equal([true, true, true], alone);
        Assert.Equal(alone, together);
        Assert.Equal(single.Sql(Dump), chunks.Sql(Dump));
        Assert.Equal(UrlOf(0), chunks.Sql("SELECT group_concat(url) FROM artwork_downloads"));
    }

    /// <summary>Few owners, URLs and platform ids, so that requests replace one another's URLs and name them again.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Enqueue_ManyRequestsInOnePlan_EndAsOneByOne(int seed)
    {
        await using TestLibrary chunks = await CreateAsync();
        await using TestLibrary single = await CreateAsync();
        var random = new Random(seed);
        for (int round = 0; round < Rounds; round++)
        {
            ArtworkDownloadRequest[] requests = [.. Enumerable.Range(0, Requests).Select(_ => RandomRequest(random))];

            bool[] together = await PlanAsync(chunks, requests);
            var alone = new List<bool>();
            foreach (ArtworkDownloadRequest request in requests)
                alone.AddRange(await PlanAsync(single, request));

            Assert.Equal(alone, together);
            Assert.Equal(single.Sql(Dump), chunks.Sql(Dump));
            ChangeStates(random.Next(), chunks, single);
        }
    }

    private static string UrlOf(int number) => $"https://covers.invalid/{number}.jpg";

    private static ArtworkDownloadRequest RandomRequest(Random random)
    {
        int track = 1 + random.Next(Tracks);
        return new ArtworkDownloadRequest(
            random.Next(2) == 0 ? ArtworkOwner.Album(1) : ArtworkOwner.Track(track),
            DownloadFixture.Source,
            UrlOf(random.Next(Urls)),
            $"p{1 + random.Next(Tracks + 1)}",
            Revalidate: random.Next(2) == 0);
    }

    /// <summary>Creates a library with tracks of one album, and two pictures that stay whatever the tracks show.</summary>
    private static async Task<TestLibrary> CreateAsync()
    {
        var library = new TestLibrary();
        for (int number = 1; number <= Tracks; number++)
        {
            Track track = await library.Tracks.AddAsync(new NewTrack { Title = $"Title {number}", Artist = "Artist", Album = "Album" }, Cancel);
            await library.Tracks.AddPlatformInfoAsync(track.Id, DownloadFixture.Source, $"p{number}", cancellationToken: Cancel);
        }

        Track other = await library.Tracks.AddAsync(new NewTrack { Title = "Other", Artist = "Artist" }, Cancel);
        await library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 100), other.Id, source: "a", cancellationToken: Cancel);
        await library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2, 100, 100), other.Id, source: "b", cancellationToken: Cancel);
        return library;
    }

    private static Task<bool[]> PlanAsync(TestLibrary library, params ArtworkDownloadRequest[] requests)
        => library.Services.GetRequiredService<StoreDatabase>().PlanAsync(
            rows =>
            {
                var planner = new ArtworkQueuePlanner(
                    rows, library.Services.GetRequiredService<IOptions<ArtworkDownloadOptions>>().Value, [DownloadFixture.Source]);
                return requests.Select(planner.Enqueue).ToArray();
            },
            Cancel);

    /// <summary>Lets downloads end in every way, alike in both libraries.</summary>
    private static void ChangeStates(int seed, params TestLibrary[] libraries)
    {
        foreach (TestLibrary library in libraries)
        {
            var random = new Random(seed);
            library.Time.Advance(TimeSpan.FromMinutes(1));
            for (int url = 0; url < Urls; url++)
            {
                string picture = random.Next(3) == 0 ? "x'00'" : $"(SELECT hash FROM artworks WHERE id = {1 + random.Next(2)})";
                string change = random.Next(8) switch
                {
                    0 or 1 => $"state = 'done', failures = 0, content_hash = {picture}, checked_at = {At(random.Next(2) * -60)}",
                    2 => $"state = 'absent', due_at = {At(1)}, checked_at = {At(0)}",
                    3 => $"state = 'absent', due_at = {At(-1)}, checked_at = {At(0)}",
                    4 => $"state = 'refused', reason = 'InvalidUrl', due_at = {At(1)}, checked_at = {At(0)}",
                    5 => $"state = 'pending', failures = 2, due_at = {At(1)}, checked_at = {At(0)}",
                    _ => "url = url",
                };
                library.Sql($"UPDATE artwork_downloads SET {change} WHERE url = '{UrlOf(url)}'");
            }

            string At(int days) => string.Create(CultureInfo.InvariantCulture, $"'{library.Time.GetUtcNow().AddDays(days):yyyy-MM-dd HH:mm:ss}'");
        }
    }
}

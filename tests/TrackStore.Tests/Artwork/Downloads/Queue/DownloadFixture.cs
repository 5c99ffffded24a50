using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Storage;
using TrackStore.Tests.Artwork.Downloads.Http;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Downloads.Queue;

/// <summary>A library whose downloads all go to one hostile server.</summary>
internal sealed class DownloadFixture : IAsyncDisposable
{
    public const string Source = "spotify";

    private readonly TemporaryFolder _folder = new();
    private readonly List<TestLibrary> _libraries = [];
    private readonly Action<ITrackStoreBuilder>? _configure;

    public DownloadFixture(Action<ITrackStoreBuilder>? configure = null)
    {
        _configure = configure;
        Network = new ScriptedNetwork(Server.Port).Name("cdn.example", [FetcherFixture.PublicAddress]).Name("other.example", [FetcherFixture.PublicAddress]);
        Library = Open();
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public HostileServer Server { get; } = new();

    public ScriptedNetwork Network { get; }

    public FakeMeterFactory Meters { get; } = new();

    public CountingProcessor Processor { get; } = new();

    public TestLibrary Library { get; private set; }

    public ArtworkDownloadWorker Downloads => Library.Services.GetRequiredService<ArtworkDownloadWorker>();

    public int Requests(string path) => Server.Requests.Count(head => head.StartsWith($"GET {path} ", StringComparison.Ordinal));

    public void Serve(string path, int seed = 1, int size = 200, params string[] headers)
        => Server[path] = exchange => exchange.AnswerAsync("200 OK", Pictures.Jpeg(seed, size, size), headers);

    public void Answer(string path, string status, params string[] headers) => Server[path] = exchange => exchange.AnswerAsync(status, [], headers);

    /// <summary>Adds a track of an album, linked to the platform under the id "p" and the number.</summary>
    public async Task<Track> AddTrackAsync(int number = 1)
    {
        // What the library resumes by itself must not mix with what a test queues.
        await Library.Database.InitializeAsync(Cancel);
        Track track = await Library.Tracks.AddAsync(new NewTrack { Title = $"Title {number}", Artist = "Artist", Album = "Album" }, Cancel);
        await Library.Tracks.AddPlatformInfoAsync(track.Id, Source, $"p{number}", cancellationToken: Cancel);
        return track;
    }

    public Task<bool> RequestAsync(Track track, string url = "http://cdn.example/a.jpg", string namedBy = "p1", bool revalidate = false)
        => RequestAsync(new ArtworkDownloadRequest(ArtworkOwner.Track(track.Id), Source, url, namedBy, revalidate));

    public Task<bool> RequestAlbumAsync(Track track, string url = "http://cdn.example/a.jpg", string namedBy = "p1", bool revalidate = false)
        => RequestAsync(new ArtworkDownloadRequest(ArtworkOwner.Album(track.AlbumId!.Value), Source, url, namedBy, revalidate));

    public async Task<bool> RequestAsync(ArtworkDownloadRequest request)
    {
        (bool isChanged, IReadOnlySet<long> pending) = await Library.Services.GetRequiredService<StoreDatabase>().PlanAsync(
            rows =>
            {
                var planner = new ArtworkQueuePlanner(
                    rows,
                    Library.Services.GetRequiredService<IOptions<ArtworkDownloadOptions>>().Value,
                    [Source, "discogs"]);
                return (planner.Enqueue(request), planner.Pending);
            },
            Cancel);
        Downloads.Claim(pending);
        return isChanged;
    }

    public Task<DownloadCounts> RunAsync(Action<DownloadCounts>? onProgress = null) => Downloads.RunAsync(batch: null, onProgress, Cancel);

    public async Task<int> WidthOfAsync(ArtworkOwner owner)
        => (await Library.Artwork.ExplainArtworkAsync(owner, cancellationToken: Cancel)).Candidates.Single(candidate => candidate.Source == Source).Width;

    public async Task<ArtworkLookup> LookupAsync(Track track)
        => Assert.Single((await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel)).Lookups);

    /// <summary>Returns the whole content of the queue as text, for comparison.</summary>
    public string Queue() => (string)Library.Sql(
        """
        SELECT coalesce((SELECT group_concat(url || state || due_at || failures || coalesce(reason, '') || coalesce(checked_at, ''), '|') FROM artwork_downloads), '')
            || coalesce((SELECT group_concat(subject || subject_id || download_id || named_by || is_linked, '|') FROM artwork_download_targets), '')
        """)!;

    /// <summary>Opens the library again, as another process would.</summary>
    /// <param name="configure">Configures that process, or null to configure it as the first one.</param>
    public TestLibrary Open(Action<ITrackStoreBuilder>? configure = null)
    {
        Library = new TestLibrary(
            configure ?? _configure,
            _folder.PathOf("library.db"),
            services => services.AddSingleton<IArtworkNetwork>(Network).AddSingleton<IImageProcessor>(Processor).AddSingleton<IMeterFactory>(Meters));
        _libraries.Add(Library);
        return Library;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (TestLibrary library in _libraries)
            await library.DisposeAsync();
        await Server.DisposeAsync();
        Meters.Dispose();
        _folder.Dispose();
    }
}

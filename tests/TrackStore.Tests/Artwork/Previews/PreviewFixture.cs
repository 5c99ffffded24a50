using System.Globalization;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Tests.Artwork.Downloads.Http;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Previews;

/// <summary>A library whose previews all come from one scripted server, which stands in for the platforms.</summary>
internal sealed class PreviewFixture : IAsyncDisposable
{
    public const string Url = "http://cdn.example/a.jpg";
    public const string OtherUrl = "http://cdn.example/b.jpg";

    private readonly TemporaryFolder _folder = new();
    private readonly List<TestLibrary> _libraries = [];

    public PreviewFixture(Action<ITrackStoreBuilder>? configure = null)
    {
        Network = new ScriptedNetwork(Server.Port)
            .Name("cdn.example", [FetcherFixture.PublicAddress])
            .Name("other.example", [FetcherFixture.PublicAddress]);
        Library = Open(configure);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public HostileServer Server { get; } = new();

    public ScriptedNetwork Network { get; }

    public CountingProcessor Processor { get; } = new();

    /// <summary>Gets a folder for previews, which does not exist yet.</summary>
    public string Folder => _folder.PathOf("previews");

    public TestLibrary Library { get; private set; }

    public IImageLoader Loader => Library.Loader;

    public IArtworkPreviews Previews => Library.Services.GetRequiredService<IArtworkPreviews>();

    public int Requests(string path = "/a.jpg")
        => Server.Requests.Count(head => head.StartsWith($"GET {path} ", StringComparison.Ordinal));

    public void Serve(string path = "/a.jpg", int seed = 1, int size = 800)
        => Server[path] = exchange => exchange.AnswerAsync("200 OK", Pictures.Jpeg(seed, size, size));

    public void Answer(string path, string status, params string[] headers)
        => Server[path] = exchange => exchange.AnswerAsync(status, [], headers);

    /// <summary>Serves a picture, but only once the gate is open.</summary>
    public Gate Hold(string path = "/a.jpg")
    {
        var gate = new Gate();
        Server[path] = async exchange =>
        {
            await gate.PassAsync(CancellationToken.None);
            await exchange.AnswerAsync("200 OK", Pictures.Jpeg());
        };
        return gate;
    }

    public async Task<ImageLoadResult> LoadAsync(
        string url = Url, ImageSize size = ImageSize.Thumbnail, ImageRequestOptions options = default)
        => await Loader.LoadAsync(ImageRequest.ForPreview(url, size), options, Cancel);

    public async Task<Image> LoadedAsync(string url = Url, ImageSize size = ImageSize.Thumbnail, ImageRequestOptions options = default)
        => Assert.IsType<ImageLoadResult.Loaded>(await LoadAsync(url, size, options)).Image;

    public async Task<TError> FailedAsync<TError>(string url = Url)
        where TError : Exception
        => Assert.IsType<TError>(Assert.IsType<ImageLoadResult.Failed>(await LoadAsync(url)).Error);

    /// <summary>Opens a library as another process would: with an empty memory.</summary>
    public TestLibrary Open(Action<ITrackStoreBuilder>? configure = null)
    {
        string file = _folder.PathOf(string.Create(CultureInfo.InvariantCulture, $"library{_libraries.Count}.db"));
        Library = new TestLibrary(
            configure,
            file,
            services => services.AddSingleton<IArtworkNetwork>(Network).AddSingleton<IImageProcessor>(Processor));
        _libraries.Add(Library);
        return Library;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (TestLibrary library in _libraries)
            await library.DisposeAsync();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}

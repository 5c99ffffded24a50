using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Downloads.Http;

/// <summary>A fetcher on a hostile server that stands in for the whole internet; cdn.example is a host in it.</summary>
internal sealed class FetcherFixture : IAsyncDisposable
{
    public const int MaxBytes = 200_000;
    public const string PublicAddress = "93.184.215.14";

    public FetcherFixture(Action<ArtworkDownloadOptions>? configure = null)
    {
        var options = new ArtworkDownloadOptions();
        configure?.Invoke(options);
        Network = new ScriptedNetwork(Server.Port).Name("cdn.example", [PublicAddress]);
        Fetcher = NewFetcher(options, Network);
    }

    public static byte[] Picture { get; } = Pictures.Jpeg(width: 200, height: 200);

    public HostileServer Server { get; } = new();

    public ScriptedNetwork Network { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));

    public RecordingLogger<ArtworkFetcher> Logger { get; } = new();

    public ArtworkFetcher Fetcher { get; }

    public Task<FetchResult> FetchAsync(string url = "http://cdn.example/a.jpg", CacheValidators? known = null)
        => Fetcher.FetchAsync(new Uri(url, UriKind.RelativeOrAbsolute), known, TestContext.Current.CancellationToken);

    public ArtworkFetcher NewFetcher(ArtworkDownloadOptions options, IArtworkNetwork network) => new(
        Options.Create(options),
        Options.Create(new ArtworkOptions { MaxBytes = MaxBytes, MaxPixels = 1_000_000 }),
        network,
        Time,
        Logger);

    public async ValueTask DisposeAsync()
    {
        Fetcher.Dispose();
        await Server.DisposeAsync();
    }
}

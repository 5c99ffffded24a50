using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Platforms;

/// <summary>A test of the search on a platform that has 25 tracks with covers.</summary>
public abstract class PlatformSearchTest : PanelTest
{
    private protected PlatformSearchTest()
        : this(new FakePlatformClient("discogs"))
    {
    }

    private PlatformSearchTest(FakePlatformClient client)
        : base(
            services => services.AddSingleton<IPlatformClient>(client),
            store => store.ConfigureDownloads(options => options.AllowedHosts = ["127.0.0.1"]))
        => Client = client;

    private protected FakePlatformClient Client { get; }

    private protected PictureServer Server { get; } = new(Cover);

    private protected PlatformSearchViewModel Search { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        for (int i = 0; i < 25; i++)
            Client.Library.Add(Item(i));
        Search = await CreateAsync(panels => panels.CreatePlatformSearch("Discogs"));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Server.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected PlatformTrack Item(int number) => new()
    {
        Platform = "discogs",
        Id = $"{number}",
        Title = $"Found {number}",
        Artist = $"Artist {number}",
        Album = $"Album {number}",
        Year = "2000",
        Artwork = [new PlatformArtwork { Url = Server.UrlOf($"{number}") }],
    };
}

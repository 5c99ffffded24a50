using Microsoft.Extensions.Options;

namespace TrackStore.Tests.Artwork.Previews;

/// <summary>Previews are kept within limits, in memory and in a folder.</summary>
public sealed class PreviewCacheTests : IAsyncDisposable
{
    private readonly PreviewFixture _fixture = new();

    [Fact]
    public async Task LoadAsync_MoreThanFitsInMemory_DropsTheOneThatWasNotUsedForTheLongest()
    {
        foreach (string name in (string[])["a", "b", "c", "x"])
            _fixture.Serve($"/{name}.jpg", name[0]);
        long bytes = 0;
        foreach (ImageSize size in Enum.GetValues<ImageSize>())
            bytes += (await _fixture.LoadedAsync(Url("x"), size)).ByteLength;
        _fixture.Open(store => store
            .ConfigurePreviews(previews => previews.MemoryBytes = (bytes + 2_048) * 5 / 2)
            .ConfigureLoader(loader => loader.CacheBytes = 0));
        await _fixture.LoadedAsync(Url("a"));
        await _fixture.LoadedAsync(Url("b"));
        await _fixture.LoadedAsync(Url("a"));
        await _fixture.LoadedAsync(Url("c"));

        await _fixture.LoadedAsync(Url("a"));
        await _fixture.LoadedAsync(Url("b"));

        Assert.Equal((1, 2, 1), (_fixture.Requests("/a.jpg"), _fixture.Requests("/b.jpg"), _fixture.Requests("/c.jpg")));
    }

    [Fact]
    public async Task LoadAsync_NoMemory_DownloadsEachTime()
    {
        _fixture.Open(store => store
            .ConfigurePreviews(previews => previews.MemoryBytes = 0)
            .ConfigureLoader(loader => loader.CacheBytes = 0));
        _fixture.Serve();

        await _fixture.LoadedAsync();
        await _fixture.LoadedAsync();

        Assert.Equal(2, _fixture.Requests());
    }

    [Fact]
    public async Task Trim_Zero_EmptiesTheMemory()
    {
        _fixture.Serve();
        await _fixture.LoadedAsync();

        _fixture.Loader.Trim(0);
        await _fixture.LoadedAsync();

        Assert.Equal(2, _fixture.Requests());
    }

    [Fact]
    public async Task LoadAsync_WithAFolder_NeedsNoDownloadInTheNextProcess()
    {
        _fixture.Open(WithFolder());
        _fixture.Serve();
        Image first = await _fixture.LoadedAsync();

        _fixture.Open(WithFolder());
        Image second = await _fixture.LoadedAsync();

        Assert.Equal(1, _fixture.Requests());
        Assert.Equal(first.Id, second.Id);
        Assert.True(first.Data.Span.SequenceEqual(second.Data.Span));
        Assert.DoesNotContain("cdn", Assert.Single(Directory.GetFiles(_fixture.Folder)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_OldFile_IsDownloadedAgain()
    {
        _fixture.Open(WithFolder());
        _fixture.Serve();
        await _fixture.LoadedAsync();

        _fixture.Open(WithFolder()).Time.Advance(TimeSpan.FromDays(8));
        await _fixture.LoadedAsync();

        Assert.Equal(2, _fixture.Requests());
    }

    [Fact]
    public async Task LoadAsync_ReloadWithAFolder_DownloadsAgain()
    {
        _fixture.Open(WithFolder());
        _fixture.Serve(seed: 1);
        await _fixture.LoadedAsync();
        _fixture.Serve(seed: 2);
        Image reloaded = await _fixture.LoadedAsync(options: new() { CachePolicy = ImageCachePolicy.Reload });

        _fixture.Open(WithFolder());

        Assert.Equal(reloaded.Id, (await _fixture.LoadedAsync()).Id);
        Assert.Equal(2, _fixture.Requests());
    }

    [Fact]
    public async Task LoadAsync_AlteredFile_IsDownloadedAgainAndReplaced()
    {
        _fixture.Open(WithFolder());
        _fixture.Serve();
        Image first = await _fixture.LoadedAsync();
        string file = Assert.Single(Directory.GetFiles(_fixture.Folder));
        await File.WriteAllTextAsync(file, "not a picture", PreviewFixture.Cancel);

        _fixture.Open(WithFolder());
        Image second = await _fixture.LoadedAsync();

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(2, _fixture.Requests());
        Assert.True(new FileInfo(file).Length > 1_000);
    }

    [Fact]
    public async Task LoadAsync_FullFolder_DeletesTheFilesThatWereNotUsedForTheLongest()
    {
        _fixture.Open(WithFolder());
        foreach (string name in (string[])["a", "b", "c"])
            _fixture.Serve($"/{name}.jpg", name[0]);
        await _fixture.LoadedAsync(Url("a"));
        long size = new FileInfo(Assert.Single(Directory.GetFiles(_fixture.Folder))).Length;
        long limit = size * 5 / 2;
        _fixture.Open(WithFolder(limit)).Time.Advance(TimeSpan.FromHours(1));
        await _fixture.LoadedAsync(Url("b"));
        _fixture.Open(WithFolder(limit)).Time.Advance(TimeSpan.FromHours(2));
        await _fixture.LoadedAsync(Url("a"));
        await _fixture.LoadedAsync(Url("c"));

        _fixture.Open(WithFolder(limit));
        await _fixture.LoadedAsync(Url("a"));
        await _fixture.LoadedAsync(Url("b"));

        Assert.Equal((1, 2), (_fixture.Requests("/a.jpg"), _fixture.Requests("/b.jpg")));
        Assert.True(Directory.GetFiles(_fixture.Folder).Sum(file => new FileInfo(file).Length) <= limit);
    }

    [Fact]
    public async Task LoadAsync_FolderThatCannotBeUsed_ShowsThePictureAllTheSame()
    {
        string folder = _fixture.Folder;
        await File.WriteAllTextAsync(folder, "a file, not a folder", PreviewFixture.Cancel);
        _fixture.Open(store => store.ConfigurePreviews(previews => previews.Folder = folder));
        _fixture.Serve();

        await _fixture.LoadedAsync();
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    public void ConfigurePreviews_NegativeLimit_IsRefused(long memory, long folder)
    {
        var services = new ServiceCollection();
        services.AddTrackStore(store => store
            .UseSqlite("a.db")
            .ConfigurePreviews(previews => (previews.MemoryBytes, previews.FolderBytes) = (memory, folder)));
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<ArtworkPreviewOptions>>().Value);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    private static string Url(string name) => $"http://cdn.example/{name}.jpg";

    private Action<ITrackStoreBuilder> WithFolder(long? limit = null)
    {
        string folder = _fixture.Folder;
        return store => store.ConfigurePreviews(previews =>
        {
            previews.Folder = folder;
            previews.FolderBytes = limit ?? previews.FolderBytes;
        });
    }
}

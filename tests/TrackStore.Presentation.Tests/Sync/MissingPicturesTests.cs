using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Sync;

public sealed class MissingPicturesTests : PanelTest
{
    private readonly FakePlatformClient _client;
    private readonly PictureServer _server = new(Cover);
    private SyncViewModel _panel = null!;

    public MissingPicturesTests()
        : this(new FakePlatformClient("discogs"))
    {
    }

    private MissingPicturesTests(FakePlatformClient client)
        : base(
            services => services.AddSingleton<IPlatformClient>(client),
            store => store.ConfigureDownloads(options => options.AllowedHosts = ["127.0.0.1"]))
        => _client = client;

    public override async ValueTask InitializeAsync()
    {
        _client.Library.Add(Item("1", "there") with { Album = "Album 1" });
        _client.Library.Add(Item("2", "missing-2") with { Album = "Album 2" });
        _client.Library.Add(Item("3", "missing-3"));
        _panel = await CreateAsync(panels => panels.CreateSync());
        await _panel.LoadAsync(Cancel);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _server.Dispose();
    }

    [Fact]
    public async Task Sync_ServerLacksPictures_NamesWhoseTheyAreAndWhy()
    {
        Assert.Equal((0, ""), (_panel.MissingPictureCount, _panel.Texts.DescribeMissingPictures(_panel.Downloads!)));

        await SyncAsync();

        Assert.Equal(2, _panel.MissingPictureCount);
        Assert.Equal(
            [("Album 2", ArtworkOwnerKind.Album, "discogs"), ("Title 3", ArtworkOwnerKind.Track, "discogs")],
            _panel.MissingPictures.Select(picture => (picture.FirstTarget!.Title, picture.FirstTarget.Owner.Kind, picture.FirstTarget.Source)).Order());
        Assert.All(_panel.MissingPictures, picture => Assert.NotEmpty(_panel.Texts.DescribeDownload(picture)));
    }

    [Fact]
    public async Task RetryPicturesAsync_ServerHasThemNow_ShowsThatNoneIsMissing()
    {
        await SyncAsync();
        _server.HasAll = true;

        await _panel.RetryPicturesAsync(Cancel);
        await AdvanceUntilAsync(_panel, () => _panel.MissingPictureCount == 0 && _panel.Downloads is { Done: 3, Due: 0 });

        Assert.Empty(_panel.MissingPictures);
        Assert.Null(_panel.Error);
    }

    [Fact]
    public async Task RetryPicturesAsync_ServerStillLacksThem_ShowsThemAgain()
    {
        await SyncAsync();
        DateTimeOffset? before = _panel.MissingPictures[0].LastAttempt;
        Time.Advance(TimeSpan.FromMinutes(1));

        await _panel.RetryPicturesAsync(Cancel);

        await AdvanceUntilAsync(_panel, () => _panel.MissingPictures.Count == 2 && _panel.MissingPictures.All(picture => picture.LastAttempt > before));
    }

    [Fact]
    public async Task IsRetryingPictures_OnlyASynchronizationLoads_IsFalse()
    {
        await SyncAsync();
        var retried = new List<bool>();
        _panel.PropertyChanged += (_, args) =>
        {
            if (args.PropertyName == nameof(_panel.IsRetryingPictures))
                retried.Add(_panel.IsRetryingPictures);
        };
        _client.Library.Add(Item("4", "missing-4"));
        SyncJob job = await Ui.CallAsync(() => _panel.Start("discogs"));
        await job.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(_panel, () => _panel is { MissingPictureCount: 3, Downloads.Due: 0 });
        bool[] before = [.. retried];

        await _panel.RetryPicturesAsync(Cancel);
        await AdvanceUntilAsync(_panel, () => !_panel.IsRetryingPictures);

        Assert.Empty(before);
        Assert.Equal([true, false], retried);
    }

    [Fact]
    public async Task LoadMorePicturesAsync_ManyAreMissing_ListsThemPageAfterPage()
    {
        for (int i = 0; i < 60; i++)
            _client.Library.Add(Item($"more{i}", $"missing-more-{i}"));
        SyncJob job = await Ui.CallAsync(() => _panel.Start("discogs"));
        await job.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(_panel, () => _panel is { MissingPictureCount: 62, Downloads.Due: 0 });
        int first = _panel.MissingPictures.Count;

        await _panel.LoadMorePicturesAsync(Cancel);

        Assert.Equal((50, 62), (first, _panel.MissingPictures.Count));
        Assert.Equal(62, _panel.MissingPictures.DistinctBy(picture => picture.Id).Count());
    }

    [Theory]
    [InlineData(0.2, "1 second")]
    [InlineData(90, "90 seconds")]
    [InlineData(150, "3 minutes")]
    [InlineData(10_000, "3 hours")]
    [InlineData(600_000, "7 days")]
    public void FormatWait_AnyLength_UsesTheUnitThatFits(double seconds, string text)
        => Assert.Equal(text, new PresentationTexts().FormatWait(TimeSpan.FromSeconds(seconds)));

    private async Task SyncAsync()
    {
        SyncJob job = await Ui.CallAsync(() => _panel.Start("discogs"));
        await job.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(_panel, () => _panel is { MissingPictureCount: 2, MissingPictures.Count: 2 });
    }

    private PlatformTrack Item(string id, string picture) => new()
    {
        Platform = "discogs",
        Id = id,
        Title = $"Title {id}",
        Artist = "Artist",
        Artwork = [new PlatformArtwork { Url = _server.UrlOf(picture) }],
    };
}

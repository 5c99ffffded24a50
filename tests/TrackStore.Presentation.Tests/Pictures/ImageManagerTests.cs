using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;
using TestPictures = TrackStore.Tests.Fixtures.Pictures;

namespace TrackStore.Presentation.Tests.Pictures;

public sealed class ImageManagerTests : PanelTest
{
    private readonly Interceptor<IImageLibrary> _library;
    private readonly Interceptor<IArtworkSelector> _selector;

    public ImageManagerTests()
        : this(new Interceptor<IImageLibrary>(), new Interceptor<IArtworkSelector>())
    {
    }

    private ImageManagerTests(Interceptor<IImageLibrary> library, Interceptor<IArtworkSelector> selector)
        : base(replace: services =>
        {
            library.Register(services);
            selector.Register(services);
        })
        => (_library, _selector) = (library, selector);

    private IImageRepository Images => Get<IImageRepository>();

    [Fact]
    public async Task ShowAsync_EachTab_ListsAndCountsItsSubjects()
    {
        Track[] tracks = await AddAlbumsAsync(4);
        await StoreAsync(tracks[0], 1, 600);
        await StoreAsync(tracks[1], 2, 100);
        ImageManagerViewModel manager = await CreateAsync(panels => panels.CreateImageManager());

        await manager.ShowAsync(ImageTab.Missing, cancellationToken: Cancel);
        (string[] missing, int? missingCount) = (Titles(manager), manager.MissingCount);
        await manager.ShowAsync(ImageTab.LowResolution, cancellationToken: Cancel);
        (string[] small, int? smallCount) = (Titles(manager), manager.LowResolutionCount);
        await manager.ShowAsync(ImageTab.LowResolution, belowPixels: 601, cancellationToken: Cancel);
        string[] below = Titles(manager);
        await manager.ShowAsync(ImageTab.All, ArtworkOwnerKind.Track, cancellationToken: Cancel);

        Assert.Equal(["Album 2", "Album 3"], missing);
        Assert.Equal(["Album 1"], small);
        Assert.Equal((2, 1), (missingCount, smallCount));
        Assert.Equal(["Album 1", "Album 0"], below);
        Assert.Equal(["Track 1", "Track 0"], Titles(manager));
        Assert.Equal((2, 2), (manager.AllCount, manager.MissingCount));
    }

    [Fact]
    public async Task ShowAsync_TextAndSource_ListsAndCountsWhatHasThem()
    {
        Track[] tracks = await AddAlbumsAsync(4);
        await StoreAsync(tracks[0], 1, 600);
        await StoreAsync(tracks[1], 2, 100);
        ImageManagerViewModel manager = await CreateAsync(panels => panels.CreateImageManager());

        await manager.ShowAsync(ImageTab.Missing, text: " 3 ", cancellationToken: Cancel);
        (string[] found, int? foundCount, string? text) = (Titles(manager), manager.MissingCount, manager.Text);
        await manager.ShowAsync(ImageTab.All, source: "spotify", cancellationToken: Cancel);
        (string[] ofSource, int? all, int? missing) = (Titles(manager), manager.AllCount, manager.MissingCount);
        await manager.ShowAsync(ImageTab.All, source: "discogs", cancellationToken: Cancel);

        Assert.Equal(["Album 3"], found);
        Assert.Equal((1, "3"), (foundCount, text));
        Assert.Equal(["Album 1", "Album 0"], ofSource);

        // What has no picture has none of any source.
        Assert.Equal((2, 2), (all, missing));
        Assert.Equal((0, "Discogs"), (manager.AllCount, manager.SourceName));
        Assert.Empty(Titles(manager));
    }

    [Fact]
    public async Task ShowAsync_Storage_AddsUpRenditionsBySource()
    {
        Track[] tracks = await AddAlbumsAsync(1);
        await StoreAsync(tracks[0], 1, 600);
        ImageManagerViewModel manager = await CreateAsync(panels => panels.CreateImageManager());
        Assert.Null(manager.StorageText);

        await manager.ShowAsync(ImageTab.All, cancellationToken: Cancel);

        Assert.Equal(["spotify"], manager.Usage.Select(usage => usage.Source).Distinct());
        Assert.Equal(manager.Usage.Sum(usage => usage.Bytes), manager.Storage!.Renditions.Sum(size => size.Bytes));
        Assert.EndsWith(" kB for renditions", manager.StorageText, StringComparison.Ordinal);
        Assert.Equal((1, false), (manager.Renditions!.Current, manager.Renditions.KeepsOriginals));
    }

    [Fact]
    public async Task Subjects_PictureIsStored_LeavesTheMissing()
    {
        Track[] tracks = await AddAlbumsAsync(3);
        ImageManagerViewModel manager = await CreateAsync(panels => panels.CreateImageManager());
        await manager.ShowAsync(ImageTab.Missing, cancellationToken: Cancel);

        await StoreAsync(tracks[1], 1, 600);
        await AdvanceUntilAsync(manager, () => manager.MissingCount == 2);
        await AdvanceUntilAsync(manager.Subjects, () => manager.Subjects.Total == 2);

        Assert.Equal(["Album 0", "Album 2"], Titles(manager));
        Assert.Equal(1, manager.AllCount);
    }

    [Fact]
    public async Task Subjects_AlbumsPictureIsStored_ItsTracksLeaveTheMissing()
    {
        Track[] tracks = await AddAlbumsAsync(3);
        ImageManagerViewModel manager = await CreateAsync(panels => panels.CreateImageManager());
        await manager.ShowAsync(ImageTab.Missing, ArtworkOwnerKind.Track, cancellationToken: Cancel);

        await StoreAsync(tracks[1], 1, 600);
        await AdvanceUntilAsync(manager.Subjects, () => manager.Subjects.Total == 2);

        Assert.Equal(["Track 0", "Track 2"], Titles(manager));
    }

    [Fact]
    public async Task ShowAsync_AfterMoreWasLoaded_KeepsWhatIsShown()
    {
        Track[] tracks = await AddAlbumsAsync(6);
        for (int i = 0; i < tracks.Length; i++)
            await StoreAsync(tracks[i], 1 + (i / 2), 300);
        _library.Before = (method, arguments) =>
        {
            if (method == nameof(IImageLibrary.ListSharedAsync))
                arguments[1] = 1;
            return Task.CompletedTask;
        };
        ImageManagerViewModel manager = await CreateAsync(panels => panels.CreateImageManager());
        await manager.ShowAsync(ImageTab.Duplicates, cancellationToken: Cancel);
        int first = manager.Shared.Count;

        await manager.LoadMoreSharedAsync(Cancel);
        await manager.ShowAsync(ImageTab.Duplicates, cancellationToken: Cancel);

        Assert.Equal((1, 2, true), (first, manager.Shared.Count, manager.HasMoreShared));
    }

    [Fact]
    public async Task ShowAsync_Duplicates_ReplacesTheWorseCopyUntilUndone()
    {
        Track[] tracks = await AddAlbumsAsync(4);
        byte[] cover = Scene();
        await StoreAsync(tracks[0], Smaller(cover, 200));
        await StoreAsync(tracks[1], Smaller(cover, 200));
        await StoreAsync(tracks[2], cover);
        ImageManagerViewModel manager = await CreateAsync(panels => panels.CreateImageManager());

        await manager.ShowAsync(ImageTab.Duplicates, cancellationToken: Cancel);
        SharedImage shared = Assert.Single(manager.Shared);
        SimilarImages similar = Assert.Single(manager.Similar);
        (ListedImage better, ListedImage worse) = (similar.Images[0], similar.Images[1]);
        ImageReplacement? preview = await manager.PreviewReplaceAsync(worse, better, Cancel);
        ChangeResult? result = await manager.ReplaceAsync(worse, better, Cancel);

        Assert.Equal((2, shared.Image.ArtworkId), (shared.Image.Albums, worse.ArtworkId));
        Assert.Equal((2, 2), (preview?.TrackCount, preview?.AlbumCount));
        Assert.Equal((2, "The better copy is shown by 2 albums and 2 tracks."), (result?.TrackCount, manager.Message));
        Assert.Equal(3, Assert.Single(manager.Shared).Image.Albums);
        Assert.DoesNotContain(manager.Similar, group => group.Images.All(image => image.Albums > 0));

        await Get<IChangeHistory>().UndoAsync(manager.MessageChange!.Id, Cancel);
        await AdvanceUntilAsync(manager, () => manager.Shared is [{ Image.Albums: 2 }]);
    }

    [Fact]
    public async Task PreviewReplaceAsync_EarlierCallEndsLater_ReturnsNull()
    {
        Track[] tracks = await AddAlbumsAsync(2);
        byte[] cover = Scene();
        await StoreAsync(tracks[0], Smaller(cover, 200));
        await StoreAsync(tracks[1], cover);
        ImageManagerViewModel manager = await CreateAsync(panels => panels.CreateImageManager());
        await manager.ShowAsync(ImageTab.Duplicates, cancellationToken: Cancel);
        IReadOnlyList<ListedImage> images = Assert.Single(manager.Similar).Images;
        var gate = new Gate();
        _selector.After = (method, _) => _selector.Count(method) == 1 ? gate.PassAsync() : Task.CompletedTask;
        Task<ImageReplacement?> earlier = manager.PreviewReplaceAsync(images[1], images[0], Cancel);
        await gate.Reached;

        ImageReplacement? later = await manager.PreviewReplaceAsync(images[1], images[0], Cancel);
        gate.Open();

        Assert.Equal((1, null), (later?.TrackCount, await earlier));
    }

    [Fact]
    public async Task ShowAsync_LibraryFails_SaysSoAndTriesAgain()
    {
        await AddAlbumsAsync(1);
        ImageManagerViewModel manager = await CreateAsync(panels => panels.CreateImageManager());
        _library.Before = (_, _) => throw new StoreUnavailableException(StoreFault.Busy, "Locked.");

        await manager.ShowAsync(ImageTab.Duplicates, cancellationToken: Cancel);
        Assert.Equal(("Locked.", false), (manager.Error?.Message, manager.HasLoadedDuplicates));
        _library.Before = null;
        await manager.ShowAsync(ImageTab.Duplicates, cancellationToken: Cancel);

        Assert.Equal((null, true, 0), (manager.Error, manager.HasLoadedDuplicates, manager.Shared.Count));
    }

    [Fact]
    public async Task ShowAsync_OtherKindMeanwhile_CountsNeverMix()
    {
        Track[] tracks = await AddAlbumsAsync(2);
        await Tracks.AddAsync(new NewTrack { Title = "Alone", Artist = "Artist" }, Cancel);
        ImageManagerViewModel manager = await CreateAsync(panels => panels.CreateImageManager());
        var gate = new Gate();
        int held = 0;
        _library.After = (method, _) => method == nameof(IImageLibrary.CountSubjectsAsync) && Interlocked.Increment(ref held) <= 3
            ? gate.PassAsync()
            : Task.CompletedTask;
        Task older = manager.LoadAsync(Cancel);
        await gate.Reached;

        await manager.ShowAsync(ImageTab.Missing, ArtworkOwnerKind.Track, cancellationToken: Cancel);
        gate.Open();
        await older;

        Assert.Equal((3, 3, tracks.Length + 1), (manager.MissingCount, manager.Subjects.Total, Titles(manager).Length));
    }

    [Fact]
    public async Task ShowAsync_TextIsTyped_CancelsTheCountsBeforeAndMeasuresOnce()
    {
        Track[] tracks = await AddAlbumsAsync(3);
        ImageManagerViewModel manager = await CreateAsync(panels => panels.CreateImageManager());
        await manager.ShowAsync(ImageTab.Missing, cancellationToken: Cancel);
        var gate = new Gate();
        var tokens = new List<CancellationToken>();
        _library.Before = (method, arguments) =>
        {
            if (method != nameof(IImageLibrary.CountSubjectsAsync) || arguments[0] is not ImageSubjectQuery { Text: "a", BelowPixels: not null })
                return Task.CompletedTask;
            lock (tokens)
                tokens.Add((CancellationToken)arguments[2]!);
            return gate.PassAsync();
        };
        Task first = manager.ShowAsync(ImageTab.Missing, text: "a", cancellationToken: Cancel);
        await gate.Reached;

        await manager.ShowAsync(ImageTab.Missing, text: "album 2", cancellationToken: Cancel);
        bool areCanceled = tokens.TrueForAll(token => token.IsCancellationRequested);
        gate.Open();
        await first;

        Assert.Equal((true, 1, "album 2"), (areCanceled, manager.MissingCount, manager.Text));
        Assert.Equal((1, null), (_library.Count(nameof(IImageLibrary.GetUsageAsync)), manager.Error));
        await StoreAsync(tracks[0], 1, 300);
        await AdvanceUntilAsync(manager, () => manager.Usage.Count > 0);
    }

    [Fact]
    public async Task Subjects_LastTrackOfAnAlbumIsDeleted_LeavesTheAlbums()
    {
        Track[] tracks = await AddAlbumsAsync(3);
        ImageManagerViewModel manager = await CreateAsync(panels => panels.CreateImageManager());
        await manager.ShowAsync(ImageTab.Missing, cancellationToken: Cancel);

        await Tracks.DeleteAsync(tracks[1].Id, Cancel);
        await AdvanceUntilAsync(manager, () => manager.MissingCount == 2);
        await AdvanceUntilAsync(manager.Subjects, () => manager.Subjects.Total == 2);

        Assert.Equal(["Album 0", "Album 2"], Titles(manager));
    }

    [Fact]
    public async Task ShowAsync_Undefined_IsRefused()
    {
        ImageManagerViewModel manager = await CreateAsync(panels => panels.CreateImageManager());

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => manager.ShowAsync((ImageTab)9, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => manager.ShowAsync(ImageTab.All, default, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => manager.ShowAsync(ImageTab.All, belowPixels: 0, cancellationToken: Cancel));
    }

    private static string[] Titles(ImageManagerViewModel manager)
        => [.. Enumerable.Range(0, manager.Subjects.Total).Select(index => manager.Subjects.TryGet(index)!.Title)];

    // Plain pictures have no perceptual hash.
    private static byte[] Scene()
    {
        using NetVips.Image noise = NetVips.Image.Perlin(600, 600, cellSize: 200, seed: 3, uchar: true);
        return noise.JpegsaveBuffer(q: 90);
    }

    private static byte[] Smaller(byte[] picture, int side)
    {
        using NetVips.Image small = NetVips.Image.ThumbnailBuffer(picture, side);
        return small.JpegsaveBuffer(q: 80);
    }

    private async Task<Track[]> AddAlbumsAsync(int count)
    {
        var tracks = new List<Track>();
        for (int i = 0; i < count; i++)
            tracks.Add(await Tracks.AddAsync(new NewTrack { Title = $"Track {i}", Artist = "Artist", Album = $"Album {i}" }, Cancel));
        return [.. tracks];
    }

    private Task StoreAsync(Track track, int seed, int side) => StoreAsync(track, TestPictures.Jpeg(seed, side, side));

    private async Task StoreAsync(Track track, byte[] picture)
        => await Images.ResizeAndStoreImageAsync(picture, albumId: track.AlbumId, source: "spotify", cancellationToken: Cancel);
}

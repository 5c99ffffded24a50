using TrackStore.Artwork;
using TrackStore.Loading;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork;

/// <summary>How the loader reads, through the store's repository and through a host's.</summary>
public sealed class RenditionReaderTests : LibraryTest
{
    public static TheoryData<bool> IsHosts => [false, true];

    [Theory]
    [MemberData(nameof(IsHosts))]
    public async Task ReadAsync_DataIsNeeded_GivesTheRenditionAndItsBytesWithoutAFurtherThread(bool isHosts)
    {
        Track track = await AddAsync();
        Image stored = (await StoreAsync(1, track.Id))[ImageSize.Small];
        ImageRequest request = ImageRequest.ForTrack(track.Id, ImageSize.Small);
        List<(long Id, int Thread)> asked = [];
        int caller = 0;

        (ImageInfo? shown, ReadOnlyMemory<byte>? data) = await Task.Run(() =>
        {
            caller = Environment.CurrentManagedThreadId;
            return Reader(isHosts).ReadAsync(
                request,
                info =>
                {
                    asked.Add((info.Id, Environment.CurrentManagedThreadId));
                    return true;
                },
                Cancel);
        });

        Assert.Equal(stored.Id, shown?.Id);
        Assert.True(stored.Data.Span.SequenceEqual(data!.Value.Span));
        (long id, int thread) = Assert.Single(asked);
        Assert.Equal(stored.Id, id);
        if (!isHosts)
            Assert.Equal(caller, thread);
    }

    [Theory]
    [MemberData(nameof(IsHosts))]
    public async Task ReadAsync_DataIsNotNeeded_GivesTheRenditionAlone(bool isHosts)
    {
        Track track = await AddAsync();
        Image stored = (await StoreAsync(1, track.Id))[ImageSize.Small];

        (ImageInfo? shown, ReadOnlyMemory<byte>? data) = await Reader(isHosts).ReadAsync(ImageRequest.ForTrack(track.Id, ImageSize.Small), _ => false, Cancel);

        Assert.Equal(stored.Id, shown?.Id);
        Assert.Null(data);
    }

    [Theory]
    [MemberData(nameof(IsHosts))]
    public async Task ReadAsync_NoPicture_GivesNothingAndAsksForNothing(bool isHosts)
    {
        Track track = await AddAsync();
        bool isAsked = false;

        (ImageInfo? shown, ReadOnlyMemory<byte>? data) = await Reader(isHosts).ReadAsync(ImageRequest.ForTrack(track.Id), _ => isAsked = true, Cancel);

        Assert.Null(shown);
        Assert.Null(data);
        Assert.False(isAsked);
    }

    [Theory]
    [MemberData(nameof(IsHosts))]
    public async Task ReadAsync_PictureGoesInBetween_GivesNoBytesRatherThanEmptyOnes(bool isHosts)
    {
        Track track = await AddAsync();
        await StoreAsync(1, track.Id);

        (ImageInfo? shown, ReadOnlyMemory<byte>? data) = await Reader(isHosts).ReadAsync(
            ImageRequest.ForTrack(track.Id),
            info =>
            {
                Library.Sql("DELETE FROM image_contents");
                return true;
            },
            Cancel);

        Assert.NotNull(shown);
        Assert.Null(data);
        Assert.Null(await Reader(isHosts).ReadDataAsync(shown.Id, Cancel));
    }

    [Theory]
    [MemberData(nameof(IsHosts))]
    public async Task ReadPageAsync_SomeDataIsNeeded_GivesAllRenditionsAndTheBytesThatWereSelected(bool isHosts)
    {
        Track[] tracks = [await AddAsync(), await AddAsync(), await AddAsync()];
        Image first = (await StoreAsync(1, tracks[0].Id))[ImageSize.Thumbnail];
        Image second = (await StoreAsync(2, tracks[1].Id))[ImageSize.Thumbnail];
        ImageRequest[] requests = Array.ConvertAll(tracks, track => ImageRequest.ForTrack(track.Id));

        RenditionPage page = await Reader(isHosts).ReadPageAsync(requests, found => [found[requests[1]].Id], Cancel);
        RenditionPage withoutData = await Reader(isHosts).ReadPageAsync(requests, _ => [], Cancel);

        Assert.Equal([first.Id, second.Id], requests.Take(2).Select(request => page.Shown[request].Id));
        Assert.Equal(2, page.Shown.Count);
        (long id, ReadOnlyMemory<byte> data) = Assert.Single(page.Data);
        Assert.Equal(second.Id, id);
        Assert.True(second.Data.Span.SequenceEqual(data.Span));
        Assert.Empty(withoutData.Data);
    }

    [Theory]
    [MemberData(nameof(IsHosts))]
    public async Task ReadDataAsync_KnownRendition_GivesItsBytes(bool isHosts)
    {
        Track track = await AddAsync();
        Image stored = (await StoreAsync(1, track.Id))[ImageSize.Large];

        ReadOnlyMemory<byte>? data = await Reader(isHosts).ReadDataAsync(stored.Id, Cancel);

        Assert.True(stored.Data.Span.SequenceEqual(data!.Value.Span));
    }

    [Fact]
    public async Task LoadAsync_HostHasItsOwnRepository_IsReadThroughIt()
    {
        var images = new FakeImageRepository();
        images.GiveTrack(1, imageId: 10);
        await using var library = new TestLibrary(register: services => services.AddSingleton<IImageRepository>(images));

        ImageLoadResult result = await library.Loader.LoadTrackImageAsync(1, cancellationToken: Cancel);

        Assert.Equal(10, result.Shown?.Id);
        Assert.Equal((1, 1), (images.Resolves, images.Reads));
    }

    private IRenditionReader Reader(bool isHosts) => isHosts ? new RepositoryRenditionReader(Images) : (IRenditionReader)Images;

    private Task<Track> AddAsync() => Tracks.AddAsync(new NewTrack { Title = Guid.NewGuid().ToString(), Artist = "A" }, Cancel);

    private Task<IReadOnlyDictionary<ImageSize, Image>> StoreAsync(int picture, long trackId)
        => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(picture), trackId, cancellationToken: Cancel);
}

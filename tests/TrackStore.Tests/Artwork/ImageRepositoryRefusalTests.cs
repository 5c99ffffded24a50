using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork;

/// <summary>What is no picture, or for nothing that is stored, is refused and leaves nothing behind.</summary>
public sealed class ImageRepositoryRefusalTests : LibraryTest
{
    private readonly CountingProcessor _processor;

    public ImageRepositoryRefusalTests()
        : this(new CountingProcessor())
    {
    }

    private ImageRepositoryRefusalTests(CountingProcessor processor)
        : base(new TestLibrary(register: services => services.AddSingleton<IImageProcessor>(processor))) => _processor = processor;

    [Fact]
    public async Task ResizeAndStoreImageAsync_TrackKnownAlbumUnknown_StoresNothing()
    {
        Track track = await AddTrackAsync();

        AlbumNotFoundException error = await Assert.ThrowsAsync<AlbumNotFoundException>(() => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, 404, cancellationToken: Cancel));

        Assert.Equal(404, error.AlbumId);
        Assert.Equal(0, Library.Count("track_artworks"));
        Assert.Equal(0, Library.Count("artworks"));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_UnknownTrack_IsRefusedBeforeDecoding()
    {
        TrackNotFoundException error = await Assert.ThrowsAsync<TrackNotFoundException>(() => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), 404, cancellationToken: Cancel));

        Assert.Equal(404, error.TrackId);
        Assert.Equal(0, _processor.Calls);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_NeitherTrackNorAlbum_IsMisuse()
        => await Assert.ThrowsAsync<ArgumentException>(() => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), cancellationToken: Cancel));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a source whose name is longer than the fifty characters")]
    public async Task ResizeAndStoreImageAsync_BadSource_IsMisuse(string source)
    {
        Track track = await AddTrackAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, source: source, cancellationToken: Cancel));
    }

    [Theory]
    [InlineData(ImageRejection.Empty)]
    [InlineData(ImageRejection.UnsupportedFormat)]
    [InlineData(ImageRejection.TooManyPixels)]
    [InlineData(ImageRejection.Damaged)]
    public async Task ResizeAndStoreImageAsync_BadPicture_IsRefusedAndTheOldOneStays(ImageRejection rejection)
    {
        Track track = await AddTrackAsync();
        IReadOnlyDictionary<ImageSize, Image> before = await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, cancellationToken: Cancel);

        ImageRejectedException error = await Assert.ThrowsAsync<ImageRejectedException>(() => Images.ResizeAndStoreImageAsync(Bad(rejection), track.Id, cancellationToken: Cancel));

        Assert.Equal(rejection, error.Rejection);
        Assert.Equal(before[ImageSize.Large], await Images.GetTrackImageAsync(track.Id, ImageSize.Large, Cancel));
        Assert.Equal(1, Library.Count("artworks"));
        Assert.Equal(4, Library.Count("images"));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_StreamOverTheLimit_ReadsNoFurther()
    {
        await using var library = new TestLibrary(store => store.ConfigureArtwork(artwork => artwork.MaxBytes = 1000));
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        await using var endless = new EndlessStream();

        ImageRejectedException error = await Assert.ThrowsAsync<ImageRejectedException>(() => library.Images.ResizeAndStoreImageAsync(endless, track.Id, cancellationToken: Cancel));

        Assert.Equal(ImageRejection.TooManyBytes, error.Rejection);
        Assert.InRange(endless.BytesRead, 1001, 1001);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_ProcessorBreaksItsContract_StoresNothing()
    {
        Track track = await AddTrackAsync();
        Func<ProcessedArtwork, ProcessedArtwork>[] breaches =
        [
            artwork => artwork with { Renditions = [artwork.Renditions[0]] },
            artwork => artwork with { Renditions = [.. artwork.Renditions.Select(r => r with { Data = ReadOnlyMemory<byte>.Empty })] },
            artwork => artwork with { Width = 0 },
            _ => throw new FormatException("not today"),
        ];

        foreach (Func<ProcessedArtwork, ProcessedArtwork> breach in breaches)
        {
            _processor.Change = breach;
            ImageRejectedException error = await Assert.ThrowsAsync<ImageRejectedException>(() => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, cancellationToken: Cancel));
            Assert.Equal(ImageRejection.ProcessorFailed, error.Rejection);
        }

        Assert.Equal(0, Library.Count("artworks"));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_StreamCannotBeRead_IsMisuse()
    {
        Track track = await AddTrackAsync();
        var closed = new MemoryStream();
        await closed.DisposeAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => Images.ResizeAndStoreImageAsync(closed, track.Id, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Images.ResolveAsync(default(ImageRequest), Cancel));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_Cancelled_StoresNothing()
    {
        Track track = await AddTrackAsync();
        using var cancellation = new CancellationTokenSource();
        _processor.OnCall = cancellation.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), track.Id, cancellationToken: cancellation.Token));

        Assert.Equal(0, Library.Count("artworks"));
        Assert.Null(await Images.GetTrackImageAsync(track.Id, cancellationToken: Cancel));
    }

    private Task<Track> AddTrackAsync()
        => Tracks.AddAsync(new NewTrack { Title = "Windowlicker", Artist = "Aphex Twin", Album = "Windowlicker" }, Cancel);

    private static byte[] Bad(ImageRejection rejection) => rejection switch
    {
        ImageRejection.Empty => [],
        ImageRejection.UnsupportedFormat => "<!DOCTYPE html><html><body>404 Not Found</body></html>"u8.ToArray(),
        ImageRejection.TooManyPixels => PngHeader(30_000, 30_000),
        ImageRejection.Damaged => Pictures.Jpeg()[..5000],
        _ => throw new ArgumentOutOfRangeException(nameof(rejection)),
    };

    private static byte[] PngHeader(int width, int height) =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R',
        (byte)(width >> 24), (byte)(width >> 16), (byte)(width >> 8), (byte)width,
        (byte)(height >> 24), (byte)(height >> 16), (byte)(height >> 8), (byte)height,
        8, 2, 0, 0, 0, 0, 0, 0, 0,
    ];
}

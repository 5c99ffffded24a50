namespace TrackStore.Tests.Loading.Notification;

public sealed class ImageChangeTests
{
    private static readonly ImageRequest Track = ImageRequest.ForTrack(1);
    private static readonly ImageRequest OwnOnly = Track with { Fallback = ImageFallback.None };
    private static readonly ImageRequest Album = ImageRequest.ForAlbum(5);

    [Fact]
    public void Affects_TrackChanged_ConcernsTheTrackAlone()
    {
        var change = new ImageChange([1], []);

        Assert.Equal([true, true, false, false], [Of(change, Track), Of(change, OwnOnly), Of(change, Album), Of(change, ImageRequest.ForAlbum(1))]);
    }

    [Fact]
    public void Affects_AlbumChanged_ConcernsTheAlbumAndTheTracksThatMayShowIt()
    {
        var change = new ImageChange([], [5]);

        Assert.True(Of(change, Album));
        Assert.True(Of(change, Track));
        Assert.False(Of(change, OwnOnly));
        Assert.True(change.Affects(Track, new ImageLoadResult.Loaded(Track, ImageOf(albumId: 5))));
        Assert.False(change.Affects(Track, new ImageLoadResult.Loaded(Track, ImageOf(albumId: 6))));
        Assert.False(change.Affects(Track, new ImageLoadResult.Loaded(Track, ImageOf(albumId: null))));
    }

    [Fact]
    public void Affects_Everything_ConcernsAll()
        => Assert.All([Track, OwnOnly, Album], request => Assert.True(Of(ImageChange.Everything, request)));

    private static bool Of(ImageChange change, ImageRequest request) => change.Affects(request, new ImageLoadResult.Absent(request));

    private static Image ImageOf(long? albumId) => new()
    {
        Id = 1,
        ArtworkId = 1,
        Size = ImageSize.Thumbnail,
        MimeType = "image/jpeg",
        Width = 60,
        Height = 60,
        ByteLength = 1,
        AlbumId = albumId,
        TrackId = albumId is null ? 1 : null,
        Source = Sources.User,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Data = new byte[1],
    };
}

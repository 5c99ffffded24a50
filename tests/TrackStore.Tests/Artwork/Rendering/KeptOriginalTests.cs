using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Rendering;

/// <summary>Originals that the library keeps.</summary>
public sealed class KeptOriginalTests : RerenderTest
{
    [Fact]
    public async Task GetOriginalAsync_Kept_ReturnsTheStoredBytes()
    {
        TestLibrary library = Open(keep: true);
        byte[] original = Pictures.Jpeg(1, 900, 600);
        Image stored = await StoreAsync(library, original);

        ArtworkOriginal? kept = await Maintenance(library).GetOriginalAsync(stored.ArtworkId, Cancel);

        Assert.NotNull(kept);
        Assert.Equal(original, kept.Data.ToArray());
        Assert.Equal((stored.ArtworkId, "image/jpeg", 900, 600), (kept.ArtworkId, kept.MimeType, kept.Width, kept.Height));
    }

    [Fact]
    public async Task GetOriginalAsync_NotKeptOrUnknown_IsNull()
    {
        TestLibrary library = Open(keep: false);
        Image stored = await StoreAsync(library, Pictures.Jpeg());

        Assert.Null(await Maintenance(library).GetOriginalAsync(stored.ArtworkId, Cancel));
        Assert.Null(await Maintenance(library).GetOriginalAsync(stored.ArtworkId + 1, Cancel));
        Assert.Equal(0, library.Count("artwork_originals"));
    }

    [Fact]
    public async Task KeepOriginals_SharedOriginal_IsKeptOnceAndDeletedWithTheLastPicture()
    {
        TestLibrary library = Open(keep: true);
        byte[] cover = Pictures.Jpeg();
        Image one = await StoreAsync(library, cover, "One");
        Image two = await StoreAsync(library, cover, "Two");

        long shared = library.Count("artwork_originals");
        await library.Images.DeleteImagesAsync(ArtworkOwner.Track(one.TrackId!.Value), Cancel);
        await library.SweepAsync(Cancel);
        long afterTheFirst = library.Count("artwork_originals");
        await library.Tracks.DeleteAsync(two.TrackId!.Value, Cancel);
        await library.SweepAsync(Cancel);

        Assert.Equal((1, 1, 0), (shared, afterTheFirst, library.Count("artwork_originals")));
        Assert.Equal(0, library.Count("artworks"));
    }

    [Fact]
    public async Task KeepOriginals_TurnedOnLater_KeepsTheOriginalOfAPictureStoredAgain()
    {
        byte[] cover = Pictures.Jpeg();
        Image before = await StoreAsync(Open(keep: false), cover);

        TestLibrary library = Open(keep: true);
        await library.Images.ResizeAndStoreImageAsync(cover, before.TrackId, cancellationToken: Cancel);

        Assert.Equal(1, library.Count("artwork_originals"));
        Assert.Equal(1, Processor.Calls);
    }
}

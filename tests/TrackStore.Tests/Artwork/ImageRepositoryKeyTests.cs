using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork;

public sealed class ImageRepositoryKeyTests : LibraryTest
{
    [Fact]
    public async Task ReadAsync_KeyOfARow_GivesTheBytesThatTheTrackShows()
    {
        Track track = await AddAsync("One", "Album");
        IReadOnlyDictionary<ImageSize, Image> stored = await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 800, 400), track.Id, cancellationToken: Cancel);
        ArtworkKey key = (await Tracks.GetAsync(track.Id, Cancel))!.ArtworkKey!.Value;

        foreach ((ImageSize size, Image image) in stored)
        {
            ImageContent? content = await Images.ReadAsync(key, size, Cancel);

            Assert.NotNull(content);
            Assert.Equal((key, size, image.MimeType, image.Width, image.Height), (content.Key, content.Size, content.MimeType, content.Width, content.Height));
            Assert.Equal(image.Data.ToArray(), content.Data.ToArray());
            Assert.Equal(key, image.ArtworkKey);
            Assert.Equal($"\"{key}-{size.ToString().ToLowerInvariant()}\"", content.ETag);
        }

        Assert.Equal(stored[ImageSize.Large].ArtworkId, key.ArtworkId);
    }

    [Fact]
    public async Task ArtworkKey_OfTracksRowsAlbumsAndImages_IsThePicturesThatIsShown()
    {
        Track own = await AddAsync("Own", "Album");
        Track fallback = await AddAsync("Fallback", "Album");
        Track none = await AddAsync("None", null);
        Image ofTrack = (await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), own.Id, cancellationToken: Cancel))[ImageSize.Small];
        Image ofAlbum = (await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), albumId: own.AlbumId, cancellationToken: Cancel))[ImageSize.Small];

        TrackPage page = await Tracks.QueryAsync(new TrackQuery { OrderBy = TrackOrder.Title }, Cancel);
        Album? album = await Albums.GetAsync(own.AlbumId!.Value, Cancel);
        ImageInfo? resolved = await Images.ResolveAsync(ImageRequest.ForTrack(fallback.Id), Cancel);

        Assert.NotNull(ofTrack.ArtworkKey);
        Assert.NotEqual(ofTrack.ArtworkKey, ofAlbum.ArtworkKey);
        Assert.Equal([ofAlbum.ArtworkKey, null, ofTrack.ArtworkKey], page.Items.Select(item => item.ArtworkKey));
        Assert.Equal(ofTrack.ArtworkKey, (await Tracks.GetAsync(own.Id, Cancel))!.ArtworkKey);
        Assert.Equal(ofAlbum.ArtworkKey, (await Tracks.GetAsync(fallback.Id, Cancel))!.ArtworkKey);
        Assert.Null((await Tracks.GetAsync(none.Id, Cancel))!.ArtworkKey);
        Assert.Equal(ofAlbum.ArtworkKey, album!.ArtworkKey);
        Assert.Equal(ofAlbum.ArtworkKey, resolved!.ArtworkKey);
        Assert.Equal(ofTrack.ArtworkKey, (await Images.GetTrackImageAsync(own.Id, cancellationToken: Cancel))!.ArtworkKey);
    }

    [Fact]
    public async Task ArtworkKey_SameBytesOnAnotherTrack_IsTheSame()
    {
        Track one = await AddAsync("One", null);
        Track two = await AddAsync("Two", null);

        Image first = (await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), one.Id, cancellationToken: Cancel))[ImageSize.Small];
        Image second = (await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), two.Id, cancellationToken: Cancel))[ImageSize.Small];

        Assert.Equal(first.ArtworkKey, second.ArtworkKey);
    }

    [Fact]
    public async Task ReadAsync_KeyThatNoPictureHas_IsNull()
    {
        Track track = await AddAsync("One", null);
        Image stored = (await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), track.Id, cancellationToken: Cancel))[ImageSize.Small];
        ArtworkKey key = stored.ArtworkKey!.Value;

        Assert.Null(await Images.ReadAsync(key with { Hash = key.Hash ^ 1 }, ImageSize.Small, Cancel));
        Assert.Null(await Images.ReadAsync(key with { ArtworkId = key.ArtworkId + 1 }, ImageSize.Small, Cancel));
        Assert.Null(await Images.ReadAsync(default, ImageSize.Small, Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Images.ReadAsync(key, (ImageSize)9, Cancel));
        await Images.DeleteImagesAsync(ArtworkOwner.Track(track.Id), Cancel);
        await Library.SweepAsync(Cancel);
        Assert.Null(await Images.ReadAsync(key, ImageSize.Small, Cancel));
    }

    [Fact]
    public async Task ReadAsync_EveryCandidateOfAChooser_GivesItsOwnPicture()
    {
        Track track = await AddAsync("One", "Album");
        var stored = new Dictionary<string, byte[]>();
        foreach ((string source, int seed) in new[] { ("spotify", 1), ("discogs", 2), ("a-blog", 3) })
            stored[source] = await StoreAsync(track.Id, null, seed, source);
        byte[] ofAlbum = await StoreAsync(null, track.AlbumId, 4, "discogs");
        await Library.Artwork.ChooseNoArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);

        ArtworkExplanation refused = await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        ArtworkExplanation album = await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Album(track.AlbumId!.Value), cancellationToken: Cancel);

        Assert.Null(refused.Shown);
        Assert.Equal(["a-blog", "discogs", "spotify"], refused.Candidates.Select(candidate => candidate.Source).Order());
        foreach (ArtworkCandidate candidate in refused.Candidates)
            Assert.Equal(stored[candidate.Source], await ReadAsync(candidate));
        Assert.Equal(ofAlbum, await ReadAsync(Assert.Single(album.Candidates)));

        async Task<byte[]> ReadAsync(ArtworkCandidate candidate)
            => (await Images.ReadAsync(candidate.ArtworkKey, ImageSize.Medium, Cancel))!.Data.ToArray();
    }

    [Fact]
    public async Task RerenderAsync_Picture_GivesItANewKeyAndTheOldOneNothing()
    {
        using var folder = new TemporaryFolder();
        ArtworkKey oldKey;
        byte[] oldBytes;
        await using (TestLibrary before = Open(folder, quality: 85))
        {
            Track track = await before.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
            oldKey = (await before.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), track.Id, cancellationToken: Cancel))[ImageSize.Medium].ArtworkKey!.Value;
            oldBytes = (await before.Images.ReadAsync(oldKey, ImageSize.Medium, Cancel))!.Data.ToArray();
        }

        await using TestLibrary after = Open(folder, quality: 30);
        RerenderResult result = await after.Services.GetRequiredService<IArtworkMaintenance>().RerenderAsync(cancellationToken: Cancel);
        ArtworkKey newKey = (await after.Tracks.QueryAsync(new TrackQuery(), Cancel)).Items.Single().ArtworkKey!.Value;
        ImageContent? rendered = await after.Images.ReadAsync(newKey, ImageSize.Medium, Cancel);

        Assert.Equal(1, result.Rerendered);
        Assert.NotEqual(oldKey.Hash, newKey.Hash);
        Assert.Null(await after.Images.ReadAsync(oldKey, ImageSize.Medium, Cancel));
        Assert.True(rendered!.Data.Length < oldBytes.Length);
        Assert.Equal((await after.Images.ResolveAsync(ImageRequest.ForTrack(1, ImageSize.Medium), Cancel))!.ByteLength, rendered.Data.Length);
    }

    [Fact]
    public async Task QueryAsync_RowsWithKeys_AreOneQuery()
    {
        // Created first, because Entity Framework remembers for a second that nobody listens.
        using var commands = new CommandCounter(Library.File);
        Track track = await AddAsync("One", "Album");
        await StoreAsync(track.Id, null, 1, "spotify");
        int before = commands.Count;

        TrackPage page = await Tracks.QueryAsync(new TrackQuery(), Cancel);

        Assert.NotNull(page.Items.Single().ArtworkKey);
        Assert.Equal(1, commands.Count - before);
    }

    private static TestLibrary Open(TemporaryFolder folder, int quality) => new(
        store => store.ConfigureArtwork(options =>
        {
            options.KeepOriginals = true;
            options.Renditions.Quality = quality;
        }),
        folder.PathOf("library.db"));

    private async Task<byte[]> StoreAsync(long? trackId, long? albumId, int seed, string source)
        => (await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(seed), trackId, albumId, source, cancellationToken: Cancel))[ImageSize.Medium].Data.ToArray();

    private Task<Track> AddAsync(string title, string? album)
        => Tracks.AddAsync(new NewTrack { Title = title, Artist = "Artist", Album = album }, Cancel);
}

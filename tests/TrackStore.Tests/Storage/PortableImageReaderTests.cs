using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Portable;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>The reader for any database gives the same answers as the native one of SQLite.</summary>
public sealed class PortableImageReaderTests : LibraryTest
{
    private const int Owners = 7;

    private static readonly ImageSize[] Sizes = Enum.GetValues<ImageSize>();
    private static readonly ArtworkKind[] Kinds = [ArtworkKind.Front, ArtworkKind.Back];

    private IStoreProvider Provider => Library.Services.GetRequiredService<IStoreProvider>();

    private PortableImageReader Portable => new(Provider.RentReaderAsync);

    public override async ValueTask InitializeAsync() => await Library.Database.InitializeAsync(Cancel);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task EveryRead_RandomLibrary_AnswersAsTheNativeReader(int seed)
    {
        var random = new Random(seed);
        await FillAsync(random);
        ImageRequest[] requests = [.. AllRequests()];
        int found = 0;

        foreach (ImageRequest request in requests)
        {
            ImageInfo? expected = await Provider.Images.ResolveAsync(request, Cancel);
            found += expected is null ? 0 : 1;
            Assert.Equal(expected, await Portable.ResolveAsync(request, Cancel));
            await AssertSameShownAsync(request, needsData: true);
            await AssertSameShownAsync(request, needsData: false);
            Image? image = await Provider.Images.FindAsync(request, Cancel);
            Image? portable = await Portable.FindAsync(request, Cancel);
            Assert.Equal(image, portable);
            Assert.Equal(image?.Data.ToArray(), portable?.Data.ToArray());
        }

        Assert.InRange(found, 1, requests.Length - 1);
        random.Shuffle(requests);
        ImageRequest[] page = [.. requests, requests[0]];
        Assert.Equal(await Provider.Images.ResolveAsync(page, Cancel), await Portable.ResolveAsync(page, Cancel));
    }

    [Fact]
    public async Task FrontCovers_ColumnsSayOtherThanTheLinks_FollowTheColumns()
    {
        Track own = await Tracks.AddAsync(new NewTrack { Title = "Own", Artist = "A", Album = "Album" }, Cancel);
        Track falling = await Tracks.AddAsync(new NewTrack { Title = "Falling", Artist = "A", Album = "Album" }, Cancel);
        Image first = (await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), trackId: own.Id, cancellationToken: Cancel))[ImageSize.Small];
        Image second = (await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), albumId: own.AlbumId, cancellationToken: Cancel))[ImageSize.Small];
        Library.Sql($"UPDATE tracks SET artwork_id = {second.ArtworkId}, shown_artwork_id = {second.ArtworkId} WHERE id = {own.Id}");
        Library.Sql($"UPDATE tracks SET shown_artwork_id = {first.ArtworkId} WHERE id = {falling.Id}");
        Library.Sql($"UPDATE albums SET artwork_id = {first.ArtworkId}");
        (ImageRequest Request, long Expected)[] cases =
        [
            .. new ImageTarget[] { ImageSize.Small, ImageTarget.OfPixels(100) }.SelectMany(target => new[]
            {
                (ImageRequest.ForTrack(own.Id, target), second.ArtworkId),
                (ImageRequest.ForTrack(own.Id, target) with { Fallback = ImageFallback.None }, second.ArtworkId),
                (ImageRequest.ForTrack(falling.Id, target), first.ArtworkId),
                (ImageRequest.ForAlbum(own.AlbumId!.Value, target), first.ArtworkId),
            }),
        ];

        foreach (IImageReader reader in new[] { Provider.Images, Portable })
        {
            Dictionary<ImageRequest, ImageInfo> page = await reader.ResolveAsync([.. cases.Select(one => one.Request)], Cancel);
            foreach ((ImageRequest request, long expected) in cases)
            {
                Assert.Equal(expected, (await reader.ResolveAsync(request, Cancel))?.ArtworkId);
                Assert.Equal(expected, (await reader.ReadShownAsync(request, _ => true, Cancel)).Shown?.ArtworkId);
                Assert.Equal(expected, page[request].ArtworkId);
                if (request.TrackId != falling.Id)
                    Assert.Equal(expected, (await reader.FindAsync(request, Cancel))?.ArtworkId);
            }
        }
    }

    [Fact]
    public async Task ReadAsync_KeysAndIds_AnswersAsTheNativeReader()
    {
        await FillAsync(new Random(5));
        await using DbContext context = Provider.Rent().Context;
        foreach (ArtworkEntity artwork in await context.Set<ArtworkEntity>().ToListAsync(Cancel))
        {
            ArtworkKey key = StoredArtworkKey.Of(artwork.Id, artwork.KeyHash);
            foreach (ImageSize size in Sizes)
            {
                ImageContent? expected = await Provider.Images.ReadAsync(key, size, Cancel);
                ImageContent? actual = await Portable.ReadAsync(key, size, Cancel);
                Assert.Equal(expected, actual);
                Assert.Equal((expected?.MimeType, expected?.Width, expected?.Height), (actual?.MimeType, actual?.Width, actual?.Height));
                Assert.Equal(expected?.Data.ToArray(), actual?.Data.ToArray());
            }

            Assert.Null(await Portable.ReadAsync(key with { Hash = key.Hash ^ 1 }, ImageSize.Small, Cancel));
        }

        long[] ids = [.. Enumerable.Range(0, 700)];
        foreach (long id in ids.Take(60))
            Assert.Equal(await Provider.Images.ReadAsync(id, Cancel), await Portable.ReadAsync(id, Cancel));
        Dictionary<long, ReadOnlyMemory<byte>> all = await Portable.ReadAsync(ids, Cancel);
        Assert.NotEmpty(all);
        Assert.Equal(Bytes(await Provider.Images.ReadAsync(ids, Cancel)), Bytes(all));
    }

    [Fact]
    public async Task ResolveAsync_MoreOwnersThanParametersAreAllowed_AnswersAsTheNativeReader()
    {
        await FillAsync(new Random(6));
        ImageRequest[] page = [.. Enumerable.Range(1, 1_200).Select(id => ImageRequest.ForTrack(id))];

        Dictionary<ImageRequest, ImageInfo> found = await Portable.ResolveAsync(page, Cancel);

        Assert.NotEmpty(found);
        Assert.Equal(await Provider.Images.ResolveAsync(page, Cancel), found);
    }

    private static IEnumerable<ImageRequest> AllRequests()
        => from id in Enumerable.Range(1, Owners + 1)
           from owner in new[] { ArtworkOwner.Track(id), ArtworkOwner.Album(id) }
           from kind in Kinds
           from target in Sizes.Select(size => ImageTarget.Named(size)).Concat(new[] { 1, 60, 61, 200, 9_999 }.Select(side => ImageTarget.OfPixels(side)))
           from fallback in owner.TrackId is null ? [default(ImageFallback)] : Enum.GetValues<ImageFallback>()
           select ImageRequest.For(owner, target, kind) with { Fallback = fallback };

    private static Dictionary<long, string> Bytes(Dictionary<long, ReadOnlyMemory<byte>> all)
        => all.ToDictionary(pair => pair.Key, pair => Convert.ToHexString(pair.Value.Span));

    private async Task AssertSameShownAsync(ImageRequest request, bool needsData)
    {
        List<ImageInfo> asked = [];
        (ImageInfo? shown, byte[]? data) = await Provider.Images.ReadShownAsync(request, _ => needsData, Cancel);
        (ImageInfo? Shown, byte[]? Data) actual = await Portable.ReadShownAsync(
            request,
            info =>
            {
                asked.Add(info);
                return needsData;
            },
            Cancel);
        Assert.Equal(shown, actual.Shown);
        Assert.Equal(data, actual.Data);
        Assert.Equal(shown is null ? [] : [shown], asked);
    }

    // Rows as the writers leave them: at most one link of an owner and kind is shown, the choice of none has no artwork, and renditions or
    // their bytes may be missing.
    private async Task FillAsync(Random random)
    {
        DateTime now = Library.Time.GetUtcNow().UtcDateTime;
        await using DbContext context = Provider.Rent().Context;
        long image = 0;
        for (int id = 1; id <= Owners; id++)
        {
            context.Add(new AlbumEntity { Id = id, Title = $"T{id}", Artist = "A", IdentityKey = [(byte)id], SearchKey = "t", SortTitle = "t", SortArtist = "a", CreatedAt = now, UpdatedAt = now });
            context.Add(new ArtworkEntity
            {
                Id = id,
                Hash = [(byte)id],
                Profile = "p",
                KeyHash = random.NextInt64(),
                MimeType = "image/jpeg",
                ThumbHash = random.Next(2) == 0 ? null : [1, 2, 3, 4, 5, 6, 7, (byte)id],
                DominantColor = random.Next(2) == 0 ? null : random.Next(0xFFFFFF),
                CreatedAt = now,
            });
            foreach (ImageSize size in Sizes.Where(_ => random.Next(5) > 0))
            {
                int side = random.Next(3) == 0 ? 60 : 60 * (1 << (int)size);
                context.Add(new ImageEntity
                {
                    Id = ++image,
                    ArtworkId = id,
                    Size = EnumNames<ImageSize>.Of(size),
                    MimeType = "image/jpeg",
                    Width = side,
                    Height = random.Next(1, side + 20),
                    ByteLength = random.Next(1, 4),
                });
                if (random.Next(8) > 0)
                    context.Add(new ImageContentEntity { ImageId = image, Data = [(byte)image, 1] });
            }
        }

        await context.SaveChangesAsync(Cancel);
        for (int id = 1; id <= Owners; id++)
        {
            context.Add(new TrackEntity
            {
                FieldSources = "ta4:base",
                Id = id,
                Title = $"T{id}",
                Artist = "A",
                AlbumId = random.Next(4) == 0 ? null : random.Next(1, Owners + 1),
                SearchKey = "t",
                SortTitle = "t",
                SortArtist = "a",
                IdentityKey = [(byte)id],
                CreatedAt = now,
                UpdatedAt = now,
            });
            foreach (ArtworkKind kind in Kinds)
            {
                string name = EnumNames<ArtworkKind>.Of(kind);
                int shown = random.Next(4);
                for (int source = 0; source < 3; source++)
                {
                    context.Add(new TrackArtworkEntity
                    {
                        TrackId = id,
                        Kind = name,
                        Source = source == 0 ? Schema.NoArtwork : $"s{source}",
                        ArtworkId = source == 0 ? null : random.Next(1, Owners + 1),
                        SourceUrl = source == 1 ? "https://example.org" : null,
                        IsShown = source == shown,
                        CreatedAt = now.AddDays(source),
                    });
                    context.Add(new AlbumArtworkEntity
                    {
                        AlbumId = id,
                        Kind = name,
                        Source = source == 0 ? Schema.NoArtwork : $"s{source}",
                        ArtworkId = source == 0 ? null : random.Next(1, Owners + 1),
                        IsShown = source == 2 - shown,
                        CreatedAt = now.AddDays(-source),
                    });
                }
            }
        }

        await context.SaveChangesAsync(Cancel);
        Library.Sql("""
            UPDATE albums SET artwork_id = (SELECT artwork_id FROM album_artworks WHERE album_id = albums.id AND kind = 'front' AND is_shown);
            UPDATE tracks SET
                artwork_decided = EXISTS (SELECT 1 FROM track_artworks WHERE track_id = tracks.id AND kind = 'front' AND is_shown),
                artwork_id = (SELECT artwork_id FROM track_artworks WHERE track_id = tracks.id AND kind = 'front' AND is_shown);
            UPDATE tracks SET shown_artwork_id
                = IIF(artwork_decided, artwork_id, (SELECT albums.artwork_id FROM albums WHERE albums.id = album_id));
            """);
    }
}

using TrackStore.Artwork.Linking;
using TrackStore.Artwork.Rendering;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Linking;

public sealed class ArtworkLinkerTests
{
    private static readonly ArtworkTarget Both = ArtworkTarget.Of(1, 2, "discogs", "https://covers.example/1.jpg", ArtworkKind.Front);

    [Fact]
    public async Task Link_NewPictureOfTrackAndAlbum_ReadsAndWritesEachTableOnce()
    {
        var fixture = new PlanFixture(PlanFixture.Track(1, albumId: 2), PlanFixture.Track(3, albumId: 2), PlanFixture.Album(2));

        (LibraryRows rows, ChangePlan changes) = await fixture.PlanAsync(planned => Link(planned, NewArtwork(), Both));

        // The counters, both owners, their links and their lookups.
        Assert.Equal(7, fixture.Reader.Reads);
        Assert.Equal(
            [
                "album_artworks Insert 1", "albums Update 1", "artworks Insert 1", "image_contents Insert 2", "images Insert 2",
                "store_counters UpdateAlike 1", "track_artworks Insert 1", "tracks Update 1",
            ],
            changes.InOrder.Select(change => $"{change.Table.Name.Trim('"')} {change.Kind} {change.Count}").Order(StringComparer.Ordinal));
        Assert.Equal((101L, 101L, true), (rows.Tracks.Find(1)!.ArtworkId!.Value, rows.Tracks.Find(1)!.ShownArtworkId!.Value, rows.Tracks.Find(1)!.ArtworkDecided));
        Assert.Equal(101, rows.Albums.Find(2)!.ArtworkId);
    }

    [Fact]
    public async Task Link_PlanMadeSeveralTimes_SharesTheBytesOfTheRenditions()
    {
        var fixture = new PlanFixture(PlanFixture.Track(1, albumId: 2), PlanFixture.Album(2));
        byte[] data = [1, 2, 3];

        (_, ChangePlan changes) = await fixture.PlanAsync(planned => Link(planned, NewArtwork(data), Both));

        RowChanges<ImageContentEntity> contents = Assert.Single(changes.InOrder.OfType<RowChanges<ImageContentEntity>>());
        Assert.All(contents.Rows, row => Assert.Same(data, row.Data));
    }

    [Fact]
    public async Task Link_SmallerPictureOfSamePlatform_IsRefusedButUsersIsNot()
    {
        object[] stored =
        [
            PlanFixture.Track(1), PlanFixture.Artwork(5, side: 500), PlanFixture.Artwork(6, side: 100),
            new TrackArtworkEntity { TrackId = 1, Kind = "front", Source = "discogs", ArtworkId = 5, IsShown = true },
        ];

        (LibraryRows refused, ChangePlan nothing) = await new PlanFixture(stored).PlanAsync(planned => Link(planned, Stored(planned, 6), To("discogs")));
        (LibraryRows users, _) = await new PlanFixture(stored).PlanAsync(planned => Link(planned, Stored(planned, 6), To(Sources.User)));

        Assert.True(nothing.IsEmpty);
        Assert.Equal(5, Assert.Single(refused.TrackArtworks.ByTrack.Find(1L)).ArtworkId);
        Assert.Equal(6, users.Tracks.Find(1)!.ShownArtworkId);
        Assert.Equal([("discogs", false, false), ("user", true, true)], users.TrackArtworks.ByTrack.Find(1L).Select(row => (row.Source, row.ChosenByUser, row.IsShown)).Order());
    }

    [Fact]
    public async Task Link_UnknownTrack_Throws() => await Assert.ThrowsAsync<TrackNotFoundException>(
        () => new PlanFixture(PlanFixture.Album(2)).PlanAsync(planned => Link(planned, NewArtwork(), Both)));

    private static ArtworkTarget To(string source) => ArtworkTarget.Of(1, null, source, null, ArtworkKind.Front);

    private static LinkableArtwork Stored(LibraryRows rows, long id) => LinkableArtwork.Stored(rows.Artworks.Find(id) ?? PlanFixture.Artwork(id));

    private static void Link(LibraryRows rows, LinkableArtwork artwork, ArtworkTarget target) => new ArtworkLinker(rows, ["discogs"]).Link(artwork, target, renewsEqualLinks: true);

    private static LinkableArtwork NewArtwork(byte[]? data = null)
    {
        Rendition[] renditions =
        [
            .. new[] { ImageSize.Small, ImageSize.Thumbnail }.Select(size => new Rendition { Size = size, MimeType = "image/jpeg", Width = 60, Height = 60, Data = data ?? [1] }),
        ];
        var source = new ImageSource { Data = new byte[] { 1 }, Format = ImageFormat.Jpeg, MaxPixels = 1_000_000 };
        var rendered = new RenderedArtwork(new ProcessedArtwork { Width = 200, Height = 200, Renditions = renditions }, Placeholder: null, PerceptualHash: null);
        return LinkableArtwork.New(new ArtworkContent(new RenderingKey(new string('a', 64), "p"), source, rendered, KeepsOriginal: false));
    }
}

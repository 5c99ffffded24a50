using Microsoft.Extensions.Logging;
using TrackStore.Artwork.Rendering;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Rendering;

/// <summary>Rerendering stored pictures on request.</summary>
public sealed class ArtworkMaintenanceTests : RerenderTest
{
    [Fact]
    public async Task RerenderAsync_ChangedOptions_ReplacesThePictureWhereverItIsShown()
    {
        TestLibrary before = Open(keep: true);
        byte[] cover = Pictures.Jpeg(1, 1000, 500);
        Image own = await StoreAsync(before, cover, "One", source: "discogs");
        Track two = await before.Tracks.AddAsync(new NewTrack { Title = "Two", Artist = "A", Album = "X" }, Cancel);
        await before.Images.ResizeAndStoreImageAsync(cover, albumId: two.AlbumId, source: "spotify", sourceUrl: "https://img.example/1", cancellationToken: Cancel);
        await before.Images.ResizeAndStoreImageAsync(cover, two.Id, source: "spotify", kind: ArtworkKind.Back, cancellationToken: Cancel);
        await before.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), own.TrackId, source: "spotify", cancellationToken: Cancel);
        await before.Artwork.ChooseArtworkAsync(ArtworkOwner.Track(own.TrackId!.Value), "discogs", cancellationToken: Cancel);
        Image shownBefore = (await before.Images.GetTrackImageAsync(own.TrackId.Value, ImageSize.Large, Cancel))!;

        TestLibrary library = Open(keep: true, options => options.Shape = RenditionShape.SquareByCropping);
        RerenderResult result = await Maintenance(library).RerenderAsync(cancellationToken: Cancel);

        Assert.Equal((2, 0, 0, 0), (result.Rerendered, result.AlreadyCurrent, result.WithoutOriginal, result.Failed));
        Image shown = (await library.Images.GetTrackImageAsync(own.TrackId.Value, ImageSize.Large, Cancel))!;
        Assert.Equal((500, 500), (shown.Width, shown.Height));
        Assert.Equal((shownBefore.Source, shownBefore.CreatedAt), (shown.Source, shown.CreatedAt));
        ArtworkExplanation explanation = await library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(own.TrackId.Value), cancellationToken: Cancel);
        Assert.Equal(ArtworkRule.ChosenByUser, explanation.Rule);
        Assert.Equal("discogs", explanation.Shown?.Source);
        Image album = (await library.Images.GetAlbumImageAsync(two.AlbumId!.Value, ImageSize.Large, Cancel))!;
        Assert.Equal((500, "https://img.example/1", shown.ArtworkId), (album.Height, album.SourceUrl, album.ArtworkId));
        ImageInfo? back = await library.Images.ResolveAsync(ImageRequest.ForTrack(two.Id, ImageSize.Large) with { Kind = ArtworkKind.Back }, Cancel);
        Assert.Equal(shown.ArtworkId, back?.ArtworkId);
        Assert.Equal((2, 2, 8), (library.Count("artworks"), library.Count("artwork_originals"), library.Count("image_contents")));
        Assert.Equal(0L, library.Sql("SELECT count(*) FROM tracks t WHERE t.artwork_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM artworks a WHERE a.id = t.artwork_id)"));
        Assert.Equal(shown.ArtworkId, library.Sql($"SELECT artwork_id FROM tracks WHERE id = {own.TrackId}"));
        Assert.Equal(shown.ArtworkId, library.Sql($"SELECT artwork_id FROM albums WHERE id = {two.AlbumId}"));
    }

    [Fact]
    public async Task RerenderAsync_OnePicture_RerendersOnlyThatOne()
    {
        TestLibrary before = Open(keep: true);
        Image one = await StoreAsync(before, Pictures.Jpeg(1, 1000, 500), "One");
        Image two = await StoreAsync(before, Pictures.Jpeg(2, 1000, 500), "Two");

        TestLibrary library = Open(keep: true, options => options.Shape = RenditionShape.SquareByCropping);
        RerenderOutcome outcome = await Maintenance(library).RerenderAsync(one.ArtworkId, Cancel);
        Image shown = (await library.Images.GetTrackImageAsync(one.TrackId!.Value, ImageSize.Large, Cancel))!;

        Assert.Equal((RerenderOutcome.Rerendered, 500, 500), (outcome, shown.Width, shown.Height));
        Assert.NotEqual(one.ArtworkKey, shown.ArtworkKey);
        Assert.Equal(RerenderOutcome.AlreadyCurrent, await Maintenance(library).RerenderAsync(shown.ArtworkId, Cancel));
        Assert.Equal(RerenderOutcome.AlreadyCurrent, await Maintenance(library).RerenderAsync(4711, Cancel));
        Assert.Equal(1L, library.Sql($"SELECT count(*) FROM artworks WHERE id = {two.ArtworkId}"));
    }

    [Fact]
    public async Task RerenderAsync_OnePictureWithMissingRenditions_AddsThem()
    {
        TestLibrary library = Open(keep: true);
        Image stored = await StoreAsync(library, Pictures.Jpeg());
        IReadOnlyList<ImageInfo> before = await library.Images.ListImagesAsync(ArtworkOwner.Track(stored.TrackId!.Value), Cancel);
        library.Sql($"DELETE FROM images WHERE artwork_id = {stored.ArtworkId} AND size IN ('large', 'small')");

        RerenderOutcome outcome = await Maintenance(library).RerenderAsync(stored.ArtworkId, Cancel);
        IReadOnlyList<ImageInfo> after = await library.Images.ListImagesAsync(ArtworkOwner.Track(stored.TrackId.Value), Cancel);

        Assert.Equal(RerenderOutcome.Rerendered, outcome);
        Assert.Equal(before.Select(image => (image.Size, image.Width, image.ByteLength)), after.Select(image => (image.Size, image.Width, image.ByteLength)));
        Assert.Equal(stored.Data.ToArray(), (await library.Images.ReadAsync(stored.ArtworkKey!.Value, ImageSize.Large, Cancel))!.Data.ToArray());
    }

    [Fact]
    public async Task RerenderAsync_OnePictureWithoutOriginal_KeepsIt()
    {
        TestLibrary before = Open(keep: false);
        Image stored = await StoreAsync(before, Pictures.Jpeg());

        TestLibrary library = Open(keep: false, options => options.Quality = 50);
        bool hasOriginal = (await library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(stored.TrackId!.Value), cancellationToken: Cancel)).Shown!.HasOriginal;

        Assert.Equal((RerenderOutcome.WithoutOriginal, false), (await Maintenance(library).RerenderAsync(stored.ArtworkId, Cancel), hasOriginal));
        Assert.Equal(stored, await library.Images.GetTrackImageAsync(stored.TrackId.Value, ImageSize.Large, Cancel));
    }

    [Fact]
    public async Task RerenderAsync_WithoutOriginals_KeepsThePicturesAndLogsIt()
    {
        TestLibrary before = Open(keep: false);
        Image stored = await StoreAsync(before, Pictures.Jpeg());
        var logger = new RecordingLogger<ArtworkMaintenance>();

        TestLibrary library = Open(keep: false, options => options.Quality = 50, services => services.AddSingleton<ILogger<ArtworkMaintenance>>(logger));
        RenditionStatus status = await Maintenance(library).GetRenditionStatusAsync(Cancel);
        RerenderResult result = await Maintenance(library).RerenderAsync(cancellationToken: Cancel);

        Assert.Equal((0, 0, 1, 0), (result.Rerendered, result.AlreadyCurrent, result.WithoutOriginal, result.Failed));
        Assert.Equal((false, 0, 0, 1), (status.KeepsOriginals, status.Current, status.Outdated, status.WithoutOriginal));
        Assert.Equal(stored, await library.Images.GetTrackImageAsync(stored.TrackId!.Value, ImageSize.Large, Cancel));
        Assert.Contains(logger.Entries, entry => entry.Level == LogLevel.Warning && entry.Message.Contains("their originals are not kept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RerenderAsync_NothingChanged_DoesNothing()
    {
        TestLibrary library = Open(keep: true);
        await StoreAsync(library, Pictures.Jpeg());

        RerenderResult result = await Maintenance(library).RerenderAsync(cancellationToken: Cancel);

        Assert.Equal((0, 1, 0, 0), (result.Rerendered, result.AlreadyCurrent, result.WithoutOriginal, result.Failed));
        Assert.Equal(1, Processor.Calls);
    }

    [Fact]
    public async Task RerenderAsync_OneBadOriginal_RerendersTheOthersAndKeepsItsPicture()
    {
        TestLibrary before = Open(keep: true);
        Image bad = await StoreAsync(before, Pictures.Jpeg(1), "One");
        Image good = await StoreAsync(before, Pictures.Jpeg(2), "Two");
        before.Sql($"UPDATE artwork_originals SET data = x'FFD8FF' WHERE hash = (SELECT hash FROM artworks WHERE id = {bad.ArtworkId})");

        TestLibrary library = Open(keep: true, options => options.Quality = 50);
        RerenderResult result = await Maintenance(library).RerenderAsync(cancellationToken: Cancel);

        Assert.Equal((1, 0, 0, 1), (result.Rerendered, result.AlreadyCurrent, result.WithoutOriginal, result.Failed));
        Assert.Equal(bad.ArtworkId, Assert.Single(result.Failures).ArtworkId);
        Assert.Equal(bad, await library.Images.GetTrackImageAsync(bad.TrackId!.Value, ImageSize.Large, Cancel));
        Assert.NotEqual(good.ArtworkId, (await library.Images.GetTrackImageAsync(good.TrackId!.Value, ImageSize.Large, Cancel))?.ArtworkId);
    }

    [Fact]
    public async Task RerenderAsync_CanceledInTheMiddle_ResumesWhereItStopped()
    {
        TestLibrary before = Open(keep: true);
        for (int i = 0; i < 5; i++)
            await StoreAsync(before, Pictures.Jpeg(i, 200, 200), $"Track {i}");
        TestLibrary library = Open(keep: true, options => options.Quality = 50);
        using var cancellation = new CancellationTokenSource();
        var seen = new List<RerenderProgress>();
        var progress = new Reports(report =>
        {
            seen.Add(report);
            if (report.Done == 2)
                cancellation.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Maintenance(library).RerenderAsync(progress, cancellation.Token));
        RenditionStatus between = await Maintenance(library).GetRenditionStatusAsync(Cancel);
        RerenderResult rest = await Maintenance(library).RerenderAsync(cancellationToken: Cancel);

        Assert.Equal([(5, 1), (5, 2)], seen.Select(report => (report.Total, report.Done)));
        Assert.Equal((2, 3, 0, 5), (between.Current, between.Outdated, between.WithoutOriginal, between.Originals));
        Assert.Equal((3, 2), (rest.Rerendered, rest.AlreadyCurrent));
        Assert.Equal((5, 20), (library.Count("artworks"), library.Count("images")));
    }

    [Fact]
    public async Task RerenderAsync_AlreadyRenderedForAnotherTrack_LinksItWithoutAnOriginal()
    {
        TestLibrary before = Open(keep: false);
        byte[] cover = Pictures.Jpeg();
        Image one = await StoreAsync(before, cover, "One");
        Image two = await StoreAsync(before, cover, "Two");
        TestLibrary library = Open(keep: false, options => options.Quality = 50);
        await library.Images.ResizeAndStoreImageAsync(cover, one.TrackId, cancellationToken: Cancel);

        RerenderResult result = await Maintenance(library).RerenderAsync(cancellationToken: Cancel);

        Assert.Equal((1, 1, 0), (result.Rerendered, result.AlreadyCurrent, result.WithoutOriginal));
        Assert.Equal(1, library.Count("artworks"));
        Assert.NotEqual(two.ArtworkId, (await library.Images.GetTrackImageAsync(two.TrackId!.Value, ImageSize.Large, Cancel))?.ArtworkId);
    }

    [Fact]
    public async Task RerenderAsync_SamePictureIsStoredMeanwhile_KeepsBoth()
    {
        TestLibrary before = Open(keep: true);
        byte[] cover = Pictures.Jpeg();
        Image one = await StoreAsync(before, cover, "One");
        Track two = await before.Tracks.AddAsync(new NewTrack { Title = "Two", Artist = "A" }, Cancel);
        TestLibrary library = Open(keep: true, options => options.Quality = 50);

        await Task.WhenAll(
            Maintenance(library).RerenderAsync(cancellationToken: Cancel),
            Maintenance(library).RerenderAsync(cancellationToken: Cancel),
            library.Images.ResizeAndStoreImageAsync(cover, two.Id, cancellationToken: Cancel));

        Image? first = await library.Images.GetTrackImageAsync(one.TrackId!.Value, ImageSize.Large, Cancel);
        Image? second = await library.Images.GetTrackImageAsync(two.Id, ImageSize.Large, Cancel);
        Assert.NotNull(first);
        Assert.Equal(first.Id, second?.Id);
        Assert.Equal((1, 1), (library.Count("artworks"), library.Count("artwork_originals")));
    }

    [Fact]
    public async Task RerenderAsync_LoaderHasThePicture_ShowsTheNewOne()
    {
        TestLibrary before = Open(keep: true);
        Image stored = await StoreAsync(before, Pictures.Jpeg(1, 1000, 500));
        TestLibrary library = Open(keep: true, options => options.Shape = RenditionShape.SquareByCropping, identity: "counting 2.0");
        await library.Loader.LoadTrackImageAsync(stored.TrackId!.Value, ImageSize.Large, cancellationToken: Cancel);

        await Maintenance(library).RerenderAsync(cancellationToken: Cancel);
        ImageLoadResult result = await library.Loader.LoadTrackImageAsync(stored.TrackId.Value, ImageSize.Large, cancellationToken: Cancel);

        Assert.Equal((500, 500), result is ImageLoadResult.Loaded loaded ? (loaded.Image.Width, loaded.Image.Height) : default);
    }

    private sealed class Reports(Action<RerenderProgress> report) : IProgress<RerenderProgress>
    {
        public void Report(RerenderProgress value) => report(value);
    }
}

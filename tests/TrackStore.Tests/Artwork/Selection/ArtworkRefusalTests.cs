using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Selection;

/// <summary>A refused picture stays refused, whatever its sources bring, and gives way to any other.</summary>
public sealed class ArtworkRefusalTests : LibraryTest
{
    private IArtworkSelector Artwork => Library.Artwork;

    [Fact]
    public async Task RefuseArtworkAsync_SameBytesAreStoredWithOtherOptions_StaysRefused()
    {
        Track track = await AddAsync();
        await StoreAsync(track.Id, 1);
        ArtworkExplanation refused = await RefuseAsync(track.Id);
        await UseOtherOptionsAsync();

        await StoreAsync(track.Id, 1);
        ArtworkExplanation now = await ExplainAsync(track.Id);

        Assert.NotEqual(refused.Candidates[0].ArtworkId, Assert.Single(now.Candidates).ArtworkId);
        Assert.Equal((ArtworkRule.AllRefused, true), (now.Rule, now.Candidates[0].IsRefused));
    }

    [Fact]
    public async Task RefuseArtworkAsync_AlbumGetsTheSameBytesWithOtherOptions_TrackShowsNone()
    {
        Track track = await AddAsync();
        await StoreAsync(track.Id, 1);
        await RefuseAsync(track.Id);
        await UseOtherOptionsAsync();

        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 300, 300), albumId: track.AlbumId, source: "spotify", cancellationToken: Cancel);
        ArtworkKey? followed = (await Tracks.GetAsync(track.Id, Cancel))!.ArtworkKey;
        ArtworkExplanation now = await ExplainAsync(track.Id);
        await RefuseAsync(track.Id);

        Assert.Equal((2L, null, null), (Library.Count("artworks"), followed, now.Fallback));
        Assert.Null((await Tracks.GetAsync(track.Id, Cancel))!.ArtworkKey);
        Assert.Equal(FieldRule.EditedByUser, (await Fields.ExplainAsync(track.Id, TrackField.Artwork, Cancel))!.Rule);
    }

    [Fact]
    public async Task RefuseArtworkAsync_SourceBringsItAgainAfterAnother_StaysRefused()
    {
        Track track = await AddAsync();
        await StoreAsync(track.Id, 1);
        await RefuseAsync(track.Id);

        await StoreAsync(track.Id, 2);
        ArtworkExplanation another = await ExplainAsync(track.Id);
        await StoreAsync(track.Id, 1);
        ArtworkExplanation again = await ExplainAsync(track.Id);
        ArtworkExplanation allowed = await Artwork.AllowArtworkAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel);

        Assert.Equal([("spotify", false), ("spotify (2)", true)], another.Candidates.Select(picture => (picture.Source, picture.IsRefused)));
        Assert.Equal("spotify", another.Shown?.Source);
        Assert.Equal([("spotify", true)], again.Candidates.Select(picture => (picture.Source, picture.IsRefused)));
        Assert.Equal((null, "spotify"), (again.Shown, allowed.Shown?.Source));
    }

    [Fact]
    public async Task RefuseArtworkAsync_SeveralPicturesOfASource_AllStayRefused()
    {
        Track track = await AddAsync();
        for (int picture = 1; picture <= 3; picture++)
        {
            await StoreAsync(track.Id, picture);
            await RefuseAsync(track.Id);
        }

        await StoreAsync(track.Id, 1);
        await StoreAsync(track.Id, 2);
        ArtworkExplanation now = await ExplainAsync(track.Id);

        Assert.Equal((ArtworkRule.AllRefused, 3), (now.Rule, now.Candidates.Select(picture => picture.ArtworkId).Distinct().Count()));
        Assert.Equal(3, now.Candidates.Count);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_SmallerThanTheRefusedOne_IsShown()
    {
        Track track = await AddAsync();
        await StoreAsync(track.Id, 1, side: 640);
        await RefuseAsync(track.Id);

        await StoreAsync(track.Id, 2, side: 300);
        ArtworkExplanation now = await ExplainAsync(track.Id);

        Assert.Equal(("spotify", 300), (now.Shown?.Source, now.Shown?.Width));
    }

    [Fact]
    public async Task RemovePlatformInfoAsync_RefusedPicture_StaysRefusedWhenThePlatformIsBack()
    {
        Track track = await AddAsync();
        await Tracks.AddPlatformInfoAsync(track.Id, "spotify", "s1", cancellationToken: Cancel);
        await StoreAsync(track.Id, 1);
        await RefuseAsync(track.Id);

        await Tracks.RemovePlatformInfoAsync(track.Id, "spotify", cancellationToken: Cancel);
        await StoreAsync(track.Id, 1);

        Assert.Null((await ExplainAsync(track.Id)).Shown);
    }

    [Fact]
    public async Task RefuseArtworkAsync_ChosenPicture_IsNotChosenWhenItIsAllowedAgain()
    {
        Track track = await AddAsync();
        var owner = ArtworkOwner.Track(track.Id);
        await StoreAsync(track.Id, 1, side: 640);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2, 300, 300), track.Id, source: "discogs", cancellationToken: Cancel);
        await Artwork.ChooseArtworkAsync(owner, "discogs", cancellationToken: Cancel);

        ArtworkExplanation refused = await Artwork.RefuseArtworkAsync(owner, "discogs", cancellationToken: Cancel);
        ArtworkExplanation allowed = await Artwork.AllowArtworkAsync(owner, "discogs", cancellationToken: Cancel);

        Assert.Equal(("spotify", "spotify"), (refused.Shown?.Source, allowed.Shown?.Source));
        Assert.All(allowed.Candidates, candidate => Assert.False(candidate.IsChosen));
    }

    [Fact]
    public async Task ExplainAsync_RefusedPictures_SaysWhatIsShownInstead()
    {
        Track track = await AddAsync();
        var owner = ArtworkOwner.Track(track.Id);
        await StoreAsync(track.Id, 1);

        await RefuseAsync(track.Id);
        FieldExplanation none = (await Fields.ExplainAsync(track.Id, TrackField.Artwork, Cancel))!;
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 300, 300), albumId: track.AlbumId, source: "blog", cancellationToken: Cancel);
        FieldExplanation same = (await Fields.ExplainAsync(track.Id, TrackField.Artwork, Cancel))!;
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2, 400, 400), albumId: track.AlbumId, source: "discogs", cancellationToken: Cancel);
        FieldExplanation albums = (await Fields.ExplainAsync(track.Id, TrackField.Artwork, Cancel))!;
        await Artwork.RefuseArtworkAsync(ArtworkOwner.Album(track.AlbumId!.Value), "discogs", cancellationToken: Cancel);
        await Artwork.RefuseArtworkAsync(ArtworkOwner.Album(track.AlbumId!.Value), "blog", cancellationToken: Cancel);
        FieldExplanation all = (await Fields.ExplainAsync(track.Id, TrackField.Artwork, Cancel))!;
        await Artwork.AllowArtworkAsync(owner, "spotify", cancellationToken: Cancel);
        FieldExplanation allowed = (await Fields.ExplainAsync(track.Id, TrackField.Artwork, Cancel))!;

        Assert.Equal([("spotify", false)], SourcesOf(none));
        Assert.Equal([("spotify", false)], SourcesOf(same));
        Assert.Equal([("discogs", true), ("blog", false)], SourcesOf(albums));
        Assert.Equal([("spotify", false)], SourcesOf(all));
        Assert.Equal([("spotify", true)], SourcesOf(allowed));
        Assert.Equal(
            [FieldRule.EditedByUser, FieldRule.EditedByUser, FieldRule.PlatformRanking, FieldRule.EditedByUser, FieldRule.OnlyPlatform],
            new[] { none, same, albums, all, allowed }.Select(explanation => explanation.Rule));
        Assert.All((FieldExplanation[])[none, same, all], explanation => Assert.Null(explanation.Winner));

        static IEnumerable<(string?, bool)> SourcesOf(FieldExplanation explanation)
            => explanation.Candidates.Select(candidate => (candidate.Platform, candidate.IsEffective));
    }

    [Fact]
    public async Task RefuseArtworkAsync_BackOfTrackAndAlbum_HidesBothUntilItIsTakenBack()
    {
        Track track = await AddAsync();
        var owner = ArtworkOwner.Track(track.Id);
        await StoreBackAsync(track, 1);

        ArtworkExplanation refused = await Artwork.RefuseArtworkAsync(owner, "spotify", ArtworkKind.Back, Cancel);
        ImageLoadResult hidden = await LoadBackAsync(track.Id);
        ArtworkExplanation noChoice = await Artwork.RevertArtworkChoiceAsync(owner, ArtworkKind.Back, Cancel);
        ArtworkExplanation allowed = await Artwork.AllowArtworkAsync(owner, "spotify", ArtworkKind.Back, Cancel);

        Assert.Equal((ArtworkRule.AllRefused, null, null), (refused.Rule, refused.Shown, refused.Fallback));
        Assert.IsType<ImageLoadResult.Absent>(hidden);
        Assert.Equal((ArtworkRule.AllRefused, "spotify"), (noChoice.Rule, allowed.Shown?.Source));
        Assert.IsType<ImageLoadResult.Loaded>(await LoadBackAsync(track.Id));
    }

    [Fact]
    public async Task RemoveArtworkAsync_RefusedBackOfTrackAndAlbum_ShowsTheAlbums()
    {
        Track track = await AddAsync();
        await StoreBackAsync(track, 1);
        await Artwork.RefuseArtworkAsync(ArtworkOwner.Track(track.Id), "spotify", ArtworkKind.Back, Cancel);

        await Artwork.RemoveArtworkAsync(ArtworkOwner.Track(track.Id), "spotify", ArtworkKind.Back, Cancel);

        Assert.NotNull((await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), ArtworkKind.Back, Cancel)).Fallback);
        Assert.IsType<ImageLoadResult.Loaded>(await LoadBackAsync(track.Id));
    }

    [Fact]
    public async Task RefuseArtworkAsync_BackOfTrackAndAlbum_AnotherPictureIsShown()
    {
        Track track = await AddAsync();
        await StoreBackAsync(track, 1);
        await Artwork.RefuseArtworkAsync(ArtworkOwner.Track(track.Id), "spotify", ArtworkKind.Back, Cancel);

        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), track.Id, source: "discogs", kind: ArtworkKind.Back, cancellationToken: Cancel);

        Assert.Equal("discogs", (await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), ArtworkKind.Back, Cancel)).Shown?.Source);
        Assert.IsType<ImageLoadResult.Loaded>(await LoadBackAsync(track.Id));
    }

    private Task<Track> AddAsync() => Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "Album" }, Cancel);

    private async Task StoreAsync(long trackId, int picture, int side = 300)
        => await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(picture, side, side), trackId, source: "spotify", cancellationToken: Cancel);

    private async Task StoreBackAsync(Track track, int picture)
        => await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(picture), track.Id, track.AlbumId, "spotify", kind: ArtworkKind.Back, cancellationToken: Cancel);

    private ValueTask<ImageLoadResult> LoadBackAsync(long trackId) => Loader.LoadAsync(ImageRequest.ForTrack(trackId, kind: ArtworkKind.Back), Cancel);

    private Task<ArtworkExplanation> RefuseAsync(long trackId)
        => Artwork.RefuseArtworkAsync(ArtworkOwner.Track(trackId), "spotify", cancellationToken: Cancel);

    private Task<ArtworkExplanation> ExplainAsync(long trackId)
        => Artwork.ExplainArtworkAsync(ArtworkOwner.Track(trackId), cancellationToken: Cancel);

    private async Task UseOtherOptionsAsync()
        => await Library.Services.GetRequiredService<IRenditionSettings>().UseAsync(RenditionProfile.Default with { Quality = 50 }, Cancel);
}

using System.Security.Cryptography;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Selection;

public sealed class ArtworkSelectorTests : LibraryTest
{
    private IArtworkSelector Artwork => Library.Artwork;

    [Fact]
    public async Task ExplainArtworkAsync_SeveralSources_RanksThemAndKeepsAll()
    {
        Track track = await AddAsync();
        await StoreAsync(track.Id, 1, "bandcamp", 900);
        await StoreAsync(track.Id, 2, "discogs", 300);
        await StoreAsync(track.Id, 3, "spotify", 640);

        ArtworkExplanation explanation = await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);

        Assert.Equal(["spotify", "discogs", "bandcamp"], explanation.Candidates.Select(c => c.Source));
        Assert.Equal((ArtworkRule.SourceRanking, "spotify"), (explanation.Rule, explanation.Shown?.Source));
        Assert.Equal([(640, 640), (300, 300), (900, 900)], explanation.Candidates.Select(c => (c.Width, c.Height)));
        Assert.Equal("spotify", (await Images.GetTrackImageAsync(track.Id, cancellationToken: Cancel))!.Source);
        Assert.Equal(3, Library.Count("artworks"));
    }

    [Fact]
    public async Task ExplainArtworkAsync_EquallyRankedSources_LargerWinsThenNewer()
    {
        Track track = await AddAsync();
        await StoreAsync(track.Id, 1, "a-blog", 400);
        ArtworkRule only = (await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel)).Rule;
        await StoreAsync(track.Id, 2, "b-blog", 500);
        ArtworkExplanation larger = await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        Library.Time.Advance(TimeSpan.FromMinutes(1));
        await StoreAsync(track.Id, 3, "c-blog", 500);
        ArtworkExplanation newer = await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);

        Assert.Equal(ArtworkRule.OnlyCandidate, only);
        Assert.Equal((ArtworkRule.Larger, "b-blog"), (larger.Rule, larger.Shown!.Source));
        Assert.Equal((ArtworkRule.Newer, "c-blog"), (newer.Rule, newer.Shown!.Source));
    }

    [Fact]
    public async Task ChooseArtworkAsync_Candidate_IsShownAndNoSyncTouchesIt()
    {
        Track track = await AddAsync();
        await StoreAsync(track.Id, 1, "spotify");
        await StoreAsync(track.Id, 2, "discogs");

        ArtworkExplanation chosen = await Artwork.ChooseArtworkAsync(ArtworkOwner.Track(track.Id), "Discogs", cancellationToken: Cancel);
        await StoreAsync(track.Id, 3, "spotify", 1200);
        await StoreAsync(track.Id, 4, "discogs", 900);
        ArtworkExplanation after = await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);

        Assert.Equal((ArtworkRule.ChosenByUser, "discogs"), (chosen.Rule, chosen.Shown!.Source));
        Assert.Equal((ArtworkRule.ChosenByUser, "discogs", chosen.Shown.ArtworkId), (after.Rule, after.Shown!.Source, after.Shown.ArtworkId));
        Assert.Equal("spotify", (await Artwork.RevertArtworkChoiceAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel)).Shown!.Source);
    }

    [Fact]
    public async Task ChooseArtworkAsync_SourceBringsAnotherPictureLater_TheChosenOneStays()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 100), track.Id, source: "discogs", cancellationToken: Cancel);
        ArtworkExplanation chosen = await Artwork.ChooseArtworkAsync(ArtworkOwner.Track(track.Id), "discogs", cancellationToken: Cancel);

        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2, 300, 300), track.Id, source: "discogs", cancellationToken: Cancel);
        ArtworkExplanation synced = await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        await Artwork.RevertArtworkChoiceAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2, 300, 300), track.Id, source: "discogs", cancellationToken: Cancel);
        ArtworkExplanation reverted = await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);

        await Library.SweepAsync(Cancel);

        Assert.Equal(chosen.Shown!.ArtworkId, synced.Shown!.ArtworkId);
        Assert.Equal((1L, 300), (Library.Count("artworks"), reverted.Shown!.Width));
    }

    [Fact]
    public async Task ChooseArtworkAsync_UnknownSource_IsRefusedAndNothingChanges()
    {
        Track track = await AddAsync();
        await StoreAsync(track.Id, 1, "spotify");
        await StoreAsync(track.Id, 2, Sources.User);

        ArtworkCandidateNotFoundException error = await Assert.ThrowsAsync<ArtworkCandidateNotFoundException>(
            () => Artwork.ChooseArtworkAsync(ArtworkOwner.Track(track.Id), "discogs", cancellationToken: Cancel));

        Assert.Equal(["spotify", "user"], error.KnownSources.Order());
        Assert.Equal(Sources.User, (await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel)).Shown!.Source);
        await Assert.ThrowsAsync<TrackNotFoundException>(() => Artwork.ChooseNoArtworkAsync(ArtworkOwner.Track(404), cancellationToken: Cancel));
        await Assert.ThrowsAsync<AlbumNotFoundException>(() => Artwork.RevertArtworkChoiceAsync(ArtworkOwner.Album(404), cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => StoreAsync(track.Id, 3, "None"));
    }

    [Fact]
    public async Task ChooseNoArtworkAsync_TrackWithPictures_ShowsNoneAnywhereAndSurvivesSyncs()
    {
        Track track = await AddAsync();
        await StoreAsync(track.Id, 1, "spotify");
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), albumId: track.AlbumId, source: "spotify", cancellationToken: Cancel);
        Assert.IsType<ImageLoadResult.Loaded>(await Loader.LoadTrackImageAsync(track.Id, cancellationToken: Cancel));

        ArtworkExplanation none = await Artwork.ChooseNoArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        await StoreAsync(track.Id, 3, "discogs", 1200);

        Assert.Equal((ArtworkRule.DeliberatelyNone, null), (none.Rule, none.Shown));
        Assert.Single(none.Candidates);
        Assert.IsType<ImageLoadResult.Absent>(await Loader.LoadTrackImageAsync(track.Id, cancellationToken: Cancel));
        Assert.Null(await Images.GetTrackImageAsync(track.Id, cancellationToken: Cancel));
        Assert.False((await Tracks.GetAsync(track.Id, Cancel))!.HasImage);
        Assert.Equal(0, await Tracks.CountAsync(new TrackQuery { HasImage = true }, cancellationToken: Cancel));
        Assert.Equal(1, await Tracks.CountAsync(new TrackQuery { HasImage = false }, cancellationToken: Cancel));

        ArtworkExplanation back = await Artwork.RevertArtworkChoiceAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);

        Assert.Equal("spotify", back.Shown!.Source);
        Assert.True((await Tracks.GetAsync(track.Id, Cancel))!.HasImage);
        Assert.IsType<ImageLoadResult.Loaded>(await Loader.LoadTrackImageAsync(track.Id, cancellationToken: Cancel));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_FromTheUser_WinsOverEveryPlatformUntilReverted()
    {
        Track track = await AddAsync();
        await StoreAsync(track.Id, 1, "spotify", 1200);
        await Artwork.ChooseNoArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);

        await StoreAsync(track.Id, 2, Sources.User, 100);
        await StoreAsync(track.Id, 3, "spotify", 1400);
        ArtworkExplanation own = await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        await StoreAsync(track.Id, 4, Sources.User, 50);

        Assert.Equal((ArtworkRule.ChosenByUser, Sources.User, 100), (own.Rule, own.Shown!.Source, own.Shown.Width));
        Assert.Equal(50, (await Images.GetTrackImageAsync(track.Id, ImageSize.Large, Cancel))!.Width);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_SmallerOfTheSameSource_KeepsTheLarger()
    {
        Track track = await AddAsync();
        IReadOnlyDictionary<ImageSize, Image> large = await StoreAsync(track.Id, 1, "spotify", 640);

        IReadOnlyDictionary<ImageSize, Image> small = await StoreAsync(track.Id, 2, "spotify", 300);
        IReadOnlyDictionary<ImageSize, Image> larger = await StoreAsync(track.Id, 3, "spotify", 1000);

        Assert.Equal(large[ImageSize.Large].Id, small[ImageSize.Large].Id);
        Assert.NotEqual(large[ImageSize.Large].Id, larger[ImageSize.Large].Id);
        await Library.SweepAsync(Cancel);
        Assert.Equal(1, Library.Count("artworks"));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_RegisteredPlaceholder_IsRefused()
    {
        byte[] placeholder = Pictures.Jpeg(9);
        await using var library = new TestLibrary(store => store.ConfigureArtwork(o => o.PlaceholderHashes = [Convert.ToHexString(SHA256.HashData(placeholder))]));
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);

        ImageRejectedException error = await Assert.ThrowsAsync<ImageRejectedException>(() => library.Images.ResizeAndStoreImageAsync(placeholder, track.Id, source: "spotify", cancellationToken: Cancel));

        Assert.Equal(ImageRejection.KnownPlaceholder, error.Rejection);
        Assert.Equal(0, library.Count("artworks"));
    }

    [Fact]
    public async Task Kinds_FrontAndBack_AreApart()
    {
        Track track = await AddAsync();
        await StoreAsync(track.Id, 1, "discogs");
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), track.Id, source: "discogs", kind: ArtworkKind.Back, cancellationToken: Cancel);

        var back = Assert.IsType<ImageLoadResult.Loaded>(await Loader.LoadAsync(ImageRequest.ForTrack(track.Id, kind: ArtworkKind.Back), Cancel));
        var front = Assert.IsType<ImageLoadResult.Loaded>(await Loader.LoadAsync(ImageRequest.ForTrack(track.Id), Cancel));
        await Images.DeleteImagesAsync(ArtworkOwner.Track(track.Id), Cancel);

        Assert.NotEqual(front.Image.Id, back.Image.Id);
        Assert.IsType<ImageLoadResult.Absent>(await Loader.LoadAsync(ImageRequest.ForTrack(track.Id), Cancel));
        Assert.IsType<ImageLoadResult.Loaded>(await Loader.LoadAsync(ImageRequest.ForTrack(track.Id, kind: ArtworkKind.Back), Cancel));
        Assert.IsType<ImageLoadResult.Absent>(await Loader.LoadAsync(ImageRequest.ForTrack(track.Id, kind: ArtworkKind.Artist), Cancel));
        Assert.False((await Tracks.GetAsync(track.Id, Cancel))!.HasImage);
    }

    [Fact]
    public async Task RemoveArtworkAsync_ShownCandidate_FallsBackToTheNext()
    {
        Track track = await AddAsync();
        await StoreAsync(track.Id, 1, "spotify");
        await StoreAsync(track.Id, 2, "discogs");

        bool removed = await Artwork.RemoveArtworkAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel);

        Assert.True(removed);
        Assert.False(await Artwork.RemoveArtworkAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel));
        Assert.Equal("discogs", (await Images.GetTrackImageAsync(track.Id, cancellationToken: Cancel))!.Source);
        await Library.SweepAsync(Cancel);
        Assert.Equal(1, Library.Count("artworks"));
    }

    [Fact]
    public async Task ExplainArtworkAsync_TrackWithoutCandidates_ExplainsItsAlbum()
    {
        Track track = await AddAsync();
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), albumId: track.AlbumId, source: "spotify", cancellationToken: Cancel);

        ArtworkExplanation explanation = await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);

        Assert.Equal((ArtworkRule.NoCandidate, 0), (explanation.Rule, explanation.Candidates.Count));
        Assert.Equal((ArtworkOwner.Album(track.AlbumId!.Value), ArtworkRule.OnlyCandidate), (explanation.Fallback!.Owner, explanation.Fallback.Rule));
        Assert.Null((await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(404), cancellationToken: Cancel)).Fallback);
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_RankingOption_Decides()
    {
        await using var library = new TestLibrary(store => store.ConfigureArtwork(o => o.SourceRanking = ["Discogs", "spotify"]));
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);

        await library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), track.Id, source: "discogs", cancellationToken: Cancel);
        await library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2), track.Id, source: "spotify", cancellationToken: Cancel);

        Assert.Equal("discogs", (await library.Images.GetTrackImageAsync(track.Id, cancellationToken: Cancel))!.Source);
    }

    [Fact]
    public async Task EveryCall_DefaultOwnerOrUndefinedKind_IsRefusedAndChangesNothing()
    {
        Track track = await AddAsync();
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), albumId: track.AlbumId, source: "spotify", cancellationToken: Cancel);
        long id = track.AlbumId!.Value;
        Func<ArtworkOwner, ArtworkKind, Task>[] calls =
        [
            (owner, kind) => Artwork.ExplainArtworkAsync(owner, kind, Cancel),
            (owner, kind) => Artwork.ChooseArtworkAsync(owner, "spotify", kind, Cancel),
            (owner, kind) => Artwork.ChooseNoArtworkAsync(owner, kind, Cancel),
            (owner, kind) => Artwork.RevertArtworkChoiceAsync(owner, kind, Cancel),
            (owner, kind) => Artwork.RemoveArtworkAsync(owner, "spotify", kind, Cancel),
        ];

        foreach (Func<ArtworkOwner, ArtworkKind, Task> call in calls)
        {
            ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => call(default, ArtworkKind.Front));
            Assert.Contains("ArtworkOwner.Track(id)", refused.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => call(ArtworkOwner.Album(id), (ArtworkKind)9));
        }

        Assert.Equal(ArtworkRule.OnlyCandidate, (await Artwork.ExplainArtworkAsync(ArtworkOwner.Album(id), cancellationToken: Cancel)).Rule);
    }

    [Fact]
    public async Task DeleteImagesAsync_NoneWasChosen_TakesTheChoiceBack()
    {
        Track track = await AddAsync();
        await Artwork.ChooseNoArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);

        bool deleted = await Images.DeleteImagesAsync(ArtworkOwner.Track(track.Id), Cancel);

        Assert.True(deleted);
        Assert.Equal(ArtworkRule.NoCandidate, (await Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel)).Rule);
    }

    private Task<Track> AddAsync() => Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "Album" }, Cancel);

    private Task<IReadOnlyDictionary<ImageSize, Image>> StoreAsync(long trackId, int picture, string source, int side = 500)
        => Images.ResizeAndStoreImageAsync(Pictures.Jpeg(picture, side, side), trackId, source: source, cancellationToken: Cancel);
}

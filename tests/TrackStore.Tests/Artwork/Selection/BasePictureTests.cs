using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Selection;

/// <summary>How the host's own picture, stored without a source, ranks among the others.</summary>
public sealed class BasePictureTests : LibraryTest
{
    [Fact]
    public async Task ResizeAndStoreImageAsync_NoSource_IsTheHostsPictureAndNotTheUsersChoice()
    {
        Track track = await AddAsync(Library);

        IReadOnlyDictionary<ImageSize, Image> stored = await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1), track.Id, cancellationToken: Cancel);
        await using var stream = new MemoryStream(Pictures.Jpeg(2));
        await Images.ResizeAndStoreImageAsync(stream, albumId: track.AlbumId, cancellationToken: Cancel);
        ArtworkExplanation ofTrack = await ExplainAsync(Library, track);
        ArtworkExplanation ofAlbum = await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Album(track.AlbumId!.Value), cancellationToken: Cancel);

        Assert.Equal(Sources.Base, stored[ImageSize.Small].Source);
        Assert.Equal((ArtworkRule.OnlyCandidate, Sources.Base, false), (ofTrack.Rule, ofTrack.Shown!.Source, ofTrack.Shown.IsChosen));
        Assert.Equal((ArtworkRule.OnlyCandidate, Sources.Base, false), (ofAlbum.Rule, ofAlbum.Shown!.Source, ofAlbum.Shown.IsChosen));
    }

    [Fact]
    public async Task ExplainArtworkAsync_BaseAmongRankedAndUnrankedPlatforms_StandsBetweenThem()
    {
        Track track = await AddAsync(Library);
        await StoreAsync(Library, track, 1, "a-blog", 900);
        await StoreAsync(Library, track, 2, Sources.Base, 100);
        string withUnranked = (await ExplainAsync(Library, track)).Shown!.Source;
        await StoreAsync(Library, track, 3, "rekordbox", 50);
        ArtworkExplanation withRanked = await ExplainAsync(Library, track);
        await StoreAsync(Library, track, 4, Sources.User, 20);
        ArtworkExplanation withUser = await ExplainAsync(Library, track);

        Assert.Equal(Sources.Base, withUnranked);
        Assert.Equal(["rekordbox", Sources.Base, "a-blog"], withRanked.Candidates.Select(candidate => candidate.Source));
        Assert.Equal(ArtworkRule.SourceRanking, withRanked.Rule);
        Assert.Equal([Sources.User, "rekordbox", Sources.Base, "a-blog"], withUser.Candidates.Select(candidate => candidate.Source));
        Assert.Equal(ArtworkRule.ChosenByUser, withUser.Rule);
    }

    [Fact]
    public async Task ExplainArtworkAsync_HostListsBase_RanksItAmongThePlatforms()
    {
        await using var library = new TestLibrary(store => store.ConfigureArtwork(options => options.SourceRanking = ["spotify", "base", "discogs"]));
        Track track = await AddAsync(library);
        await StoreAsync(library, track, 1, "discogs", 900);
        await StoreAsync(library, track, 2, Sources.Base, 100);
        await StoreAsync(library, track, 3, "spotify", 50);

        ArtworkExplanation explanation = await ExplainAsync(library, track);

        Assert.Equal(["spotify", Sources.Base, "discogs"], explanation.Candidates.Select(candidate => candidate.Source));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_HostsNextPicture_ReplacesItsLastOneEvenBySmaller()
    {
        Track track = await AddAsync(Library);
        await StoreAsync(Library, track, 1, Sources.Base, 900);

        await StoreAsync(Library, track, 2, Sources.Base, 100);

        await Library.SweepAsync(Cancel);
        Assert.Equal(100, Assert.Single((await ExplainAsync(Library, track)).Candidates).Width);
        Assert.Equal(1, Library.Count("artworks"));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_UserHasChosenTheHostsPicture_KeepsThatOne()
    {
        Track track = await AddAsync(Library);
        await StoreAsync(Library, track, 1, Sources.Base, 100);
        await StoreAsync(Library, track, 2, "spotify", 640);
        await Library.Artwork.ChooseArtworkAsync(ArtworkOwner.Track(track.Id), Sources.Base, cancellationToken: Cancel);

        await StoreAsync(Library, track, 3, Sources.Base, 900);
        ArtworkExplanation explanation = await ExplainAsync(Library, track);

        Assert.Equal((ArtworkRule.ChosenByUser, Sources.Base, 100), (explanation.Rule, explanation.Shown!.Source, explanation.Shown.Width));
    }

    private static Task<Track> AddAsync(TestLibrary library)
        => library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "B" }, Cancel);

    private static async Task StoreAsync(TestLibrary library, Track track, int seed, string source, int side)
        => await library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(seed, side, side), track.Id, source: source, cancellationToken: Cancel);

    private static Task<ArtworkExplanation> ExplainAsync(TestLibrary library, Track track)
        => library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
}

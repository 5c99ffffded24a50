using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;
using TestPictures = TrackStore.Tests.Fixtures.Pictures;

namespace TrackStore.Presentation.Tests.Pictures;

public sealed class ImageSubjectTests : PanelTest
{
    private readonly Interceptor<IChangeHistory> _history;

    public ImageSubjectTests()
        : this(new Interceptor<IChangeHistory>())
    {
    }

    private ImageSubjectTests(Interceptor<IChangeHistory> history)
        : base(replace: history.Register)
        => _history = history;

    private IImageRepository Images => Get<IImageRepository>();

    [Fact]
    public async Task SelectAsync_SeveralSources_ShowsEachWithItsRenditionsAndWhy()
    {
        Track track = await AddAsync();
        await StoreAsync(track.AlbumId, 1, 700, "spotify");
        await StoreAsync(track.AlbumId, 2, 100, "discogs");
        ImageSubjectViewModel subject = await SelectAsync(ArtworkOwner.Album(track.AlbumId!.Value));

        Assert.Equal((ImageSubjectState.Shown, "Album", "Artist", 1), (subject.State, subject.Title, subject.Artist, subject.TrackCount));
        Assert.Equal(["Spotify", "Discogs"], subject.Candidates.Select(candidate => candidate.SourceName));
        Assert.Equal(
            ["Shown, because its source ranks highest", "Not shown, because another source ranks higher"],
            subject.Candidates.Select(candidate => candidate.Reason));
        Assert.Equal("The picture of Spotify is shown, because its source ranks highest.", subject.Reason);
        Assert.Equal([60, 120, 300, 640], subject.Shown!.Renditions.Select(rendition => rendition.Image!.Width));
        Assert.Equal([60, 100, 100, 100], subject.Candidates[1].Renditions.Select(rendition => rendition.Image!.Width));
        Assert.Equal(TestPictures.Jpeg(1, 700, 700).Length, subject.Shown.Picture.ByteLength);
        Assert.False(subject.Shown.IsIncomplete || subject.Shown.CanRerender);
    }

    [Fact]
    public async Task SelectAsync_TrackWithoutItsOwn_ShowsItsAlbumsPictures()
    {
        Track track = await AddAsync();
        await StoreAsync(track.AlbumId, 1, 700, "spotify");
        ImageSubjectViewModel subject = await SelectAsync(ArtworkOwner.Track(track.Id));

        Assert.Empty(subject.Candidates);
        Assert.Equal(track.AlbumId, subject.AlbumId);
        Assert.Equal(ArtworkOwner.Album(track.AlbumId!.Value), Assert.Single(subject.AlbumCandidates).Owner);
        Assert.Equal(("The album's picture is shown.", subject.AlbumCandidates[0]), (subject.Reason, subject.Shown));
    }

    [Fact]
    public async Task SelectAsync_NothingOrUnknown_SaysSo()
    {
        Track track = await AddAsync();
        ImageSubjectViewModel subject = await SelectAsync(ArtworkOwner.Track(track.Id));
        Assert.Equal((ImageSubjectState.Shown, "There is no picture yet.", null), (subject.State, subject.Reason, subject.Shown));

        await subject.SelectAsync(ArtworkOwner.Album(4711), Cancel);
        Assert.Equal((ImageSubjectState.Unknown, null), (subject.State, subject.Title));

        await subject.SelectAsync(null, Cancel);
        Assert.Equal((ImageSubjectState.Empty, null), (subject.State, subject.Reason));
        await Assert.ThrowsAsync<ArgumentException>(() => subject.SelectAsync(default(ArtworkOwner), Cancel));
    }

    [Fact]
    public async Task SelectAsync_HundredAtOnce_EndsOnTheLast()
    {
        long[] ids = await AddTracksAsync(100);
        ImageSubjectViewModel subject = await CreateAsync(panels => panels.CreateImageSubject());

        await Ui.CallAsync(() => Task.WhenAll(ids.Select(id => subject.SelectAsync(ArtworkOwner.Track(id), Cancel))));

        Assert.Equal((ArtworkOwner.Track(ids[^1]), "Title 00099", false), (subject.Owner, subject.Title, subject.IsBusy));
    }

    [Fact]
    public async Task SelectAsync_OlderAnswerArrivesLast_IsNotShown()
    {
        long[] ids = await AddTracksAsync(2);
        ImageSubjectViewModel subject = await CreateAsync(panels => panels.CreateImageSubject());
        var gate = new Gate();
        _history.Before = (_, _) => gate.PassAsync();
        Task older = subject.SelectAsync(ArtworkOwner.Track(ids[0]), Cancel);
        await gate.Reached;
        _history.Before = null;

        await subject.SelectAsync(ArtworkOwner.Track(ids[1]), Cancel);
        gate.Open();
        await older;

        Assert.Equal(("Title 00001", ImageSubjectState.Shown, null), (subject.Title, subject.State, subject.Error));
    }

    [Fact]
    public async Task RefuseAsync_ShownPicture_ShowsTheNextUntilUndone()
    {
        (ImageSubjectViewModel subject, _) = await SelectTwoAsync();

        Assert.True(await subject.RefuseAsync(subject.Shown!, Cancel));

        Assert.Equal(("The picture of Spotify is refused. It is shown only if you choose it.", "Discogs"), (subject.Message, subject.Shown!.SourceName));
        Assert.Equal(("Spotify", true, "Not shown, because you refused it"), Described(subject.Candidates[^1]));
        await UndoAsync(subject);
        Assert.Equal(("Spotify", false), (subject.Shown!.SourceName, subject.Candidates.Any(candidate => candidate.IsRefused)));
    }

    [Fact]
    public async Task AllowAsync_RefusedPicture_CountsAgainUntilUndone()
    {
        (ImageSubjectViewModel subject, _) = await SelectTwoAsync();
        foreach (string source in (string[])["Spotify", "Discogs"])
            await subject.RefuseAsync(subject.Candidates.Single(candidate => candidate.SourceName == source), Cancel);
        (string? none, ImageCandidate? shown) = (subject.Reason, subject.Shown);

        Assert.True(await subject.AllowAsync(subject.Candidates.Single(candidate => candidate.SourceName == "Discogs"), Cancel));

        Assert.Equal(("No picture is shown, because you refused all of them.", null), (none, shown));
        Assert.Equal(("The picture of Discogs is allowed again.", "Discogs"), (subject.Message, subject.Shown!.SourceName));
        await UndoAsync(subject);
        Assert.Null(subject.Shown);
        Assert.All(subject.Candidates, candidate => Assert.True(candidate.IsRefused));
    }

    [Fact]
    public async Task UseAsync_OtherPicture_ShowsItUntilReverted()
    {
        (ImageSubjectViewModel subject, _) = await SelectTwoAsync();

        Assert.True(await subject.UseAsync(subject.Candidates[1], Cancel));
        Assert.Equal(("The picture of Discogs is shown.", "Shown, because you chose it"), (subject.Message, subject.Shown!.Reason));

        Assert.True(await subject.RevertAsync(Cancel));
        Assert.Equal(("The best picture is shown automatically.", "Spotify"), (subject.Message, subject.Shown!.SourceName));
        await UndoAsync(subject);
        Assert.Equal("Discogs", subject.Shown!.SourceName);
    }

    [Fact]
    public async Task DeleteAsync_ShownPicture_ShowsTheNextUntilUndone()
    {
        (ImageSubjectViewModel subject, _) = await SelectTwoAsync();

        Assert.True(await subject.DeleteAsync(subject.Shown!, Cancel));

        Assert.Equal(("The picture of Spotify was deleted.", "Discogs"), (subject.Message, Assert.Single(subject.Candidates).SourceName));
        await UndoAsync(subject);
        Assert.Equal("Spotify", subject.Shown!.SourceName);
    }

    [Fact]
    public async Task ShowNoneAsync_Pictures_ShowsNoneUntilUndone()
    {
        (ImageSubjectViewModel subject, _) = await SelectTwoAsync();

        Assert.True(await subject.ShowNoneAsync(Cancel));

        Assert.Equal((null, "No picture is shown, because you chose that.", 2), (subject.Shown, subject.Reason, subject.Candidates.Count));
        Assert.All(subject.Candidates, candidate => Assert.Equal("Not shown, because you chose no picture", candidate.Reason));
        await UndoAsync(subject);
        Assert.Equal("Spotify", subject.Shown!.SourceName);
    }

    [Fact]
    public async Task UseAsync_PictureOfTheTracksAlbum_ChangesTheAlbumUntilUndone()
    {
        Track track = await AddAsync();
        await StoreAsync(track.AlbumId, 1, 700, "spotify");
        await StoreAsync(track.AlbumId, 2, 100, "discogs");
        ImageSubjectViewModel subject = await SelectAsync(ArtworkOwner.Track(track.Id));

        Assert.True(await subject.UseAsync(subject.AlbumCandidates[1], Cancel));

        Assert.Equal(("Discogs", 1), (subject.Shown!.SourceName, subject.MessageChange!.AlbumCount));
        await UndoAsync(subject);
        Assert.Equal("Spotify", subject.Shown!.SourceName);
    }

    [Fact]
    public async Task UseAsync_PictureThatIsGone_SaysSoAndShowsWhatIsThere()
    {
        (ImageSubjectViewModel subject, ArtworkOwner owner) = await SelectTwoAsync();
        ImageCandidate gone = subject.Candidates[1];
        await Get<IArtworkSelector>().RemoveArtworkAsync(owner, "discogs", cancellationToken: Cancel);

        Assert.False(await subject.UseAsync(gone, Cancel));

        Assert.Equal((TrackStoreErrorCodes.ArtworkCandidateNotFound, null, 1), (subject.Error?.Code, subject.Message, subject.Candidates.Count));
    }

    [Fact]
    public async Task Compare_OtherPicture_StaysUntilItIsShown()
    {
        (ImageSubjectViewModel subject, _) = await SelectTwoAsync();
        await Ui.CallAsync(() => subject.Compare(subject.Candidates[1]));

        await subject.RefreshAsync(Cancel);
        string? kept = subject.Compared?.SourceName;
        await subject.UseAsync(subject.Compared!, Cancel);

        Assert.Equal(("Discogs", null), (kept, subject.Compared));
    }

    [Fact]
    public async Task Compare_PictureOfTheAlbumOfTheSameSource_StaysTheAlbums()
    {
        Track track = await AddAsync();
        await Images.ResizeAndStoreImageAsync(TestPictures.Jpeg(2), track.Id, source: "discogs", cancellationToken: Cancel);
        await Get<IArtworkSelector>().RefuseArtworkAsync(ArtworkOwner.Track(track.Id), "discogs", cancellationToken: Cancel);
        await StoreAsync(track.AlbumId, 1, 700, "spotify");
        await StoreAsync(track.AlbumId, 3, 100, "discogs");
        ImageSubjectViewModel subject = await SelectAsync(ArtworkOwner.Track(track.Id));
        await Ui.CallAsync(() => subject.Compare(subject.AlbumCandidates.Single(candidate => !candidate.IsShown)));

        await subject.RefreshAsync(Cancel);

        Assert.Equal(
            (ArtworkOwner.Album(track.AlbumId!.Value), "Discogs", 1),
            (subject.Compared?.Owner, subject.Compared?.SourceName, subject.Candidates.Count));
    }

    [Fact]
    public async Task State_TrackIsDeletedAndBroughtBack_Follows()
    {
        Track track = await AddAsync();
        await Images.ResizeAndStoreImageAsync(TestPictures.Jpeg(), track.Id, source: "spotify", cancellationToken: Cancel);
        ImageSubjectViewModel subject = await SelectAsync(ArtworkOwner.Track(track.Id));

        await Tracks.DeleteAsync(track.Id, Cancel);
        await AdvanceUntilAsync(subject, () => subject.State == ImageSubjectState.Gone);
        string? title = subject.Title;
        Assert.False(await subject.ShowNoneAsync(Cancel));
        await Get<IChangeHistory>().UndoAsync(subject.LastChange!.Id, Cancel);
        await AdvanceUntilAsync(subject, () => subject.State == ImageSubjectState.Shown);

        Assert.Equal(("Title", 1), (title, subject.Candidates.Count));
    }

    [Fact]
    public async Task Candidates_PictureComesFromElsewhere_IsShown()
    {
        (ImageSubjectViewModel subject, ArtworkOwner owner) = await SelectTwoAsync();

        await StoreAsync(owner.AlbumId, 3, 300, "bandcamp");

        await AdvanceUntilAsync(subject, () => subject.Candidates.Count == 3);
    }

    private async Task<Track> AddAsync()
        => await Tracks.AddAsync(new NewTrack { Title = "Title", Artist = "Artist", Album = "Album" }, Cancel);

    private async Task StoreAsync(long? albumId, int seed, int side, string source)
        => await Images.ResizeAndStoreImageAsync(TestPictures.Jpeg(seed, side, side), albumId: albumId, source: source, cancellationToken: Cancel);

    private async Task<ImageSubjectViewModel> SelectAsync(ArtworkOwner owner)
    {
        ImageSubjectViewModel subject = await CreateAsync(panels => panels.CreateImageSubject());
        await subject.SelectAsync(owner, Cancel);
        return subject;
    }

    private async Task<(ImageSubjectViewModel Subject, ArtworkOwner Owner)> SelectTwoAsync()
    {
        Track track = await AddAsync();
        await StoreAsync(track.AlbumId, 1, 700, "spotify");
        await StoreAsync(track.AlbumId, 2, 100, "discogs");
        ArtworkOwner owner = ArtworkOwner.Album(track.AlbumId!.Value);
        return (await SelectAsync(owner), owner);
    }

    private static (string Source, bool IsRefused, string Reason) Described(ImageCandidate candidate)
        => (candidate.SourceName, candidate.IsRefused, candidate.Reason);

    private async Task UndoAsync(ImageSubjectViewModel subject)
    {
        await Get<IChangeHistory>().UndoAsync(subject.MessageChange!.Id, Cancel);
        await subject.RefreshAsync(Cancel);
    }
}

using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;
using TestPictures = TrackStore.Tests.Fixtures.Pictures;

namespace TrackStore.Presentation.Tests.Details;

public sealed class TrackDetailsTests : PanelTest
{
    private readonly Interceptor<ITrackRepository> _calls;
    private readonly Interceptor<IChangeHistory> _history;

    public TrackDetailsTests()
        : this(new Interceptor<ITrackRepository>(), new Interceptor<IChangeHistory>())
    {
    }

    private TrackDetailsTests(Interceptor<ITrackRepository> calls, Interceptor<IChangeHistory> history)
        : base(replace: services =>
        {
            calls.Register(services);
            history.Register(services);
        })
        => (_calls, _history) = (calls, history);

    [Fact]
    public async Task SelectAsync_HundredTracksAtOnce_EndsOnTheLast()
    {
        long[] ids = await AddTracksAsync(100);
        TrackDetailsViewModel details = await CreateAsync(panels => panels.CreateTrackDetails());
        var shown = new List<long>();
        details.PropertyChanged += (_, args) =>
        {
            if (args.PropertyName == nameof(details.Track))
                shown.Add(details.Track!.Id);
        };

        await Ui.CallAsync(() => Task.WhenAll(ids.Select(id => details.SelectAsync(id, Cancel))));

        Assert.Equal((ids[^1], ids[^1], TrackDetailsState.Shown, false), (details.TrackId, details.Track?.Id, details.State, details.IsBusy));
        Assert.Equal(shown.Order(), shown);
        Assert.Equal("Title 00099", details.GetField(TrackField.Title).Text);
    }

    [Fact]
    public async Task SelectAsync_OlderAnswerArrivesLast_IsNotShown()
    {
        long[] ids = await AddTracksAsync(2);
        TrackDetailsViewModel details = await CreateAsync(panels => panels.CreateTrackDetails());

        // The last read before the track is shown, which answers although it was canceled.
        var gate = new Gate();
        _history.Before = (_, _) => gate.PassAsync();
        Task older = details.SelectAsync(ids[0], Cancel);
        await gate.Reached;
        _history.Before = null;

        await details.SelectAsync(ids[1], Cancel);
        gate.Open();
        await older;

        Assert.Equal((ids[1], "Title 00001"), (details.Track?.Id, details.GetField(TrackField.Title).Value));
    }

    [Fact]
    public async Task SelectAsync_Null_ShowsNothing()
    {
        long[] ids = await AddTracksAsync(1);
        TrackDetailsViewModel details = await CreateAsync(panels => panels.CreateTrackDetails());
        await details.SelectAsync(ids[0], Cancel);

        await details.SelectAsync(null, Cancel);

        Assert.Equal((TrackDetailsState.Empty, null, ""), (details.State, details.Track, details.GetField(TrackField.Title).Text));
    }

    [Fact]
    public async Task SelectAsync_UnknownTrack_SaysSo()
    {
        TrackDetailsViewModel details = await CreateAsync(panels => panels.CreateTrackDetails());

        await details.SelectAsync(42, Cancel);

        Assert.Equal((TrackDetailsState.Unknown, null), (details.State, details.Error));
    }

    [Fact]
    public async Task SelectAsync_LibraryUnavailable_ShowsTheErrorAndTriesAgain()
    {
        long[] ids = await AddTracksAsync(1);
        TrackDetailsViewModel details = await CreateAsync(panels => panels.CreateTrackDetails());
        _calls.Before = (_, _) => throw new StoreUnavailableException(StoreFault.Busy, "The database is locked.");
        await details.SelectAsync(ids[0], Cancel);
        PanelError? error = details.Error;

        _calls.Before = null;
        await Ui.CallAsync(() => error!.Retry!.ExecuteAsync(null));

        Assert.Equal(("The database is locked.", TrackStoreErrorCodes.StoreUnavailable), (error?.Message, error?.Code));
        Assert.Equal((null, ids[0]), (details.Error, details.Track?.Id));
    }

    [Fact]
    public async Task DisposeAsync_WhileReading_ChangesNothingAfterwards()
    {
        long[] ids = await AddTracksAsync(1);
        TrackDetailsViewModel details = await CreateAsync(panels => panels.CreateTrackDetails());
        var gate = new Gate();
        _calls.Before = (_, _) => gate.PassAsync();
        Task selecting = details.SelectAsync(ids[0], Cancel);
        await gate.Reached;
        await Ui.CallAsync(() => details.DisposeAsync().AsTask());
        int before = Watch.Changes.Count(change => change != "TrackDetailsViewModel.IsBusy");

        gate.Open();
        await selecting;

        Assert.Null(details.Track);
        Assert.Equal(before, Watch.Changes.Count(change => change != "TrackDetailsViewModel.IsBusy"));
    }

    [Fact]
    public async Task Track_DeletedElsewhere_IsGoneAndUndoBringsItBack()
    {
        long[] ids = await AddTracksAsync(1);
        TrackDetailsViewModel details = await CreateAsync(panels => panels.CreateTrackDetails());
        await details.SelectAsync(ids[0], Cancel);

        await Tracks.DeleteAsync(ids[0], Cancel);
        await AdvanceUntilAsync(details, () => details.State == TrackDetailsState.Gone);
        (string? message, string? title) = (details.Message, details.Track?.Title);
        bool isUndone = await details.UndoAsync(Cancel);

        Assert.Equal(("This track is gone.", "Title 00000"), (message, title));
        Assert.Equal((true, TrackDetailsState.Shown), (isUndone, details.State));
        Assert.NotNull(await Tracks.GetAsync(ids[0], Cancel));
    }

    [Fact]
    public async Task Track_ChangedElsewhere_ShowsTheChange()
    {
        long[] ids = await AddTracksAsync(1);
        TrackDetailsViewModel details = await CreateAsync(panels => panels.CreateTrackDetails());
        await details.SelectAsync(ids[0], Cancel);

        await Get<ITagRepository>().AddTagsAsync(ids[0], ["warmup"], Cancel);

        await AdvanceUntilAsync(details, () => details.Tags.Count == 1);
        Assert.Equal("warmup", details.Tags[0].Name);
    }

    [Fact]
    public async Task Picture_OfATrackWithoutOne_IsTheAlbumsWithItsCaption()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "Windowlicker", Artist = "Aphex Twin", Album = "Windowlicker" }, Cancel);
        await Get<IImageRepository>().ResizeAndStoreImageAsync(Cover, albumId: track.AlbumId, source: "spotify", cancellationToken: Cancel);
        TrackDetailsViewModel details = await CreateAsync(panels => panels.CreateTrackDetails());

        await details.SelectAsync(track.Id, Cancel);

        await UntilAsync(details.Picture, () => details.Picture.State == ImageBindingState.Loaded);
        Assert.StartsWith("Album picture · Spotify · ", details.PictureCaption, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PictureCaption_RefusedPicture_IsNoneToChooseFrom()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "Windowlicker", Artist = "Aphex Twin" }, Cancel);
        foreach ((int seed, string source) in ((int, string)[])[(1, "spotify"), (2, "discogs"), (3, "blog")])
        {
            byte[] cover = TestPictures.Jpeg(seed, 100, 100);
            await Get<IImageRepository>().ResizeAndStoreImageAsync(cover, track.Id, source: source, cancellationToken: Cancel);
        }

        await Get<IArtworkSelector>().RefuseArtworkAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel);
        TrackDetailsViewModel details = await CreateAsync(panels => panels.CreateTrackDetails());

        await details.SelectAsync(track.Id, Cancel);

        Assert.Equal("Track picture · Discogs · 100 x 100 · 2 to choose from", details.PictureCaption);
    }

    [Fact]
    public async Task Picture_WithoutATarget_IsNotLoaded()
    {
        long[] ids = await AddTracksAsync(2);
        TrackDetailsViewModel details = await CreateAsync(panels => panels.CreateTrackDetails());
        await details.SelectAsync(ids[0], Cancel);

        await Ui.CallAsync(() => details.PictureTarget = null);
        await details.SelectAsync(ids[1], Cancel);

        Assert.Null(details.Picture.Request);
    }

    [Fact]
    public async Task SelectAsync_WindowIsGone_IsCanceled()
    {
        long[] ids = await AddTracksAsync(1);
        TrackDetailsViewModel details = await Task.Run(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new ClosedContext());
            try
            {
                return ViewModels.CreateTrackDetails();
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(null);
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => details.SelectAsync(ids[0], Cancel));
        await details.DisposeAsync();

        Assert.Null(details.TrackId);
    }

    [Fact]
    public async Task RefreshAsync_OlderReadOfTheTrackArrivesLast_IsNotShown()
    {
        long[] ids = await AddTracksAsync(1);
        TrackDetailsViewModel details = await CreateAsync(panels => panels.CreateTrackDetails());
        await details.SelectAsync(ids[0], Cancel);
        var gate = new Gate();
        _history.Before = (_, _) => gate.PassAsync();
        Task older = details.RefreshAsync(Cancel);
        await gate.Reached;
        _history.Before = null;

        await details.EditAsync(TrackField.Year, "2024", Cancel);
        gate.Open();
        await older;

        Assert.Equal("2024", details.GetField(TrackField.Year).Value);
    }
}

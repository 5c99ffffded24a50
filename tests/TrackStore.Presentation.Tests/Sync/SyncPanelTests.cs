using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;
using Gate = TrackStore.Presentation.Tests.Fakes.Gate;

namespace TrackStore.Presentation.Tests.Sync;

public sealed class SyncPanelTests : PanelTest
{
    private readonly FakePlatformClient _client;
    private SyncViewModel _panel = null!;

    public SyncPanelTests()
        : this(new FakePlatformClient("discogs"))
    {
    }

    private SyncPanelTests(FakePlatformClient client)
        : base(
            services => services.AddSingleton<IPlatformClient>(client).AddSingleton<IPlatformClient>(new FakePlatformClient("spotify")),
            store => store.ConfigureSync(options => options.ChunkSize = 10))
        => _client = client;

    private SyncJobs Jobs => ViewModels.SyncJobs;

    private SyncPlatformViewModel Card => _panel.Platforms[0];

    public override async ValueTask InitializeAsync()
    {
        for (int i = 0; i < 100; i++)
            _client.Library.Add(Item(i));
        _panel = await CreateAsync(panels => panels.CreateSync());
        foreach (SyncPlatformViewModel card in _panel.Platforms)
            Watch.Add(card);
        await _panel.LoadAsync(Cancel);
    }

    [Fact]
    public async Task Start_OfALibrary_ShowsItsCountsAndItsLog()
    {
        SyncJob job = await Ui.CallAsync(() => _panel.Start("Discogs"));
        await job.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(Card, () => Card.State == SyncJobState.Completed && Card.LastRun is not null && Card.LinkCount == 100);

        Assert.Equal((100L, 100L, 0L), (Card.Progress.Read, Card.Progress.Added, Card.Progress.Failed));
        Assert.Equal((SyncJob.LogLength, "Title 99"), (Card.Log.Count, Card.Log[0].Title));
        Assert.Equal((true, false, false, SyncRunState.Completed), (Card.CanStart, Card.CanPause, Card.CanResumeRun, Card.LastRun?.State));
        Assert.Equal((null, 0), (_panel.Platforms[1].Job, _panel.Platforms[1].LinkCount));
        Assert.Equal(Time.GetUtcNow().Date, job.EndedAt?.Date);
    }

    [Fact]
    public async Task Fraction_CanceledJob_IsNeverFull()
    {
        (Gate gate, SyncJob job) = await StartHeldAsync(50);
        double? running = Card.Fraction;
        await Ui.CallAsync(() => _panel.Cancel("discogs"));
        gate.Open();
        await job.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(Card, () => Card.State == SyncJobState.Canceled);
        double? canceled = Card.Fraction;
        SyncJob next = await Ui.CallAsync(() => _panel.Start("discogs"));
        await next.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(Card, () => Card.State == SyncJobState.Completed);

        Assert.False(running is 1 || canceled is 1);
        Assert.Equal((1, false), (Card.Fraction, Card.HasOnlyPicturesLeft));
    }

    [Fact]
    public async Task Start_WhileAJobRuns_ReturnsThatJob()
    {
        (Gate gate, SyncJob job) = await StartHeldAsync(50);

        SyncJob second = await Ui.CallAsync(() => _panel.Start("discogs", SyncScope.StaleLinks));
        gate.Open();
        await job.Completion;

        Assert.Same(job, second);
        Assert.NotSame(job, Jobs.Start("discogs"));
    }

    [Fact]
    public async Task Start_UnknownPlatform_NamesTheKnownOnes()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Ui.CallAsync(() => _panel.Start("tidal")));

        Assert.Contains("discogs, spotify", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_WhileAJobRuns_LetsItGoOnForTheNextPanel()
    {
        (Gate gate, SyncJob job) = await StartHeldAsync(50);
        await Ui.CallAsync(() => _panel.DisposeAsync().AsTask());

        SyncViewModel next = await CreateAsync(panels => panels.CreateSync());
        (SyncJob? shown, bool isActive) = (next.Platforms[0].Job, next.IsAnyActive);
        gate.Open();
        await job.Completion;
        await AdvanceUntilAsync(next.Platforms[0], () => next.Platforms[0].State == SyncJobState.Completed);

        Assert.Equal((job, true), (shown, isActive));
        Assert.Equal(100, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task Pause_ThenResume_StopsAndGoesOn()
    {
        (Gate gate, SyncJob job) = await StartHeldAsync(30);
        await Ui.CallAsync(() => _panel.Pause("discogs"));
        await AdvanceUntilAsync(Card, () => Card.State == SyncJobState.Paused);
        (bool canPause, bool canResume) = (Card.CanPause, Card.CanResume);
        gate.Open();

        await Ui.CallAsync(() => _panel.Resume("discogs"));
        await job.Completion.WaitAsync(Cancel);

        Assert.Equal((false, true, SyncJobState.Completed), (canPause, canResume, job.State));
        Assert.Equal(100, job.Progress.Read);
    }

    [Fact]
    public async Task Cancel_WhilePaused_EndsTheJobAndOffersToGoOn()
    {
        (Gate gate, SyncJob job) = await StartHeldAsync(50);
        await Ui.CallAsync(() => _panel.Pause("discogs"));
        await Ui.CallAsync(() => _panel.Cancel("discogs"));
        gate.Open();
        await job.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(Card, () => Card.CanResumeRun);

        SyncJob second = await Ui.CallAsync(() => _panel.ResumeRun("discogs"));
        await second.Completion.WaitAsync(Cancel);

        Assert.Equal((SyncJobState.Canceled, SyncJobState.Completed), (job.State, second.State));
        Assert.NotNull(_client.ResumeTokens[^1]);
        Assert.Equal(100, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task Start_PlatformFailsOnTheWay_ShowsWhyAndGoesOnWhereItStopped()
    {
        _client.BeforeEach = (track, _) => track.Id == "57"
            ? throw new PlatformException("discogs", PlatformFault.RateLimited, "Too many requests.") { RetryAfter = TimeSpan.FromMinutes(3) }
            : Task.CompletedTask;
        SyncJob job = await Ui.CallAsync(() => _panel.Start("discogs"));
        await job.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(Card, () => Card.State == SyncJobState.Interrupted && Card.CanResumeRun);
        (string? error, DateTimeOffset? retryAt) = (Card.ErrorText, Card.RetryAt);
        _client.BeforeEach = null;

        SyncJob second = await Ui.CallAsync(() => _panel.ResumeRun("discogs"));
        await second.Completion.WaitAsync(Cancel);

        Assert.Equal(("Discogs asks to wait 3 minutes.", job.EndedAt?.AddMinutes(3)), (error, retryAt));
        Assert.InRange(second.Progress.Read, 1, 60);
        Assert.Equal(100, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task Start_WithoutCredentials_SaysThatTheyAreNeeded()
    {
        _client.BeforeEach = (_, _) => throw new PlatformException("discogs", PlatformFault.Unauthorized, "Set a token.");

        SyncJob job = await Ui.CallAsync(() => _panel.Start("discogs"));
        await job.Completion.WaitAsync(Cancel);

        await AdvanceUntilAsync(Card, () => Card.NeedsCredentials);
        Assert.Equal("Set a token.", Card.ErrorText);
    }

    [Fact]
    public async Task Start_ClientThrowsSomethingElse_FailsTheJobOnly()
    {
        _client.BeforeEach = (_, _) => throw new InvalidOperationException("A bug.");

        SyncJob job = await Ui.CallAsync(() => _panel.Start("discogs"));
        await job.Completion.WaitAsync(Cancel);

        Assert.Equal((SyncJobState.Failed, "A bug.", false), (job.State, job.Error?.Message, job.IsActive));
    }

    [Fact]
    public async Task Retry_AfterFailures_SyncsThoseTracksAgain()
    {
        _client.Library[3] = Item(3) with { Title = " " };
        SyncJob job = await Ui.CallAsync(() => _panel.Start("discogs"));
        await job.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(Card, () => Card.CanRetry);
        _client.Library[3] = Item(3);

        SyncJob? second = await Ui.CallAsync(() => _panel.Retry("discogs"));
        await second!.Completion.WaitAsync(Cancel);

        Assert.Equal(["3"], job.Failures.Select(failure => failure.PlatformId));
        Assert.Equal(["3"], _client.AskedIds);
        Assert.Equal((SyncScope.Tracks, 0, 100), (second.Scope, second.Failures.Count, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel)));
    }

    [Fact]
    public async Task Progress_OfManyTracks_ShowsTenTimesASecondAtMost()
    {
        // The clock stands still, so one update is all there may be before it moves.
        int updates = 0;
        Card.PropertyChanged += (_, args) => updates += args.PropertyName == nameof(Card.Progress) ? 1 : 0;

        SyncJob job = await Ui.CallAsync(() => _panel.Start("discogs"));
        await job.Completion.WaitAsync(Cancel);
        await Ui.CallAsync(() => { });
        int before = updates;
        await AdvanceUntilAsync(Card, () => Card.Progress.Read == 100);

        Assert.InRange(before, 0, 1);
    }

    [Fact]
    public async Task Links_WhileAJobRuns_KeepUpWithWhatItAdds()
    {
        (Gate gate, SyncJob job) = await StartHeldAsync(50);
        DateTimeOffset start = Time.GetUtcNow();
        int links = 0;
        while (links < 40 && Time.GetUtcNow() - start < TimeSpan.FromSeconds(4))
        {
            // A read of the library takes the time that the panel's own reads need.
            Time.Advance(TimeSpan.FromMilliseconds(50));
            await Get<ILibraryFacets>().GetAsync(TrackFacetKinds.Genres | TrackFacetKinds.Platforms, Cancel);
            links = await Ui.CallAsync(() => Card.LinkCount ?? 0);
        }

        gate.Open();
        await job.Completion.WaitAsync(Cancel);
        Assert.InRange(links, 40, 50);
    }

    [Fact]
    public async Task Activity_WhileAJobRuns_TellsOfIt()
    {
        ActivityViewModel activity = await CreateAsync(panels => panels.CreateActivity());
        Assert.Equal((false, null), (activity.IsActive, activity.Text));

        (Gate gate, SyncJob job) = await StartHeldAsync(50);
        await AdvanceUntilAsync(activity, () => activity.IsActive);
        string? text = activity.Text;
        gate.Open();
        await job.Completion;
        await AdvanceUntilAsync(activity, () => !activity.IsActive);

        Assert.StartsWith("Discogs: ", text, StringComparison.Ordinal);
        Assert.Null(activity.Text);
    }

    [Fact]
    public async Task DisposeAsync_OfTheServices_CancelsTheJobs()
    {
        (Gate gate, SyncJob job) = await StartHeldAsync(50);
        job.Pause();
        ValueTask disposing = Jobs.DisposeAsync();
        gate.Open();
        await disposing;

        Assert.Equal(SyncJobState.Canceled, job.State);
        Assert.Throws<ObjectDisposedException>(() => Jobs.Start("discogs"));
    }

    private static PlatformTrack Item(int number)
        => new() { Platform = "discogs", Id = $"{number}", Title = $"Title {number}", Artist = $"Artist {number}" };

    /// <summary>Starts a job that the platform holds at a track.</summary>
    private async Task<(Gate Gate, SyncJob Job)> StartHeldAsync(int number)
    {
        var gate = new Gate();
        _client.BeforeEach = (track, _) => track.Id == $"{number}" ? gate.PassAsync() : Task.CompletedTask;
        SyncJob job = await Ui.CallAsync(() => _panel.Start("discogs"));
        await gate.Reached;
        return (gate, job);
    }
}

using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;
using Gate = TrackStore.Presentation.Tests.Fakes.Gate;

namespace TrackStore.Presentation.Tests.Import;

public sealed class ImportTests : PanelTest
{
    private readonly Interceptor<ITrackRepository> _repository;
    private ImportViewModel _panel = null!;
    private ListSource _source = null!;

    public ImportTests()
        : this(new Interceptor<ITrackRepository>())
    {
    }

    private ImportTests(Interceptor<ITrackRepository> repository)
        : base(replace: repository.Register)
        => _repository = repository;

    private ImportJobs Jobs => ViewModels.ImportJobs;

    public override async ValueTask InitializeAsync() => _panel = await CreateAsync(panels => panels.CreateImport());

    [Fact]
    public async Task OpenAsync_AFile_ShowsWhatItHoldsAndStoresNothing()
    {
        var source = new ListSource(Many(30)) { BadRows = [new ImportProblem(2, "The title is missing")] };

        await OpenAsync(_panel, source);

        ImportPreview preview = _panel.Preview!;
        Assert.Equal((30L, ImportPreview.MaxTracks, (3L, "Title 0")), (preview.TrackCount, preview.Tracks.Count, (preview.Tracks[0].Line, preview.Tracks[0].Track.Title)));
        Assert.Equal([new ImportProblem(2, "The title is missing")], preview.Rejections);
        Assert.Equal((source, true, false, null), (_panel.Source, _panel.CanStart, _panel.IsReading, _panel.Job));
        Assert.Equal(0, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task OpenAsync_FileThatCannotBeRead_SaysWhyAndClosesIt()
    {
        var source = new ListSource(Many(1)) { Before = (_, _) => throw new InvalidDataException("The first line has no Title column.") };

        await OpenAsync(_panel, source);

        Assert.Equal(("The first line has no Title column.", null), (_panel.Error?.Message, _panel.Error?.Retry));
        Assert.Equal((null, null, false, false, true), (_panel.Source, _panel.Preview, _panel.CanStart, _panel.IsReading, source.IsDisposed));
    }

    [Fact]
    public async Task OpenAsync_AnotherFileMeanwhile_ShowsTheNewerOneOnly()
    {
        var gate = new Gate();
        var slow = new ListSource(Many(1)) { Before = (_, _) => gate.PassAsync() };
        Task opening = OpenAsync(_panel, slow);
        await gate.Reached;

        await OpenAsync(_panel, new ListSource(Many(2)) { Name = "second.csv" });
        gate.Open();
        await opening;

        Assert.Equal(("second.csv", 2L, null), (_panel.Source?.Name, _panel.Preview?.TrackCount, _panel.Error));
        Assert.True(slow.IsDisposed);
    }

    [Fact]
    public async Task DiscardAsync_AFile_ClosesIt()
    {
        var source = new ListSource(Many(1));
        await OpenAsync(_panel, source);

        await Ui.CallAsync(_panel.DiscardAsync);

        Assert.Equal((null, null, true), (_panel.Source, _panel.Preview, source.IsDisposed));
        Assert.Null(await Ui.CallAsync(_panel.Start));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DiscardAsync_WhileAFileIsRead_ClosesItAndShowsNothing(bool isDeaf)
    {
        var gate = new Gate();
        var source = new ListSource(Many(1)) { Before = (_, _) => gate.PassAsync(), IsDeaf = isDeaf };
        Task opening = OpenAsync(_panel, source);
        await gate.Reached;

        await Ui.CallAsync(_panel.DiscardAsync);
        bool isReading = _panel.IsReading;
        gate.Open();
        await opening;

        Assert.Equal((false, null, null, null, true), (isReading, _panel.Source, _panel.Preview, _panel.Error, source.IsDisposed));
    }

    [Fact]
    public async Task DisposeAsync_WithAFileThatWasOnlyLookedAt_ClosesIt()
    {
        var source = new ListSource(Many(1));
        await OpenAsync(_panel, source);

        await Ui.CallAsync(() => _panel.DisposeAsync().AsTask());

        Assert.True(source.IsDisposed);
        Assert.Null(await Ui.CallAsync(_panel.Start));
    }

    [Fact]
    public async Task Start_NewAndKnownTracks_CountsThemAndLeadsToThem()
    {
        await Tracks.AddAsync(Track(0), Cancel);
        await Tracks.AddAsync(Track(1), Cancel);
        await Tracks.AddAsync(Track(99), Cancel);
        Time.Advance(TimeSpan.FromMinutes(1));
        var source = new ListSource(Track(0), Track(1) with { Bpm = 120 }, Track(2), Track(2) with { Bpm = 90 }, Track(3) with { Title = new string('x', 501) }, Track(4) with { Bpm = 9999 })
        {
            BadRows = [new ImportProblem(2, "The title is missing")],
        };
        await OpenAsync(_panel, source);

        ImportJob job = (await Ui.CallAsync(_panel.Start))!;
        await job.Completion.WaitAsync(Cancel);
        Time.Advance(TimeSpan.FromMinutes(1));
        await Tracks.AddAsync(Track(50), Cancel);
        await AdvanceUntilAsync(_panel, () => _panel.State == ImportJobState.Completed && _panel.Progress.Read == 6);

        Assert.Equal(new ImportProgress(Read: 6, Added: 2, Updated: 2, Unchanged: 1, Rejected: 2), _panel.Progress);
        Assert.Equal((1.0, false, false, null), (_panel.Fraction, _panel.IsActive, _panel.CanRetry, _panel.Source));
        Assert.Equal([2L, 7], job.Rejections.Select(row => row.Line));
        Assert.Equal((1L, 8L), (job.OmissionCount, Assert.Single(job.Omissions).Line));
        Assert.Equal("BPM is 9999; it must be 0 to 1,000 beats per minute.", job.Omissions[0].Reason);
        Assert.Equal(["Title 2", "Title 4"], await TitlesAsync(job.AddedTracks));
        Assert.Equal(["Title 1"], await TitlesAsync(job.UpdatedTracks));
        Assert.Equal(1, job.UpdatedTrackCount);
        Assert.True(source.IsDisposed);
    }

    [Fact]
    public async Task Start_WhileAnotherImportRuns_SaysSoAndKeepsTheFile()
    {
        (Gate gate, ImportJob running) = await StartHeldAsync();
        ImportViewModel second = await CreateAsync(panels => panels.CreateImport());
        var source = new ListSource(Many(1)) { Name = "second.csv" };
        await OpenAsync(second, source);
        bool canStart = second.CanStart;

        ImportJob? refused = await Ui.CallAsync(second.Start);
        string? message = second.Error?.Message;
        gate.Open();
        await running.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(second, () => second.CanStart);
        ImportJob? started = await Ui.CallAsync(second.Start);
        await started!.Completion.WaitAsync(Cancel);

        Assert.Equal((false, null), (canStart, refused));
        Assert.StartsWith("“tracks.csv” is being imported.", message, StringComparison.Ordinal);
        Assert.Equal(("second.csv", null), (started.Name, second.Error));
    }

    [Fact]
    public async Task DisposeAsync_WhileAnImportRuns_LetsItGoOnForTheNextPanel()
    {
        (Gate gate, ImportJob job) = await StartHeldAsync();
        await Ui.CallAsync(() => _panel.DisposeAsync().AsTask());

        ImportViewModel next = await CreateAsync(panels => panels.CreateImport());
        (ImportJob? shown, bool isActive) = (next.Job, next.IsActive);
        gate.Open();
        await job.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(next, () => next.State == ImportJobState.Completed);

        Assert.Equal((job, true), (shown, isActive));
        Assert.Equal(1200, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task Cancel_ThenRetry_KeepsWhatWasStoredAndDoublesNothing()
    {
        (Gate gate, ImportJob job) = await StartHeldAsync();
        await Ui.CallAsync(_panel.Cancel);
        gate.Open();
        await job.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(_panel, () => _panel.State == ImportJobState.Canceled);
        (long stored, bool canRetry) = (job.Progress.Added, _panel.CanRetry);

        ImportJob again = (await Ui.CallAsync(_panel.Retry))!;
        await again.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(_panel, () => _panel.State == ImportJobState.Completed);

        Assert.True(stored is > 0 and < 1200 && canRetry);
        Assert.Equal((1200L, 1200 - stored, stored), (again.Progress.Read, again.Progress.Added, again.Progress.Unchanged));
        Assert.Equal(1200, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.Null(await Ui.CallAsync(_panel.Retry));
    }

    [Fact]
    public async Task Retry_LongAfterACancel_LeadsToTheTracksOfBothAttempts()
    {
        (Gate gate, ImportJob job) = await StartHeldAsync();
        await Ui.CallAsync(_panel.Cancel);
        gate.Open();
        await job.Completion.WaitAsync(Cancel);
        Time.Advance(TimeSpan.FromHours(1));

        ImportJob again = (await Ui.CallAsync(_panel.Retry))!;
        await again.Completion.WaitAsync(Cancel);

        Assert.Equal((int)job.Progress.Added, job.AddedTrackCount);
        Assert.Equal((job.StartedAt, 1200, 0), (again.StartedAt, again.AddedTrackCount, again.UpdatedTrackCount));
        Assert.Equal(1200, await Tracks.CountAsync(again.AddedTracks, cancellationToken: Cancel));
    }

    [Fact]
    public async Task DismissAsync_AfterACancel_ClosesTheFileAndLeavesTheResult()
    {
        (Gate gate, ImportJob job) = await StartHeldAsync();
        ImportViewModel other = await CreateAsync(panels => panels.CreateImport());
        await Ui.CallAsync(_panel.DismissAsync);
        ImportJob? running = _panel.Job;
        await Ui.CallAsync(_panel.Cancel);
        gate.Open();
        await job.Completion.WaitAsync(Cancel);

        await Ui.CallAsync(_panel.DismissAsync);
        await AdvanceUntilAsync(other, () => other.Job is null);

        Assert.Equal((job, true), (running, _source.IsDisposed));
        Assert.Equal((null, null, null, 0L, false), (_panel.Job, _panel.State, _panel.ErrorText, _panel.Progress.Read, _panel.CanRetry));
        Assert.Null(await Ui.CallAsync(_panel.Retry));
    }

    [Fact]
    public async Task Start_StoreThatCannotCount_EndsAllTheSame()
    {
        await OpenAsync(_panel, new ListSource(Many(3)));
        _repository.Before = (method, _) => method == nameof(ITrackRepository.CountAsync) ? throw new InvalidOperationException("A bug.") : Task.CompletedTask;

        ImportJob job = (await Ui.CallAsync(_panel.Start))!;
        await job.Completion.WaitAsync(Cancel);

        Assert.Equal((ImportJobState.Completed, false, null, null), (job.State, job.IsActive, job.AddedTrackCount, job.UpdatedTrackCount));
    }

    [Fact]
    public async Task Start_StoreThatIsUnavailable_SaysWhyAndRetries()
    {
        await OpenAsync(_panel, new ListSource(Many(3)));
        _repository.Before = (method, _) => method == nameof(ITrackRepository.ImportAsync)
            ? throw new StoreUnavailableException(StoreFault.Busy, "The library is locked by another process.")
            : Task.CompletedTask;
        ImportJob job = (await Ui.CallAsync(_panel.Start))!;
        await job.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(_panel, () => _panel.State == ImportJobState.Failed);
        (string? error, bool canRetry) = (_panel.ErrorText, _panel.CanRetry);

        _repository.Before = null;
        ImportJob again = (await Ui.CallAsync(_panel.Retry))!;
        await again.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(_panel, () => _panel.State == ImportJobState.Completed);

        Assert.Equal(("The library is locked by another process.", true), (error, canRetry));
        Assert.Equal((3L, null), (again.Progress.Added, _panel.ErrorText));
    }

    [Fact]
    public async Task Start_AfterOneThatFailed_ClosesTheFileThatCouldBeRetried()
    {
        var failing = new ListSource(Many(3));
        await OpenAsync(_panel, failing);
        _repository.Before = (method, _) => method == nameof(ITrackRepository.ImportAsync) ? throw new StoreUnavailableException(StoreFault.Busy, "Locked.") : Task.CompletedTask;
        await (await Ui.CallAsync(_panel.Start))!.Completion.WaitAsync(Cancel);
        _repository.Before = null;
        bool wasKept = !failing.IsDisposed;

        await OpenAsync(_panel, new ListSource(Many(1)));
        await (await Ui.CallAsync(_panel.Start))!.Completion.WaitAsync(Cancel);

        Assert.True(wasKept && failing.IsDisposed);
    }

    [Fact]
    public async Task Start_SourceThatFailsAtTheEnd_EndsWithItsError()
    {
        var source = new ListSource(Many(3));
        await OpenAsync(_panel, source);
        source.HasBadReport = true;

        ImportJob job = (await Ui.CallAsync(_panel.Start))!;
        await job.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(_panel, () => _panel.State == ImportJobState.Failed);

        Assert.Equal(("Nothing is known.", false, 3L), (_panel.ErrorText, job.IsActive, job.Progress.Added));
    }

    [Fact]
    public async Task Activity_WhileAnImportRuns_ShowsIt()
    {
        ActivityViewModel activity = await CreateAsync(panels => panels.CreateActivity());
        (Gate gate, ImportJob job) = await StartHeldAsync();
        await AdvanceUntilAsync(activity, () => activity.Fraction > 0);
        (ImportJob? shown, bool isActive, string? text) = (activity.Import, activity.IsActive, activity.Text);
        gate.Open();
        await job.Completion.WaitAsync(Cancel);
        await AdvanceUntilAsync(activity, () => !activity.IsActive);

        Assert.Equal((job, true), (shown, isActive));
        Assert.StartsWith("tracks.csv: ", text, StringComparison.Ordinal);
        Assert.EndsWith(" of 1,200", text, StringComparison.Ordinal);
        Assert.Equal((null, null), (activity.Text, activity.Fraction));
    }

    private static NewTrack Track(int i) => new() { Title = $"Title {i}", Artist = "Artist", Album = "Album" };

    private static NewTrack[] Many(int count) => [.. Enumerable.Range(0, count).Select(Track)];

    private Task OpenAsync(ImportViewModel panel, IImportSource source)
        => Ui.CallAsync(() => panel.OpenAsync((_, _) => Task.FromResult(source), Cancel));

    private async Task<string[]> TitlesAsync(TrackQuery query)
        => await Tracks.StreamAsync(query, Cancel).Select(track => track.Title).ToArrayAsync(Cancel);

    // Held after its first transactions; the reading of the preview isn't.
    private async Task<(Gate Gate, ImportJob Job)> StartHeldAsync()
    {
        var gate = new Gate();
        _source = new ListSource(Many(1200));
        await OpenAsync(_panel, _source);
        _source.Before = (i, token) => i == 1100 ? gate.PassAsync().WaitAsync(token) : Task.CompletedTask;
        ImportJob job = (await Ui.CallAsync(_panel.Start))!;
        await gate.Reached;
        await AdvanceUntilAsync(_panel, () => _panel.Progress.Added > 0);
        return (gate, job);
    }
}

using System.Reflection;
using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;
using Gate = TrackStore.Presentation.Tests.Fakes.Gate;

namespace TrackStore.Presentation.Tests.Import;

public sealed class ImportJobsTests : PanelTest
{
    [Fact]
    public async Task DisposeAsync_WhileAnImportRuns_CancelsItWaitsAndClosesItsSource()
    {
        var jobs = new ImportJobs(Tracks, new PresentationTexts(), Time);
        var gate = new Gate();
        var canceled = new TaskCompletionSource();
        var source = new ListSource(Track("One"), Track("Two"))
        {
            Before = (i, token) =>
            {
                token.Register(canceled.SetResult);
                return i == 0 ? gate.PassAsync() : Task.CompletedTask;
            },
        };
        ImportJob job = jobs.Start(source)!;
        await gate.Reached;

        Task closing = jobs.DisposeAsync().AsTask();
        await canceled.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        (ImportJobState state, bool isWaiting) = (job.State, !closing.IsCompleted);
        gate.Open();
        await closing.WaitAsync(Cancel);

        Assert.Equal((ImportJobState.Canceling, true), (state, isWaiting));
        Assert.Equal((ImportJobState.Canceled, true), (job.State, source.IsDisposed));
        Assert.Throws<ObjectDisposedException>(() => jobs.Start(new ListSource()));
    }

    [Fact]
    public async Task Cancel_AfterTheEnd_ChangesNothing()
    {
        ImportJob job = ViewModels.ImportJobs.Start(new ListSource(Track("One")))!;
        await job.Completion.WaitAsync(Cancel);
        int changes = 0;
        ViewModels.ImportJobs.Changed += (_, _) => changes++;

        job.Cancel();

        Assert.Equal((ImportJobState.Completed, 0), (job.State, changes));
    }

    [Fact]
    public async Task StartedAt_BetweenTwoMilliseconds_IsTheEarlierOne()
    {
        DateTimeOffset start = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromTicks(12_345));

        ImportJob job = ViewModels.ImportJobs.Start(new ListSource(Track("One")))!;
        await job.Completion.WaitAsync(Cancel);

        Assert.Equal((start.AddMilliseconds(1), 1), (job.StartedAt, job.AddedTrackCount));
    }

    [Fact]
    public async Task Changed_OfPanelsThatWereClosed_IsFollowedNoLonger()
    {
        FieldInfo handlers = typeof(ImportJobs).GetField(nameof(ImportJobs.Changed), BindingFlags.NonPublic | BindingFlags.Instance)!;
        ImportViewModel panel = await CreateAsync(panels => panels.CreateImport());
        object? before = handlers.GetValue(ViewModels.ImportJobs);

        await Ui.CallAsync(() => panel.DisposeAsync().AsTask());

        Assert.NotNull(before);
        Assert.Null(handlers.GetValue(ViewModels.ImportJobs));
    }

    private static NewTrack Track(string title) => new() { Title = title, Artist = "Artist" };
}

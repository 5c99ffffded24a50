using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using TrackStore.Sample.Web.Components.Parts;

namespace TrackStore.Web.Tests.Sample;

public sealed class NoticesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RedoAsync_AnotherChangeWasUndoneSince_RedoesThoseThatWereOffered()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        IChangeHistory history = sample.Get<IChangeHistory>();
        HistoryEntry[] made = await TagAsync(sample, "A", "B", "C");
        List<HistoryEntry> undone = [];
        foreach (HistoryEntry change in made.Reverse())
            undone.Insert(0, await history.UndoAsync(change.Id, Cancel));
        await using Notices notices = Create(sample);

        await notices.RedoAsync([undone[1], undone[2]]);

        int[] counts = await CountAsync(sample, "A", "B", "C");
        Assert.Equal("2 changes redone.", Assert.Single(notices.Shown).Text);
        Assert.Equal([0, 1, 1], counts);
    }

    [Fact]
    public async Task RedoAsync_RedoneElsewhere_SaysSo()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        HistoryEntry[] made = await TagAsync(sample, "A");
        await using Notices notices = Create(sample);

        await notices.RedoAsync(made);

        Notice said = Assert.Single(notices.Shown);
        Assert.Equal(("Nothing was left to do: 1 change was redone already.", false), (said.Text, said.IsError));
    }

    [Fact]
    public async Task Show_SeveralChanges_OffersTheUndoOfTheNewestOnly()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        HistoryEntry[] made = await TagAsync(sample, "A", "B", "C");
        await using Notices notices = Create(sample);

        notices.Show("First", made[0]);
        notices.Offer("Second", new NoticeAction("Undo", () => Task.CompletedTask));
        notices.Show("Third", made[2]);
        notices.Show("Nothing had to be changed.");

        Assert.Equal(["Third", "Nothing had to be changed."], notices.Shown.Select(notice => notice.Text));
    }

    [Fact]
    public async Task Show_AfterErrors_KeepsTheLatestErrorsBesideTheNewestMessage()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        await using Notices notices = Create(sample);

        foreach (string error in new[] { "Error 1", "Error 2", "Error 3" })
            notices.Show(error, isError: true);
        notices.Show("Saved");
        notices.Show("Saved again");

        Assert.Equal(["Error 2", "Error 3", "Saved again"], notices.Shown.Select(notice => notice.Text));
    }

    [Fact]
    public async Task UndoAsync_TakesLong_SaysSoUntilItIsDone()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        HistoryEntry[] made = await TagAsync(sample, "A");
        var time = new FakeTimeProvider();
        await using Notices notices = Create(sample, time);
        notices.Show("Tagged", made[0]);
        await using var other = new SqliteConnection($"Data Source={sample.Library};Pooling=False");
        await other.OpenAsync(Cancel);
        await using (var transaction = await other.BeginTransactionAsync(Cancel))
        {
            Task undo = notices.UndoAsync(made[0]);
            var isSaid = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            notices.Changed += (_, _) => isSaid.TrySetResult();
            time.Advance(TimeSpan.FromSeconds(1));
            await isSaid.Task.WaitAsync(Cancel);
            Notice working = Assert.Single(notices.Shown);
            await transaction.RollbackAsync(Cancel);
            await undo;

            Assert.Equal((true, false), (working.IsWorking, working.IsOffer));
        }

        Assert.False(Assert.Single(notices.Shown).IsWorking);
    }

    private static Notices Create(SampleHost sample, TimeProvider? time = null)
        => new(sample.Get<ViewModelFactory>(), sample.Get<PresentationTexts>(), time ?? TimeProvider.System);

    private static async Task<HistoryEntry[]> TagAsync(SampleHost sample, params string[] tags)
    {
        ITrackRepository tracks = sample.Get<ITrackRepository>();
        Track track = await tracks.AddAsync(new NewTrack { Title = "Title", Artist = "Artist" }, Cancel);
        List<HistoryEntry> changes = [];
        foreach (string tag in tags)
        {
            ChangeResult result = await tracks.ApplyAsync(
                SelectedTracks.Of([track.Id]), new BulkEdit { AddTags = [tag] }, cancellationToken: Cancel);
            changes.Add(result.Change!);
        }

        return [.. changes];
    }

    private static async Task<int[]> CountAsync(SampleHost sample, params string[] tags)
    {
        List<int> counts = [];
        foreach (string tag in tags)
            counts.Add(await sample.Get<ITrackRepository>().CountAsync(new TrackQuery { AnyTags = [tag] }, cancellationToken: Cancel));
        return [.. counts];
    }
}

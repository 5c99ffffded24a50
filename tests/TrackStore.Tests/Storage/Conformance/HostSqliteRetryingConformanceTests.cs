using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>Names of a convention, and EF Core's retries, which every write needs.</summary>
public sealed class HostSqliteRetryingConformanceTests : HostSqliteConformance
{
    private readonly TransientFaults _faults = new();

    protected override void Configure(DbContextOptionsBuilder options) => options
        .UseUpperSnakeCaseNamingConvention()
        .UseTrackStore(prefix: "ts_")
        .AddInterceptors(_faults)
        .ReplaceService<IExecutionStrategyFactory, RetryingStrategyFactory>();

    [Fact]
    [Trait(Set, Core)]
    public async Task Writes_EveryOtherAttemptFails_AreRunAgainAndStoredOnce()
    {
        var tracks = Store.GetRequiredService<ITrackRepository>();
        for (int i = 0; i < 4; i++)
            await tracks.AddAsync(new NewTrack { Title = $"Title {i}", Artist = "Artist" }, Cancel);

        Assert.True(_faults.Thrown >= 4);
        Assert.Equal(4, await tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait(Set, Core)]
    public async Task BulkChange_CommitFailsOnce_IsCountedAndRecordedOnce(bool deletes)
    {
        var tracks = Store.GetRequiredService<ITrackRepository>();
        var history = Store.GetRequiredService<IChangeHistory>();
        Track first = await tracks.AddAsync(new NewTrack { Title = "One", Artist = "Artist" }, Cancel);
        Track second = await tracks.AddAsync(new NewTrack { Title = "Two", Artist = "Artist" }, Cancel);
        var selected = SelectedTracks.Of([first.Id]);

        _faults.FailNextCommit();
        ChangeResult changed = deletes
            ? await tracks.DeleteAsync(selected, cancellationToken: Cancel)
            : await tracks.ApplyAsync(selected, new BulkEdit { AddTags = ["set"] }, cancellationToken: Cancel);
        await tracks.UpdateAsync(second.Id, new TrackUpdate { Label = "Blue" }, Cancel);
        await history.UndoAsync(changed.Change!.Id, Cancel);

        Assert.Equal((1, 1), (changed.TrackCount, changed.Change.TrackCount));
        Assert.Equal([HistoryKind.TracksEdited, changed.Change.Kind], (await history.ListAsync(cancellationToken: Cancel)).Select(entry => entry.Kind));
        Assert.Equal(2, await tracks.CountAsync(new TrackQuery { ExcludedTags = ["set"] }, cancellationToken: Cancel));
    }
}

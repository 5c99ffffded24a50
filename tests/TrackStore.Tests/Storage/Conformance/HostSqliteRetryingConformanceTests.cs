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
}

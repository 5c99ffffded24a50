using Microsoft.Extensions.Time.Testing;
using TrackStore.Sync;

namespace TrackStore.Tests.Sync;

public sealed class SyncCountersTests
{
    [Fact]
    public void ToProgress_OnlyPicturesAreLeft_KeepsTheSpeedOfTheTracks()
    {
        var time = new FakeTimeProvider();
        var counters = new SyncCounters(time, total: null);
        Assert.Equal(0, counters.ToProgress().TracksPerSecond);
        for (int i = 0; i < 20; i++)
        {
            time.Advance(TimeSpan.FromSeconds(0.5));
            counters.Count(new SyncItem { Platform = "spotify", PlatformId = $"{i}", Title = "T", Artist = "A", Action = SyncAction.Added });
        }

        double stored = counters.ToProgress().TracksPerSecond;
        time.Advance(TimeSpan.FromMinutes(5));
        counters.CountArtwork(pending: 3, done: 10, failed: 0);

        Assert.Equal((2, 2, 3), (stored, counters.ToProgress().TracksPerSecond, counters.ToProgress().ArtworkPending));
    }
}

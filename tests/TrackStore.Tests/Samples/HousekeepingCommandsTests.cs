using TrackStore.Sample.StandIn;
using TrackStore.Sample.Tour;

namespace TrackStore.Tests.Samples;

/// <summary>Covers, downloads, runs and the size of the library at the command line.</summary>
public sealed class HousekeepingCommandsTests : IAsyncDisposable
{
    private readonly StandInHost _standIn = StandInHost.Start(port: 0);

    [Fact]
    public async Task Pictures_Lists_NameWhatIsMissingSmallAndShared()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("A,One,Blue,,,,", "B,Two,Red,,,,", "C,Three,Green,,,,");
        string cover = SampleData.PathOf("dunes.jpg");
        await run.SucceedAsync("cover", cover, "--album", "1");
        await run.SucceedAsync("cover", cover, "--album", "2");

        ConsoleAnswer missing = await run.RunAsync("pictures", "missing", "--albums");
        ConsoleAnswer tracks = await run.RunAsync("pictures", "missing", "--page-size", "1");
        ConsoleAnswer small = await run.RunAsync("pictures", "small", "100000", "--albums");
        ConsoleAnswer none = await run.RunAsync("pictures", "small", "1");
        string shared = await run.SucceedAsync("pictures", "shared");
        string usage = await run.SucceedAsync("pictures", "usage");
        ConsoleAnswer similar = await run.RunAsync("pictures", "similar");

        Assert.Equal(("Id\tArtist\tTitle\tPixels\n3\tC\tGreen\t\n", "1 album\n"), (missing.Output, missing.Error));
        Assert.Equal("Id\tArtist\tTitle\tPixels\n3\tC\tThree\t\n", tracks.Output);
        Assert.Equal("2 albums\n", small.Error);
        Assert.Matches(@"\n1\tA\tBlue\t\d+ x \d+\n", small.Output);
        Assert.Equal(("", "0 tracks\n"), (none.Output, none.Error));
        Assert.EndsWith("\t2\t2\tA - Blue\n", shared, StringComparison.Ordinal);
        Assert.Contains("\nuser\tmedium\t1\t", usage, StringComparison.Ordinal);
        Assert.Equal(("", "No covers look alike.\n"), (similar.Output, similar.Error));
    }

    [Fact]
    public async Task Downloads_AfterASync_AreListedByStateAndRetried()
    {
        using var run = new ConsoleRun { StandIn = _standIn };
        await run.SucceedAsync("sync", "spotify", "--saved", "--demo");

        ConsoleAnswer absent = await run.RunAsync("downloads", "--state", "absent", "--demo");
        string retried = await run.SucceedAsync("downloads", "retry", "--of", "absent", "--demo");
        ConsoleAnswer runs = await run.RunAsync("runs", "--demo");

        Assert.Equal(2, absent.Output.TrimEnd('\n').Split('\n').Length);
        Assert.Contains(_standIn.Address.Host, absent.Output, StringComparison.Ordinal);
        Assert.Contains("1 absent", absent.Error, StringComparison.Ordinal);
        Assert.Equal("1 cover made due\n", retried);
        Assert.Contains("\tspotify\tcompleted", runs.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StorageSweepAndCompact_CoverThatAnUndoNeeds_StaysAndIsCounted()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("A,One,Blue,,,,");
        await run.SucceedAsync("cover", SampleData.PathOf("dunes.jpg"), "--album", "1");

        string storage = await run.SucceedAsync("storage");
        await run.SucceedAsync("cover", "--remove", "--album", "1");
        ConsoleAnswer unused = await run.RunAsync("storage");
        ConsoleAnswer swept = await run.RunAsync("sweep", "--unused-days", "0");
        string compacted = await run.SucceedAsync("compact");

        Assert.Matches(@"\nmedium covers\t1\t[\d.]+ kB\n", storage);
        Assert.Contains("\nfree\t\t", storage, StringComparison.Ordinal);
        Assert.StartsWith("No longer used: 1 cover, ", unused.Error, StringComparison.Ordinal);
        Assert.Equal(("Deleted 0 covers, 0 B\n", "1 unused cover stayed for undoing changes.\n"), (swept.Output, swept.Error));
        Assert.StartsWith("The library takes ", compacted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_NothingSynchronized_SaysSo()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("A,One,Blue,,,,");

        Assert.StartsWith("Nothing was synchronized yet.", (await run.RunAsync("runs")).Error, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _standIn.DisposeAsync();
}

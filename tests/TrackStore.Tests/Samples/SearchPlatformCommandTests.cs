using TrackStore.Sample.StandIn;

namespace TrackStore.Tests.Samples;

public sealed class SearchPlatformCommandTests : IAsyncDisposable
{
    private readonly StandInHost _standIn = StandInHost.Start(port: 0);

    [Fact]
    public async Task Search_Spotify_ListsNumbersAndIdsAndMakesNoLibrary()
    {
        using ConsoleRun run = NewRun();

        ConsoleAnswer answer = await run.RunAsync("search", "spotify", "night", "ferries", "--limit", "2", "--demo");

        Assert.Equal(
            "No\tId\tArtist\tTitle\tAlbum\tYear\tLength\tTrack\n"
            + "1\tLastBoatOut00000000000\tHarbour Kids\tLast Boat Out\tNight Ferries\t2004\t4:12\t\n"
            + "2\tSaltonGlass00000000000\tHarbour Kids\tSalt on Glass\tNight Ferries\t2004\t5:03\t\n",
            answer.Output);
        Assert.Equal((0, "2 tracks. To import the first one, add --take 1 or run: sync spotify --track LastBoatOut00000000000\n"), (answer.Code, answer.Error));
        Assert.False(File.Exists(run.Library));
    }

    [Fact]
    public async Task Search_SuggestedCommand_TakesTheTrackInWithItsCover()
    {
        using ConsoleRun run = NewRun();
        ConsoleAnswer found = await run.RunAsync("search", "discogs", "--title", "undertow", "--artist", "harbour", "--demo");

        string[] suggested = found.Error.TrimEnd('\n').Split("run: ")[1].Split(' ');
        string synced = await run.SucceedAsync([.. suggested, "--demo"]);
        string again = (await run.RunAsync("search", "discogs", "undertow", "--demo")).Output;

        Assert.Equal("sync discogs --track 1001/B1", string.Join(' ', suggested));
        Assert.Matches(@"1 added, 0 changed, 0 unchanged, 0 failed\n  covers: 1 stored", synced);
        Assert.Contains("1\t1001/B1\tHarbour Kids\tUndertow\tNight Ferries\t2003\t6:22\t1\n", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_Take_SyncsTheseResultsWithAllThatThePlatformKnows()
    {
        using ConsoleRun run = NewRun();

        string taken = await run.SucceedAsync("search", "spotify", "night", "ferries", "--take", "3", "1", "--demo");
        string library = await run.SucceedAsync("search");

        Assert.Matches(@"\n  LighthouseKeeper000000 +Harbour Kids +Lighthouse Keeper +new +1 +album Night Ferries; disc 1; track [0-9]+; year 2004-03-15; bpm 156; duration 3:48; key F; isrc ZZDEM0400103; genres trip hop\n", taken);
        Assert.Contains("2 added, 0 changed, 0 unchanged, 0 failed", taken, StringComparison.Ordinal);
        Assert.Equal(3, library.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task Search_TakeBehindTheLast_SaysHowManyThereAre()
    {
        using ConsoleRun run = NewRun();

        ConsoleAnswer answer = await run.RunAsync("search", "spotify", "night", "ferries", "--take", "1", "9", "--demo");

        Assert.Equal((1, "", "error: There is no result 9: spotify found 5 tracks.\n"), (answer.Code, answer.Output, answer.Error));
        Assert.False(File.Exists(run.Library));
    }

    [Fact]
    public async Task Search_TrackOfTheLibrary_IsRecognisedInTheList()
    {
        using ConsoleRun run = NewRun();
        await run.SucceedAsync("sync", "spotify", "--no-covers", "--demo");

        string found = await run.SucceedAsync("search", "discogs", "ankunft", "--demo");

        Assert.Contains("\tANKUNFT\tÜberland\t1978\t4:04\t15\n", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_NothingFound_SaysSo()
    {
        using ConsoleRun run = NewRun();

        ConsoleAnswer answer = await run.RunAsync("search", "discogs", "no", "such", "song", "--demo");

        Assert.Equal((0, "", "discogs finds no tracks.\n"), (answer.Code, answer.Output, answer.Error));
    }

    [Theory]
    [InlineData(100, "│ Night Ferries")]
    [InlineData(64, "│ Undertow ")]
    [InlineData(50, "Album   Night Ferries\n")]
    public async Task Search_NarrowTerminal_StaysReadable(int width, string expected)
    {
        using ConsoleRun run = NewRun();

        ConsoleAnswer answer = await run.RunInTerminalAsync(width, "search", "spotify", "undertow", "--demo");

        string text = string.Join('\n', answer.Lines) + "\n";
        Assert.Contains("Undertow00000000000000", text, StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WordsOfTheLibrary_AreStillFoundThere()
    {
        using ConsoleRun run = NewRun();
        await run.ImportAsync("The Spotify Sessions,Discogs,,,,,");

        string byFilter = await run.SucceedAsync("search", "--artist", "spotify");
        string byWord = await run.SucceedAsync("search", "--", "spotify", "discogs");

        Assert.Contains("The Spotify Sessions", byFilter, StringComparison.Ordinal);
        Assert.Contains("The Spotify Sessions", byWord, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _standIn.DisposeAsync();

    private ConsoleRun NewRun() => new() { StandIn = _standIn };
}

using TrackStore.Sample.StandIn;

namespace TrackStore.Tests.Samples;

public sealed class SyncCommandTests : IAsyncDisposable
{
    private readonly StandInHost _standIn = StandInHost.Start(port: 0);

    [Fact]
    public async Task Sync_Twice_AddsOnceAndChangesNothing()
    {
        using var run = new ConsoleRun { StandIn = _standIn };

        string first = await run.SucceedAsync("sync", "demo-stream", "--demo", "--no-covers");
        string second = await run.SucceedAsync("sync", "demo-stream", "--demo", "--no-covers");

        Assert.Matches(@"^24 tracks in .*, 0 of them in the library already\n  24 added, 0 changed, 0 unchanged, 0 failed\n$", first);
        Assert.Matches(@"^24 tracks in .*, 24 of them in the library already\n  0 added, 0 changed, 24 unchanged, 0 failed\n$", second);
    }

    [Fact]
    public async Task Sync_Covers_AreStoredSharedAndTriedAgain()
    {
        using var run = new ConsoleRun { StandIn = _standIn };

        string first = await run.SucceedAsync("sync", "demo-stream", "--demo");
        string album = await run.SucceedAsync("show", "demo-stream:s-105");
        ConsoleAnswer failed = await run.RunAsync("artwork", "demo-stream:s-401");
        string withPicture = await run.SucceedAsync("search", "--has-image");
        string again = await run.SucceedAsync("sync", "demo-stream", "--demo");

        Assert.Contains("  covers: 3 stored, 2 not this time, 0 waiting\n  \"refresh --covers\" tries those again that are due;", first, StringComparison.Ordinal);
        Assert.Matches(@"\n  album +large +640 x 640 +[\d,]+ +image/jpeg +demo-stream http://127.0.0.1:\d+/covers/demo-stream/1-640.png", album);
        Assert.Matches(@"demo-stream failed once; it is tried again from .* on: .*503", failed.Output);
        Assert.Equal(13, withPicture.TrimEnd('\n').Split('\n').Length - 1);
        Assert.Contains("0 added, 0 changed, 24 unchanged, 0 failed", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_NoCoverWaiting_SaysSo()
    {
        using var run = new ConsoleRun { StandIn = _standIn };
        await run.SucceedAsync("sync", "demo-records", "--id", "r-101", "--demo");

        string waiting = await run.SucceedAsync("refresh", "--covers");

        Assert.Equal("No cover is waiting.\n", waiting);
    }

    [Fact]
    public async Task Sync_PreviewOfASearch_ShowsAndWritesNothing()
    {
        using var run = new ConsoleRun { StandIn = _standIn };

        ConsoleAnswer answer = await run.RunAsync("sync", "demo-stream", "--search", "cafe mirage", "--limit", "2", "--preview", "--demo");
        string library = await run.SucceedAsync("search");
        ConsoleAnswer nothing = await run.RunAsync("sync", "demo-stream", "--search", "no such song", "--preview", "--demo");

        Assert.Equal(3, answer.Output.TrimEnd('\n').Split('\n').Length);
        Assert.Matches(@"\n  s-401 +Les Papillons de Minuit +Café Mirage +new +album Café Mirage; year 1996; bpm 108; duration 3:36; key Gm; isrc ZZDEM9600401; label Verre Bleu; genres chanson, lounge\n", answer.Output);
        Assert.Equal("2 tracks; nothing was written. The same without --preview takes them in.\n", answer.Error);
        Assert.Empty(library);
        Assert.Equal((0, "", "The platform has no such track.\n"), (nothing.Code, nothing.Output, nothing.Error));
    }

    [Fact]
    public async Task Sync_SecondPlatform_SaysByWhatTracksAreRecognised()
    {
        using var run = new ConsoleRun { StandIn = _standIn };
        await run.SucceedAsync("sync", "demo-stream", "--demo", "--no-covers");

        string isrc = await run.SucceedAsync("sync", "demo-records", "--id", "r-101", "nobody", "--list", "--demo", "--no-covers");
        string names = await run.SucceedAsync("sync", "demo-records", "--search", "uberland", "--list", "--demo", "--no-covers");

        Assert.Matches(@"\n  r-101 +Harbour Kids +Last Boat Out +changed +1 +ISRC +album Night Ferries; year 2003; duration 4:13 \(not shown\); isrc ZZDEM0400101; label Pier Nine Recordings; genres [^\n]*\(not shown\)\n", isrc);
        Assert.Contains("0 added, 1 changed, 0 unchanged, 1 failed", isrc, StringComparison.Ordinal);
        Assert.Matches(@"\n  r-302 +Nordlicht Express +ÜBERLAND +changed +12 +artist, title and length ", names);
    }

    [Fact]
    public async Task Sync_UnknownIds_AreListedAsFailures()
    {
        using var run = new ConsoleRun { StandIn = _standIn };

        string answer = await run.SucceedAsync("sync", "demo-stream", "--id", "s-601", "nobody", "--demo");

        Assert.Contains("1 added, 0 changed, 0 unchanged, 1 failed", answer, StringComparison.Ordinal);
        Assert.Contains("\n  demo-stream:nobody: demo-stream knows no track nobody.", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error: No platform is registered, spotify neither. Try the stand-in platforms with --demo", "sync", "spotify")]
    [InlineData("error: No platform is registered. Try the stand-in platforms with --demo", "sync")]
    [InlineData("error: No platform is registered. Try the stand-in platforms with --demo", "refresh", "--stale")]
    [InlineData("error: There is no platform \"spotify\". There are: demo-stream, demo-records, demo-archive.", "sync", "spotify", "--demo")]
    [InlineData("error: Say which platform: demo-stream, demo-records, demo-archive.", "sync", "--demo")]
    [InlineData("error: Say which folder: --path <folder>.", "sync", "folder")]
    [InlineData("error: There is no library at", "refresh", "--stale", "--demo")]
    public async Task Run_NothingToAsk_SaysWhatToTryAndMakesNoLibrary(string expected, params string[] args)
    {
        using var run = new ConsoleRun { StandIn = _standIn };

        ConsoleAnswer answer = await run.RunAsync(args);

        Assert.Equal((1, ""), (answer.Code, answer.Output));
        Assert.StartsWith(expected, answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(run.Library));
    }

    [Fact]
    public async Task Sync_Folder_TakesFilesInAndSaysWhenTheFolderIsGone()
    {
        using var run = new ConsoleRun { StandIn = _standIn };
        run.Write("Massive Attack - Teardrop.flac", "");

        string taken = await run.SucceedAsync("sync", "folder", "--path", Path.GetDirectoryName(run.Library)!);
        string shown = await run.SucceedAsync("show", "folder:Massive Attack - Teardrop.flac");
        ConsoleAnswer gone = await run.RunAsync("sync", "folder", "--path", run.PathOf("unplugged"));

        Assert.Contains("1 added", taken, StringComparison.Ordinal);
        Assert.Contains("File     on this machine ", shown, StringComparison.Ordinal);
        Assert.Equal(1, gone.Code);
        Assert.Contains("0 added", gone.Output, StringComparison.Ordinal);
        Assert.Contains("What was read until then is stored; the same command goes on.", gone.Error, StringComparison.Ordinal);
        Assert.Contains("Teardrop", await run.SucceedAsync("search"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_Marked_AsksForThatTrackAlone()
    {
        using var run = new ConsoleRun { StandIn = _standIn };
        await run.SucceedAsync("sync", "demo-stream", "--demo", "--no-covers");
        await run.SucceedAsync("mark", "3");

        string refreshed = await run.SucceedAsync("refresh", "--stale", "demo-stream", "--list", "--demo");
        string again = await run.SucceedAsync("refresh", "--stale", "--demo");

        Assert.Matches(@"\n  s-103 +Harbour Kids +Lighthouse Keeper +unchanged +3 +its id there\n1 track in ", refreshed);
        Assert.StartsWith("0 tracks in ", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_Terminal_ShowsBarsAndTheSummary()
    {
        using var run = new ConsoleRun { StandIn = _standIn };

        ConsoleAnswer answer = await run.RunInTerminalAsync("sync", "demo-archive", "--demo");

        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.Contains("3,000 added", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_Piped_TellsTheWholeStoryAndCleansUp()
    {
        ConsoleAnswer answer = await ConsoleRun.RunBareAsync(TestContext.Current.CancellationToken, "--demo");

        Assert.Equal((0, ""), (answer.Code, answer.Error));
        string[] inOrder =
        [
            "$ sync demo-stream --search \"night ferries\" --preview", "5 tracks; nothing was written.",
            "$ sync demo-stream --id s-101 --list", "1 added",
            "$ sync demo-stream\n", "23 added, 0 changed, 1 unchanged, 0 failed", "covers: 2 stored, 2 not this time, 0 waiting",
            "$ refresh --covers\n", "covers: 1 stored, 0 not this time, 0 waiting",
            "$ artwork demo-stream:s-302", "demo-stream has no picture; it is asked again from ",
            "$ sync demo-records --search uberland --preview", "artist, title and length",
            "$ sync demo-records\n", "1 added, 23 changed, 0 unchanged, 0 failed", "covers: 5 stored, 0 not this time, 0 waiting",
            "$ artwork demo-stream:s-302", "Its album shows the picture from demo-records: there is no other.",
            "$ edit 1 --year 1999", "$ refresh --stale --list", "year 2003 -> 2002 (not shown)",
            "$ explain 1 year", "year: 1999, because you set it.",
            "$ revert 1 year", "year: 2002 (demo-records is ranked above the others)",
            "$ use demo-stream 1 year", "year: 2004 (you chose demo-stream)",
            "$ use demo-records 1 cover genres", "cover: 600 x 600 (you chose demo-records)",
            "$ sync demo-records\n", "0 added, 0 changed, 24 unchanged, 0 failed",
            "$ sync demo-archive\n", "cancelled; 1,000 tracks of this run are stored",
            "$ sync demo-archive\n", "2,000 tracks in ", "2,000 added, 0 changed, 0 unchanged, 0 failed",
            "$ sync demo-archive\n", "0 added, 0 changed, 3,000 unchanged, 0 failed",
            "What this has shown",
        ];
        int from = 0;
        foreach (string part in inOrder)
        {
            int at = answer.Output.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"\"{part}\" is missing behind:\n{answer.Output[..from]}");
            from = at + part.Length;
        }

        string library = answer.Output.Split("--library ")[1].Split('\n')[0];
        Assert.False(Directory.Exists(Path.GetDirectoryName(library)));
    }

    [Fact]
    public async Task Demo_LibraryNamed_KeepsIt()
    {
        using var run = new ConsoleRun { StandIn = _standIn };

        string told = await run.SucceedAsync("demo");
        string explained = await run.SucceedAsync("explain", "1", "year");
        ConsoleAnswer again = await run.RunAsync("demo");

        Assert.Contains($"The library stays at {run.Library}", told, StringComparison.Ordinal);
        Assert.Contains("year: 2004, because you chose demo-stream.", explained, StringComparison.Ordinal);
        Assert.Equal(1, again.Code);
        Assert.Contains("is there already", again.Error, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _standIn.DisposeAsync();
}

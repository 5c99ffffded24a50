using TrackStore.Sample.StandIn;

namespace TrackStore.Tests.Samples;

public sealed class SyncCommandTests : IAsyncDisposable
{
    // The cover of the busy server must not become due while a test runs.
    private readonly StandInHost _standIn = StandInHost.Start(port: 0, busySeconds: 3600);

    [Fact]
    public async Task Sync_Twice_AddsOnceAndChangesNothing()
    {
        using ConsoleRun run = NewRun();

        string first = await run.SucceedAsync("sync", "spotify", "--demo", "--no-covers");
        string second = await run.SucceedAsync("sync", "spotify", "--saved", "--demo", "--no-covers");

        Assert.Matches(@"^24 tracks in .*, 0 already in the library\n  24 added, 0 changed, 0 unchanged, 0 failed\n$", first);
        Assert.Matches(@"^24 tracks in .*, 24 already in the library\n  0 added, 0 changed, 24 unchanged, 0 failed\n$", second);
    }

    [Theory]
    [InlineData(24, "spotify", "--saved")]
    [InlineData(5, "spotify", "--album", "https://open.spotify.com/album/NightFerries0000000000")]
    [InlineData(2, "spotify", "--track", "Undertow00000000000000", "spotify:track:FogSignal0000000000000")]
    [InlineData(3, "spotify", "--search", "night ferries", "--limit", "3")]
    [InlineData(21, "discogs", "--collection")]
    [InlineData(3, "discogs", "--wantlist")]
    [InlineData(5, "discogs", "--release", "[r1001]")]
    [InlineData(5, "discogs", "--master", "501002")]
    [InlineData(1, "discogs", "--track", "1001/A1")]
    public async Task Sync_EachSelection_TakesItInOnce(int tracks, params string[] selection)
    {
        using ConsoleRun run = NewRun();

        string first = await run.SucceedAsync(["sync", .. selection, "--demo", "--no-covers"]);
        string second = await run.SucceedAsync(["sync", .. selection, "--demo", "--no-covers"]);

        Assert.Contains($"  {tracks} added, 0 changed, 0 unchanged, 0 failed\n", first, StringComparison.Ordinal);
        Assert.Contains($"  0 added, 0 changed, {tracks} unchanged, 0 failed\n", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Spotify has no such item", "spotify", "--album", "nobodysAlbum0000000000")]
    [InlineData("Spotify has no such item", "spotify", "--playlist", "nobodysList00000000000")]
    [InlineData("Discogs has nothing at /discogs/releases/9", "discogs", "--release", "9")]
    public async Task Sync_UnknownList_SaysSoAndTakesNothingIn(string expected, params string[] selection)
    {
        using ConsoleRun run = NewRun();

        ConsoleAnswer answer = await run.RunAsync(["sync", .. selection, "--demo"]);

        Assert.Equal((1, ""), (answer.Code, answer.Output));
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_Covers_AreStoredSharedAndTriedAgain()
    {
        using ConsoleRun run = NewRun();

        string first = await run.SucceedAsync("sync", "spotify", "--demo");
        string album = await run.SucceedAsync("show", "spotify:FogSignal0000000000000", "--demo");
        ConsoleAnswer failed = await run.RunAsync("artwork", "spotify:CafeMirage000000000000", "--demo");
        string withPicture = await run.SucceedAsync("search", "--has-image");
        string again = await run.SucceedAsync("sync", "spotify", "--demo");

        Assert.Contains("  covers: 3 stored, 2 failed, 0 waiting\n  \"artwork <track>\" says why a cover failed; \"refresh --covers\" retries", first, StringComparison.Ordinal);
        Assert.Matches(@"album +spotify +large +640 x 640 +[\d,]+ +image/jpeg\nCover #\d+ is from http://127.0.0.1:\d+/covers/spotify/1-640.png", album);
        Assert.Matches(@"spotify failed once; the next attempt is due at ", failed.Output);
        Assert.Equal(13, withPicture.TrimEnd('\n').Split('\n').Length - 1);
        Assert.Contains("0 added, 0 changed, 24 unchanged, 0 failed", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_NoCoverWaiting_SaysSo()
    {
        using ConsoleRun run = NewRun();
        await run.SucceedAsync("sync", "discogs", "--track", "1001/A1", "--demo");

        string waiting = await run.SucceedAsync("refresh", "--covers");

        Assert.Equal("No cover is due.\n", waiting);
    }

    [Fact]
    public async Task Sync_PreviewOfASearch_ShowsAndWritesNothing()
    {
        using ConsoleRun run = NewRun();

        ConsoleAnswer answer = await run.RunAsync("sync", "discogs", "--search", "cafe mirage", "--limit", "2", "--preview", "--demo");
        string library = await run.SucceedAsync("search");
        ConsoleAnswer nothing = await run.RunAsync("sync", "spotify", "--search", "no such song", "--preview", "--demo");

        Assert.Equal(3, answer.Output.TrimEnd('\n').Split('\n').Length);
        Assert.Matches(@"\n  1004/A1 +Les Papillons de Minuit +Café Mirage +new +album Café Mirage; track 1; year 1995; duration 3:37; label Disques Verre Bleu; genres Pop, Chanson\n", answer.Output);
        Assert.Equal("2 tracks; nothing was changed. Without --preview, the same command syncs them.\n", answer.Error);
        Assert.Empty(library);
        Assert.Equal((0, "", "The platform has no such track.\n"), (nothing.Code, nothing.Output, nothing.Error));
    }

    [Fact]
    public async Task Sync_SecondPlatform_SaysByWhatTracksAreRecognised()
    {
        using ConsoleRun run = NewRun();
        await run.SucceedAsync("sync", "spotify", "--demo", "--no-covers");

        string names = await run.SucceedAsync("sync", "discogs", "--release", "1003", "--list", "--demo", "--no-covers");

        Assert.Matches(@"\n  1003/A2 +Nordlicht Express +ÜBERLAND +changed +12 +artist, title and length +album Überland; track 2; year 1978; duration 12:32 \(not shown\); label Fernbahn Schallplatten; genres Electronic, Krautrock\n", names);
        Assert.Contains("0 added, 5 changed, 0 unchanged, 0 failed", names, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_RekordboxExport_UpdatesTheTracksThatAreThere()
    {
        using ConsoleRun run = NewRun();
        string export = run.PathOf("export.xml");
        RekordboxExport.Write(export);
        await run.SucceedAsync("sync", "spotify", "--demo", "--no-covers");

        string synced = await run.SucceedAsync("sync", "rekordbox", "--path", export);
        await run.SucceedAsync("mark", "1");
        string refreshed = await run.SucceedAsync("refresh", "--stale", "rekordbox", "--path", export, "--list");
        string explained = await run.SucceedAsync("explain", "1", "bpm");

        Assert.Contains("0 added, 15 changed, 0 unchanged, 0 failed", synced, StringComparison.Ordinal);
        Assert.Matches(@"\n  101 +Harbour Kids +Last Boat Out +unchanged +1 +platform id\n", refreshed);
        Assert.Contains("bpm: 86, because rekordbox ranks highest.", explained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_UnknownIds_AreListedAsFailures()
    {
        using ConsoleRun run = NewRun();

        string answer = await run.SucceedAsync("sync", "spotify", "--track", "Undertow00000000000000", "nobody0000000000000000", "--demo");

        Assert.Contains("1 added, 0 changed, 0 unchanged, 1 failed", answer, StringComparison.Ordinal);
        Assert.Contains("\n  spotify:nobody0000000000000000: spotify has no track with the id nobody0000000000000000.", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error: Say where the rekordbox export is: --path <file>.", "refresh", "--stale", "rekordbox")]
    [InlineData("error: Say where the audio files are: --path <folder>.", "refresh", "--stale", "folder", "--demo")]
    [InlineData("error: There is no library at", "refresh", "--stale", "--demo")]
    [InlineData("error: There is no library at", "link", "1", "spotify", "Undertow00000000000000", "--sync", "--demo")]
    public async Task Run_NothingToAsk_SaysWhatToTryAndMakesNoLibrary(string expected, params string[] args)
    {
        using ConsoleRun run = NewRun();

        ConsoleAnswer answer = await run.RunAsync(args);

        Assert.Equal((1, ""), (answer.Code, answer.Output));
        Assert.StartsWith(expected, answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(run.Library));
    }

    [Fact]
    public async Task Sync_Folder_TakesFilesInAndSaysWhenTheFolderIsGone()
    {
        using ConsoleRun run = NewRun();
        run.Write("Massive Attack - Teardrop.flac", "");

        string taken = await run.SucceedAsync("sync", "folder", "--path", Path.GetDirectoryName(run.Library)!);
        string shown = await run.SucceedAsync("show", "folder:Massive Attack - Teardrop.flac");
        ConsoleAnswer gone = await run.RunAsync("sync", "folder", "--path", run.PathOf("unplugged"));

        Assert.Contains("1 added", taken, StringComparison.Ordinal);
        Assert.Contains("File     on this machine ", shown, StringComparison.Ordinal);
        Assert.Equal((1, ""), (gone.Code, gone.Output));
        Assert.Contains("Check the path, and that its disk is connected.", gone.Error, StringComparison.Ordinal);
        Assert.Contains("Teardrop", await run.SucceedAsync("search"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_Marked_AsksForThatTrackAlone()
    {
        using ConsoleRun run = NewRun();
        await run.SucceedAsync("sync", "spotify", "--demo", "--no-covers");
        await run.SucceedAsync("mark", "3");

        string refreshed = await run.SucceedAsync("refresh", "--stale", "spotify", "--list", "--demo");
        string again = await run.SucceedAsync("refresh", "--stale", "--demo");

        Assert.Matches(@"\n  LighthouseKeeper000000 +Harbour Kids +Lighthouse Keeper +unchanged +3 +platform id\n1 track in ", refreshed);
        Assert.StartsWith("0 tracks in ", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_Sync_LinksWhateverItIsCalledAndTakesInWhatIsSaid()
    {
        using ConsoleRun run = NewRun();
        await run.ImportAsync("H. Kids,Boat (mp3 rip),,,,,", "Somebody,Else,,,,,");

        string linked = await run.SucceedAsync("link", "1", "spotify", "https://open.spotify.com/track/LastBoatOut00000000000?si=1", "--sync", "--demo");
        string year = await run.SucceedAsync("explain", "1", "year");
        ConsoleAnswer taken = await run.RunAsync("link", "2", "spotify", "LastBoatOut00000000000", "--sync", "--demo");
        ConsoleAnswer unknown = await run.RunAsync("link", "2", "discogs", "1001/Z9", "--sync", "--demo");
        ConsoleAnswer many = await run.RunAsync("link", "2", "discogs", "1001", "--sync", "--demo");
        string unlinked = await run.SucceedAsync("unlink", "1", "spotify");

        Assert.StartsWith("Linked H. Kids - Boat (mp3 rip) (#1) to spotify:LastBoatOut00000000000, synced ", linked, StringComparison.Ordinal);
        Assert.Matches(@"0 added, 1 changed, 0 unchanged, 0 failed\n  covers: 1 stored", linked);
        Assert.Contains("year: 2004-03-15, because only spotify has a value.", year, StringComparison.Ordinal);
        Assert.Equal((1, "error: spotify:LastBoatOut00000000000 is already linked to Harbour Kids - Last Boat Out (#1). \"unlink 1 spotify\" removes that link.\n"), (taken.Code, taken.Error));
        Assert.Equal((1, "error: discogs has no track 1001/Z9. Nothing was linked.\n"), (unknown.Code, unknown.Error));
        Assert.Equal((1, "error: discogs:1001 is more than one track. \"search discogs\" lists their ids.\n"), (many.Code, many.Error));
        Assert.StartsWith("Unlinked ", unlinked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_Terminal_ShowsBarsAndTheSummary()
    {
        using ConsoleRun run = NewRun();

        ConsoleAnswer answer = await run.RunInTerminalAsync("sync", "spotify", "--playlist", SpotifyCatalog.TapeId, "--demo");

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
            "$ search spotify \"night ferries\"\n", "LastBoatOut00000000000", "5 tracks. To import the first one",
            "$ search spotify \"night ferries\" --take 1\n", "1 added",
            "$ sync spotify --saved\n", "23 added, 0 changed, 1 unchanged, 0 failed", "covers: 2 stored, 2 failed, 0 waiting",
            "$ refresh --covers\n", "covers: 1 stored, 0 failed, 0 waiting",
            "$ artwork spotify:Uberland00000000000000", "spotify has no cover; a sync asks again after ",
            "$ search discogs überland", "1003/A2",
            "$ sync discogs --release 1003 --preview", "artist, title and length", "nothing was changed",
            "$ sync discogs --collection\n", "1 added, 20 changed, 0 unchanged, 0 failed", "covers: 4 stored, 0 failed, 0 waiting",
            "$ sync discogs --wantlist\n", "0 added, 3 changed, 0 unchanged, 0 failed",
            "$ artwork spotify:Uberland00000000000000", "Its album shows the cover from discogs, the only one.",
            "$ sync rekordbox", "0 added, 15 changed, 0 unchanged, 0 failed",
            "$ explain 1\n", " 2003 ", "discogs ranks highest", " 86 ", "rekordbox ranks highest", " 640 x 640 ", "spotify ranks highest",
            "$ explain 1 bpm", "172    spotify",
            "$ sync spotify --saved\n", "0 added, 0 changed, 24 unchanged, 0 failed",
            "$ sync discogs --collection\n", "0 added, 0 changed, 21 unchanged, 0 failed",
            "$ sync rekordbox", "0 added, 0 changed, 15 unchanged, 0 failed",
            "$ edit 1 --year 1999", "$ mark 1 --platform discogs", "$ refresh --stale --list", "year 2003 -> 2002 (not shown)",
            "$ explain 1 year", "year: 1999, because you set it.",
            "$ revert 1 year", "year: 2002 (discogs ranks highest)",
            "$ use spotify 1 year", "year: 2004-03-15 (you chose spotify)",
            "$ use discogs 1 cover genres", "cover: 600 x 600 (you chose discogs)",
            "$ sync discogs --release 1001\n", "0 added, ",
            "$ show 1\n", "spotify, chosen",
            $"$ sync spotify --playlist {SpotifyCatalog.TapeId}\n", "canceled after 1,000 tracks, which are stored",
            $"$ sync spotify --playlist {SpotifyCatalog.TapeId}\n", "2,000 tracks in ", "2,000 added, 0 changed, 0 unchanged, 0 failed",
            $"$ sync spotify --playlist {SpotifyCatalog.TapeId}\n", "0 added, 0 changed, 3,000 unchanged, 0 failed",
            "What you saw",
        ];
        int from = 0;
        foreach (string part in inOrder)
        {
            int at = answer.Output.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"\"{part}\" is missing after:\n{answer.Output[..from]}");
            from = at + part.Length;
        }

        string library = answer.Output.Split("--database ")[1].Split('\n')[0];
        Assert.False(Directory.Exists(Path.GetDirectoryName(library)));
    }

    [Fact]
    public async Task Demo_LibraryNamed_KeepsIt()
    {
        using ConsoleRun run = NewRun();

        string told = await run.SucceedAsync("demo");
        string explained = await run.SucceedAsync("explain", "1", "year");
        ConsoleAnswer again = await run.RunAsync("demo");

        Assert.Contains($"The library stays at {run.Library}", told, StringComparison.Ordinal);
        Assert.Contains("year: 2004-03-15, because you chose spotify.", explained, StringComparison.Ordinal);
        Assert.Equal(1, again.Code);
        Assert.Contains("already exists", again.Error, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _standIn.DisposeAsync();

    private ConsoleRun NewRun() => new() { StandIn = _standIn };
}

using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Samples;

public sealed class TrackCommandsTests
{
    private const string Teardrop = "Massive Attack,Teardrop,Mezzanine,330000,77.5,1998,trip hop";

    [Fact]
    public async Task EditThenImportThenRevert_EditOutlivesTheImport()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Teardrop);

        string edited = await run.SucceedAsync("edit", "1", "--year", "1997", "--title", "Teardrop [live]", "--clear", "bpm");
        await run.ImportAsync(Teardrop);
        string shown = await run.SucceedAsync("show", "1");
        await run.SucceedAsync("revert", "1", "year", "bpm");
        string reverted = await run.SucceedAsync("show", "1");

        Assert.Contains("Edited Massive Attack - Teardrop [live] (#1)", edited, StringComparison.Ordinal);
        Assert.Matches(@"\n  title +Teardrop \[live\] +user +import: Teardrop\n", shown);
        Assert.Matches(@"\n  year +1997 +user +import: 1998\n", shown);
        Assert.Matches(@"\n  bpm +\(cleared\) +user +import: 77.5\n", shown);
        Assert.Matches(@"\n  duration +5:30 +import\n", shown);
        Assert.Matches(@"\n  year +1998 +import\n", reverted);
        Assert.Matches(@"\n  bpm +77.5 +import\n", reverted);
        Assert.Matches(@"\n  title +Teardrop \[live\] +user", reverted);
    }

    [Fact]
    public async Task Edit_EveryField_IsShown()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Teardrop);

        await run.SucceedAsync(
            "edit", "1", "--artist", "MA", "--album", "Other", "--album-artist", "VA", "--bpm", "78", "--duration", "1:02:03", "--key", "Am",
            "--isrc", "GBAAA9800322", "--label", "Circa [UK]", "--genres", "Dub", "Soul", "--artwork-url", "https://example.org/a.jpg", "--path", "/music/t.flac", "--available", "true");
        string shown = await run.SucceedAsync("show", "1");

        foreach (string value in new[] { "MA", "Other", "VA", "78", "1:02:03", "Am", "GBAAA9800322", @"Circa \[UK\]", "https://example.org/a.jpg" })
            Assert.Matches($@"  {value} +user", shown);
        Assert.Contains("Genres   Dub, Soul  (user)\nGenres   trip hop  (import, not shown)\n", shown, StringComparison.Ordinal);
        Assert.Contains("File     on this machine /music/t.flac", shown, StringComparison.Ordinal);
        Assert.Contains("Album    VA - Other  (album #2; 1 track)", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_TrackOfSeveralAlbums_ListsTheOthersWithTheirNumbers()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Teardrop);
        await using (var library = new TestLibrary(file: run.Library))
        {
            foreach ((string platform, string album, int? disc) in new[] { ("spotify", "Mezzanine", 1), ("discogs", "Collected [2006]", (int?)2) })
            {
                await library.Tracks.AddPlatformInfoAsync(
                    1, platform, "x1", fields: new() { Album = album, DiscNumber = disc, TrackNumber = 3 }, cancellationToken: TestContext.Current.CancellationToken);
            }
        }

        string shown = await run.SucceedAsync("show", "1");

        Assert.Contains("Album    Massive Attack - Mezzanine  (album #1; 1 track)\nAlso on  Massive Attack - Collected [2006]  (album #2, disc 2, number 3; discogs x1)\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_ValueOutOfRange_FailsAndChangesNothing()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Teardrop);

        ConsoleAnswer answer = await run.RunAsync("edit", "1", "--bpm", "20000", "--year", "2000");

        Assert.Equal(2, answer.Code);
        Assert.Matches(@"\n  year +1998 +import\n", await run.SucceedAsync("show", "1"));
    }

    [Fact]
    public async Task Tag_AddRemoveSet_ListsWhatIsLeft()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Teardrop, "Massive Attack,Angel,Mezzanine,,,,");

        string added = await run.SucceedAsync("tag", "1", "--add", "vinyl", "[peak]", "--add", "closing");
        string removed = await run.SucceedAsync("tag", "1", "--add", "late", "--remove", "VINYL");
        await run.SucceedAsync("tag", "2", "--set", "Late");
        string tags = await run.SucceedAsync("tags");
        string cleared = await run.SucceedAsync("tag", "1", "--set");

        Assert.Equal("Massive Attack - Teardrop (#1): [peak], closing, vinyl\n", added);
        Assert.Equal("Massive Attack - Teardrop (#1): [peak], closing, late\n", removed);
        Assert.Contains("\nlate\t2\t", tags, StringComparison.Ordinal);
        Assert.Equal("Massive Attack - Teardrop (#1): no tags\n", cleared);
    }

    [Fact]
    public async Task Tag_RemoveWhatIsNotThere_SaysSoAndFails()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Teardrop);

        ConsoleAnswer none = await run.RunAsync("tag", "1", "--remove", "nosuch");
        await run.SucceedAsync("tag", "1", "--add", "vinyl", "late");
        ConsoleAnswer other = await run.RunAsync("tag", "1", "--remove", "nosuch");
        ConsoleAnswer some = await run.RunAsync("tag", "1", "--remove", "nosuch", "late");

        Assert.Equal((1, "", "error: Massive Attack - Teardrop (#1) has no such tag. It has no tags.\n"), (none.Code, none.Output, none.Error));
        Assert.Equal((1, "error: Massive Attack - Teardrop (#1) has no such tag. It has late, vinyl.\n"), (other.Code, other.Error));
        Assert.Equal((0, "Massive Attack - Teardrop (#1): vinyl\n"), (some.Code, some.Output));
        Assert.Equal("Removed 1 tag. The track didn't have the other.\n", some.Error);
    }

    [Fact]
    public async Task Revert_NothingEdited_SaysSoAndFails()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Teardrop);
        await run.SucceedAsync("edit", "1", "--year", "1997");

        ConsoleAnswer other = await run.RunAsync("revert", "1", "bpm", "label");
        string reverted = await run.SucceedAsync("revert", "1");
        ConsoleAnswer again = await run.RunAsync("revert", "1");

        Assert.Equal((1, "error: Massive Attack - Teardrop (#1) has no edit or choice of bpm, label to revert.\n"), (other.Code, other.Error));
        Assert.Equal("Reverted Massive Attack - Teardrop (#1)\n  year: 1998 (it was imported)\n", reverted);
        Assert.Equal((1, "error: Massive Attack - Teardrop (#1) has no edit or choice to revert.\n"), (again.Code, again.Error));
    }

    [Fact]
    public async Task LinkMarkStale_FollowTheLink()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Teardrop);
        string data = run.Write("teardrop.json", """{"popularity": 70}""");

        string linked = await run.SucceedAsync("link", "1", "Spotify", "67Hna13", "--uri", "https://example.org/t", "--data", $"@{data}");
        string marked = await run.SucceedAsync("mark", "spotify:67Hna13", "--platform", "spotify");
        string stale = await run.SucceedAsync("stale", "spotify");
        string shown = await run.SucceedAsync("show", "spotify:67Hna13");
        await run.SucceedAsync("link", "1", "spotify", "67Hna13");
        ConsoleAnswer fresh = await run.RunAsync("stale", "spotify");

        Assert.StartsWith("Linked Massive Attack - Teardrop (#1) to spotify:67Hna13, synced ", linked, StringComparison.Ordinal);
        Assert.Equal("Marked 1 link of Massive Attack - Teardrop (#1) as stale\n", marked);
        Assert.EndsWith("\t67Hna13\n", stale, StringComparison.Ordinal);
        Assert.Matches(@"\n  spotify +67Hna13 +stale +.*Z +18 characters +https://example.org/t\n", shown);
        Assert.Empty(fresh.Output);
        Assert.Equal("No link to spotify is stale.\n", fresh.Error);
    }

    [Fact]
    public async Task Unlink_Linked_TakesTheLinkAwayOnce()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Teardrop);
        await run.SucceedAsync("link", "1", "discogs", "11146", "--data", """{"a": "@"}""");

        await run.SucceedAsync("unlink", "1", "discogs");
        ConsoleAnswer again = await run.RunAsync("unlink", "1", "discogs");
        ConsoleAnswer mark = await run.RunAsync("mark", "1");

        Assert.Equal((1, "error: Massive Attack - Teardrop (#1) has no link to discogs.\n"), (again.Code, again.Error));
        Assert.Equal(1, mark.Code);
        Assert.Contains("Links    none", await run.SucceedAsync("show", "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_DataThatIsNoJson_FailsAndLinksNothing()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Teardrop);

        ConsoleAnswer answer = await run.RunAsync("link", "1", "discogs", "1", "--data", "{no");

        Assert.Equal(1, answer.Code);
        Assert.Contains("JSON", answer.Error, StringComparison.Ordinal);
        Assert.Contains("Links    none", await run.SucceedAsync("show", "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Genres_OfSources_ShowsTheBestRanked()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Teardrop);

        await run.SucceedAsync("genres", "1", "Electronic", "--source", "discogs");
        string user = await run.SucceedAsync("genres", "1", "downtempo", "trip hop");
        string taken = await run.SucceedAsync("genres", "1");

        Assert.Contains("Genres   downtempo, trip hop  (user)\n", user, StringComparison.Ordinal);
        Assert.Contains("Genres   Electronic  (discogs, not shown)\n", user, StringComparison.Ordinal);
        Assert.Contains("Genres   Electronic  (discogs)\n", taken, StringComparison.Ordinal);
        Assert.Contains("Genres   trip hop  (import, not shown)\n", taken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Track_IsGone()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Teardrop);

        string deleted = await run.SucceedAsync("delete", "1");
        ConsoleAnswer shown = await run.RunAsync("show", "1");

        Assert.Equal("Deleted Massive Attack - Teardrop (#1)\n", deleted);
        Assert.Equal((1, $"error: There is no track 1 in {run.Library}. \"search\" lists the ids.\n"), (shown.Code, shown.Error));
    }

    [Theory]
    [InlineData("99")]
    [InlineData("spotify:unknown")]
    [InlineData("teardrop")]
    public async Task Show_UnknownTrack_FailsOnOneLine(string track)
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Teardrop);

        ConsoleAnswer answer = await run.RunAsync("show", track);

        Assert.Equal(1, answer.Code);
        Assert.Empty(answer.Output);
        Assert.Contains(track, answer.Error, StringComparison.Ordinal);
    }
}

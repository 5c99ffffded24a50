namespace TrackStore.Tests.Samples;

public sealed class BulkCommandTests
{
    private static readonly string[] Rows =
    [
        "Massive Attack,Teardrop,Mezzanine,330000,77.5,1998,trip hop",
        "Massive Attack,Angel,Mezzanine,378000,,1998,trip hop",
        "Kraftwerk,Autobahn,Autobahn,1363000,,1974,krautrock",
    ];

    [Fact]
    public async Task Bulk_Query_PreviewsChangesAndUndoesAll()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);
        string[] edit = ["bulk", "massive", "--year", "1990..", "--add-tags", "peak", "vinyl", "--set", "label=Circa", "year=", "--set-genres", "dub"];

        string preview = await run.SucceedAsync([.. edit, "--preview"]);
        string untouched = await run.SucceedAsync("count", "--untagged");
        ConsoleAnswer changed = await run.RunAsync(edit);
        string tagged = await run.SucceedAsync("count", "--tag", "peak", "--tag", "vinyl", "--label", "circa", "--genre", "dub");
        string years = await run.SucceedAsync("count", "--year", "1..");
        await run.SucceedAsync("undo");

        Assert.Equal(("2 tracks would change\n", "3\n"), (preview, untouched));
        Assert.Equal(("Changed 2 tracks\n", "\"undo 1\" takes it back.\n"), (changed.Output, changed.Error));
        Assert.Equal(("2\n", "1\n"), (tagged, years));
        Assert.Equal("3\n", await run.SucceedAsync("count", "--untagged", "--year", "1.."));
    }

    [Fact]
    public async Task Bulk_RemoveTags_ChangesThoseThatHaveThem()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);
        await run.SucceedAsync("tag", "3", "--add", "opening");

        string changed = await run.SucceedAsync("bulk", "--everything", "--remove-tags", "Opening");

        Assert.Equal("Changed 1 track\n", changed);
        Assert.Equal("3\n", await run.SucceedAsync("count", "--untagged"));
    }

    [Fact]
    public async Task Bulk_Delete_ComesBack()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);

        string preview = await run.SucceedAsync("bulk", "--album", "mezz", "--delete", "--preview");
        string deleted = await run.SucceedAsync("bulk", "--album", "mezz", "--delete");
        string left = await run.SucceedAsync("count");
        await run.SucceedAsync("undo");

        Assert.Equal(("2 tracks would be deleted\n", "Deleted 2 tracks\n", "1\n"), (preview, deleted, left));
        Assert.Equal("3\n", await run.SucceedAsync("count"));
    }

    [Fact]
    public async Task Bulk_EmptyTitle_IsRefused()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);

        ConsoleAnswer answer = await run.RunAsync("bulk", "--everything", "--set", "title=");

        Assert.Equal((1, "error: A track must have a title and an artist.\n"), (answer.Code, answer.Error));
    }

    [Fact]
    public async Task Delete_Track_ComesBack()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);

        string preview = await run.SucceedAsync("delete", "1", "--preview");
        ConsoleAnswer deleted = await run.RunAsync("delete", "1");
        await run.SucceedAsync("undo");

        Assert.Equal("Massive Attack - Teardrop (#1) would be deleted\n", preview);
        Assert.Equal(("Deleted Massive Attack - Teardrop (#1)\n", "\"undo 1\" takes it back.\n"), (deleted.Output, deleted.Error));
        Assert.Contains("Teardrop", await run.SucceedAsync("show", "1"), StringComparison.Ordinal);
    }
}

namespace TrackStore.Tests.Samples;

/// <summary>Genres and tags of the whole library at the command line.</summary>
public sealed class TaxonomyCommandsTests
{
    private static readonly string[] Rows =
    [
        "A,One,,,,,\"Hip Hop, pop\"",
        "B,Two,,,,,hip-hop",
        "C,Three,,,,,\"pop, House\"",
    ];

    [Fact]
    public async Task GenresList_Pages_NameCountsAndSpellings()
    {
        using ConsoleRun run = await ImportedAsync();
        await run.SucceedAsync("genres", "spelling", "house", "--add", "club", "house music");

        ConsoleAnswer first = await run.RunAsync("genres", "list", "--most-tracks", "--page-size", "1");
        string cursor = first.Error.TrimEnd('\n').Split("--cursor ")[1];
        string second = await run.SucceedAsync("genres", "list", "--most-tracks", "--page-size", "1", "--cursor", cursor);
        string found = await run.SucceedAsync("genres", "list", "hous");
        ConsoleAnswer wrong = await run.RunAsync("genres", "list", "--cursor", cursor);

        Assert.Equal("Genre\tTracks\tOther spellings\tColor\tDescription\npop\t2\t\t\t\n", first.Output);
        Assert.DoesNotContain("pop", second, StringComparison.Ordinal);
        Assert.EndsWith("\nHouse\t1\tclub, house music\t\t\n", found, StringComparison.Ordinal);
        Assert.StartsWith("error: This --cursor doesn't belong to this list.", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GenresMerge_PreviewMergeAndUndo_AreOneStory()
    {
        using ConsoleRun run = await ImportedAsync();

        string proposals = await run.SucceedAsync("genres", "proposals");
        string preview = await run.SucceedAsync("genres", "merge", "Hip Hop", "hip-hop", "--preview");
        string before = await run.SucceedAsync("genres", "list");
        ConsoleAnswer merged = await run.RunAsync("genres", "merge", "Hip Hop", "hip-hop");
        string after = await run.SucceedAsync("genres", "list");
        await run.SucceedAsync("undo");

        Assert.Contains("(1)", proposals, StringComparison.Ordinal);
        Assert.Equal("1 track would get Hip Hop for hip-hop\n", preview);
        Assert.Equal(("1 track got Hip Hop for hip-hop\n", "\"undo 1\" takes it back.\n"), (merged.Output, merged.Error));
        Assert.Contains("Hip Hop\t2\thip-hop\t", after, StringComparison.Ordinal);
        Assert.Equal(before, await run.SucceedAsync("genres", "list"));
    }

    [Fact]
    public async Task GenresRename_OldName_StillMeansTheGenre()
    {
        using ConsoleRun run = await ImportedAsync();

        string preview = await run.SucceedAsync("genres", "rename", "pop", "Pop!", "--preview");
        string renamed = await run.SucceedAsync("genres", "rename", "pop", "Pop!");
        string spellings = await run.SucceedAsync("genres", "spelling", "POP");
        string removed = await run.SucceedAsync("genres", "spelling", "pop!", "--remove", "pop");

        Assert.Equal("pop would become Pop! on 2 tracks\n", preview);
        Assert.Equal("pop became Pop! on 2 tracks\n", renamed);
        Assert.Equal("Pop!: pop\n", spellings);
        Assert.Equal("Pop!: no other spellings\n", removed);
    }

    [Fact]
    public async Task GenresDelete_Ignore_IsNotImportedAgain()
    {
        using ConsoleRun run = await ImportedAsync();

        string preview = await run.SucceedAsync("genres", "delete", "pop", "--preview");
        string deleted = await run.SucceedAsync("genres", "delete", "pop", "--ignore");
        await run.ImportAsync(Rows);
        ConsoleAnswer gone = await run.RunAsync("genres", "delete", "pop");

        Assert.Equal(("2 tracks would lose pop\n", "2 tracks lost pop\n"), (preview, deleted));
        Assert.DoesNotContain("\npop\t", await run.SucceedAsync("genres", "list"), StringComparison.Ordinal);
        Assert.Equal("error: There is no genre pop. \"genres list\" lists them.\n", gone.Error);
    }

    [Fact]
    public async Task GenresExclude_AndAllow_ChangeWhatTheTracksShow()
    {
        using ConsoleRun run = await ImportedAsync();

        string preview = await run.SucceedAsync("genres", "exclude", "pop", "1", "3", "--preview");
        string excluded = await run.SucceedAsync("genres", "exclude", "pop", "1", "3");
        string without = await run.SucceedAsync("count", "--genre", "pop");
        string allowed = await run.SucceedAsync("genres", "allow", "pop", "1");

        Assert.Equal(("pop would be refused for 2 tracks\n", "pop is refused for 2 tracks\n"), (preview, excluded));
        Assert.Equal(("0\n", "pop is allowed again for 1 track\n"), (without, allowed));
        Assert.Equal("1\n", await run.SucceedAsync("count", "--genre", "pop"));
    }

    [Fact]
    public async Task Tags_RenameMergeDeleteAndUndo_AreOneStory()
    {
        using ConsoleRun run = await ImportedAsync();
        await run.SucceedAsync("tag", "1", "--add", "vinyl", "peaktime");
        await run.SucceedAsync("tag", "2", "--add", "Peak");

        string renamed = await run.SucceedAsync("tags", "rename", "peaktime", "Peak Time");
        string preview = await run.SucceedAsync("tags", "merge", "peak time", "peak", "--preview");
        string merged = await run.SucceedAsync("tags", "merge", "peak time", "peak");
        ConsoleAnswer same = await run.RunAsync("tags", "merge", "vinyl", "VINYL");
        string deleted = await run.SucceedAsync("tags", "delete", "vinyl");
        string left = await run.SucceedAsync("tags", "--most-tracks");
        await run.SucceedAsync("undo");

        Assert.Equal("peaktime became Peak Time on 1 track\n", renamed);
        Assert.Equal(("1 track would get Peak Time for Peak\n", "1 track got Peak Time for Peak\n"), (preview, merged));
        Assert.Equal("error: Both are vinyl. Name two tags.\n", same.Error);
        Assert.Equal("1 track lost vinyl\n", deleted);
        Assert.Equal("Tag\tTracks\tOther spellings\tColor\tDescription\nPeak Time\t2\tPeak, peaktime\t\t\n", left);
        Assert.Contains("\nvinyl\t1\t", await run.SucceedAsync("tags"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TagsSpelling_Word_MeansTheTag()
    {
        using ConsoleRun run = await ImportedAsync();
        await run.SucceedAsync("tag", "1", "--add", "Warm Up");
        await run.SucceedAsync("tag", "2", "--add", "warm-up");

        string proposals = await run.SucceedAsync("tags", "proposals");
        string spellings = await run.SucceedAsync("tags", "spelling", "warm up", "--add", "opening", "start");
        string tagged = await run.SucceedAsync("tag", "3", "--add", "opening");
        string removed = await run.SucceedAsync("tags", "spelling", "start", "--remove", "opening");

        Assert.Contains("warm-up (1)", proposals, StringComparison.Ordinal);
        Assert.Equal("Warm Up: opening, start\n", spellings);
        Assert.Equal("C - Three (#3): Warm Up\n", tagged);
        Assert.Equal("Warm Up: start\n", removed);
    }

    private static async Task<ConsoleRun> ImportedAsync()
    {
        var run = new ConsoleRun();
        await run.ImportAsync(Rows);
        return run;
    }
}

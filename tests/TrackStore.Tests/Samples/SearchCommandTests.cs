namespace TrackStore.Tests.Samples;

public sealed class SearchCommandTests
{
    private static readonly string[] Rows =
    [
        "Beyoncé,Halo,I Am,261000,80,2008,\"pop, r&b\"",
        "Massive Attack,Teardrop [Remaster],Mezzanine,330000,77.5,1998,trip hop",
        "Massive Attack,Angel,Mezzanine,378000,,1998,trip hop",
        "Kraftwerk,Autobahn,Autobahn,1363000,,1974,krautrock",
    ];

    [Fact]
    public async Task Search_Piped_WritesTabSeparatedLinesOfFullLength()
    {
        using var run = new ConsoleRun();
        string title = string.Concat(Enumerable.Repeat("long [title] ", 30)).Trim();
        await run.ImportAsync([.. Rows, $"A,{title},,,,,"]);

        ConsoleAnswer answer = await run.RunAsync("search", "--order", "bpm");

        string[] lines = answer.Output.TrimEnd('\n').Split('\n');
        Assert.Equal("Id\tArtist\tTitle\tAlbum\tYear\tBPM\tLength\tImage\tAlbum id", lines[0]);
        Assert.Equal("2\tMassive Attack\tTeardrop [Remaster]\tMezzanine\t1998\t77.5\t5:30\t\t2", lines[1]);
        Assert.Equal("1\tBeyoncé\tHalo\tI Am\t2008\t80\t4:21\t\t1", lines[2]);
        Assert.Contains($"\t{title}\t", answer.Output, StringComparison.Ordinal);
        Assert.Contains("\t22:43\t", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', answer.Output);
        Assert.Equal("5 tracks\n", answer.Error);
    }

    [Theory]
    [InlineData("1", "beyonce")]
    [InlineData("2 3", "massive", "attack")]
    [InlineData("2", "--artist", "massive", "--bpm", "70..80")]
    [InlineData("2 3", "--album", "mezz")]
    [InlineData("2 3", "--album-id", "2")]
    [InlineData("1", "--genre", "R&B")]
    [InlineData("2 3", "--year", "1990..1999")]
    [InlineData("4", "--year", "..1980")]
    [InlineData("1 2 3", "--tag", "set")]
    [InlineData("1", "--tag", "set", "--tag", "peak")]
    [InlineData("1 3", "--platform", "spotify")]
    [InlineData("3", "--platform", "spotify", "--stale")]
    [InlineData("1 2 3 4", "--no-image")]
    [InlineData("", "--has-image")]
    [InlineData("1 4", "--genre", "pop", "--genre", "krautrock")]
    [InlineData("1 2 3", "--any-tag", "peak", "--any-tag", "set")]
    [InlineData("2 3 4", "--without-tag", "peak")]
    [InlineData("4", "--untagged")]
    [InlineData("2 4", "--not-linked", "spotify")]
    [InlineData("2", "--label", "circa")]
    [InlineData("1", "--key", "8A")]
    [InlineData("1 2", "--key", "8A", "--compatible")]
    [InlineData("3 4", "--duration", "6:00..")]
    [InlineData("1 2", "--duration", "..5:30")]
    [InlineData("1 2 3 4", "--added-since", "1h")]
    [InlineData("", "--changed-since", "2999-01-01")]
    [InlineData("3", "--local")]
    public async Task Search_Filter_ListsTheTracksThatFit(string expected, params string[] filter)
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);
        foreach (string track in new[] { "1", "2", "3" })
            await run.SucceedAsync("tag", track, "--add", "set");
        await run.SucceedAsync("tag", "1", "--add", "peak");
        await run.SucceedAsync("link", "1", "spotify", "halo-id");
        await run.SucceedAsync("link", "3", "spotify", "angel-id");
        await run.SucceedAsync("mark", "3");
        await run.SucceedAsync("edit", "1", "--key", "Am");
        await run.SucceedAsync("edit", "2", "--key", "Em", "--label", "Circa");
        await run.SucceedAsync("edit", "3", "--available", "true");

        string output = await run.SucceedAsync(["search", .. filter]);

        IEnumerable<string> ids = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t')[0]).Order(StringComparer.Ordinal);
        Assert.Equal(expected, string.Join(' ', ids));
    }

    [Fact]
    public async Task Search_Page_HintsAtTheNextOne()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);

        ConsoleAnswer first = await run.RunAsync("search", "--page-size", "3");
        string cursor = first.Error.Split('\n').Single(line => line.Contains("--cursor ", StringComparison.Ordinal)).Split("--cursor ")[1];
        ConsoleAnswer second = await run.RunAsync("search", "--page-size", "3", "--cursor", cursor);
        ConsoleAnswer all = await run.RunAsync("search", "--page-size", "3", "--all");

        Assert.StartsWith("3 of 4 tracks\n", first.Error, StringComparison.Ordinal);
        Assert.Contains("Teardrop [Remaster]", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("--cursor", second.Error, StringComparison.Ordinal);
        Assert.Equal(5, all.Output.TrimEnd('\n').Split('\n').Length);
        Assert.Equal("4 tracks\n", all.Error);
    }

    [Fact]
    public async Task Search_ControlCharacters_DoNotReachTheTerminal()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("A,\"\e[31mred\tand\u0007bell\",,,,,");

        string output = await run.SucceedAsync("search");

        Assert.DoesNotContain('\e', output);
        Assert.Contains(" [31mred and bell", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WrongCursor_FailsOnOneLine()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);

        ConsoleAnswer answer = await run.RunAsync("search", "--cursor", "nonsense");

        Assert.Equal(1, answer.Code);
        Assert.StartsWith("error: This --cursor doesn't belong to this list.", answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd('\n').Split('\n'));
    }
}

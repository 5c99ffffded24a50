namespace TrackStore.Tests.Samples;

/// <summary>Lists of albums and artists, and facets, at the command line.</summary>
public sealed class ListCommandsTests
{
    private static readonly string[] Rows =
    [
        "Massive Attack,Teardrop,Mezzanine,330000,77.5,1998,trip hop",
        "Massive Attack,Angel,Mezzanine,378000,,1998,trip hop",
        "Kraftwerk,Autobahn,Autobahn,1363000,123,1974,krautrock",
    ];

    [Theory]
    [InlineData("Autobahn Mezzanine", "--order", "title")]
    [InlineData("Mezzanine Autobahn", "--order", "artist", "--desc")]
    [InlineData("Mezzanine Autobahn", "--order", "added")]
    [InlineData("Mezzanine", "mass", "mezz")]
    [InlineData("Autobahn", "--artist", "kraft")]
    [InlineData("Autobahn", "--genre", "Krautrock")]
    [InlineData("Mezzanine", "--tag", "vinyl")]
    [InlineData("Autobahn Mezzanine", "--no-image")]
    [InlineData("", "--has-image")]
    public async Task Albums_OrderOrFilter_ListsThem(string expected, params string[] options)
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);
        await run.SucceedAsync("tag", "1", "--add", "vinyl");

        string output = await run.SucceedAsync(["albums", .. options]);

        IEnumerable<string> titles = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t')[1]);
        Assert.Equal(expected, string.Join(' ', titles));
    }

    [Fact]
    public async Task Albums_Page_HintsAtTheNextOne()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);

        ConsoleAnswer first = await run.RunAsync("albums", "--page-size", "1");
        string cursor = first.Error.TrimEnd('\n').Split("--cursor ")[1];
        ConsoleAnswer second = await run.RunAsync("albums", "--page-size", "1", "--cursor", cursor);
        ConsoleAnswer wrong = await run.RunAsync("albums", "--order", "added", "--cursor", cursor);

        Assert.StartsWith("1 of 2 albums\n", first.Error, StringComparison.Ordinal);
        Assert.Contains("Mezzanine\tMassive Attack\t", second.Output, StringComparison.Ordinal);
        Assert.StartsWith("error: This --cursor doesn't belong to this list.", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Artists_MostTracks_ComeFirstPageByPage()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);

        ConsoleAnswer first = await run.RunAsync("artists", "--most-tracks", "--page-size", "1");
        string cursor = first.Error.TrimEnd('\n').Split("--cursor ")[1];

        Assert.Equal("Artist\tTracks\nMassive Attack\t2\n", first.Output);
        Assert.Equal("Artist\tTracks\nKraftwerk\t1\n", await run.SucceedAsync("artists", "--most-tracks", "--cursor", cursor));
    }

    [Fact]
    public async Task Facets_OfAFilter_AreBars()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);

        ConsoleAnswer all = await run.RunAsync("facets");
        ConsoleAnswer some = await run.RunAsync("facets", "--genre", "krautrock");

        Assert.Contains($"Genre\ttrip hop\t2\t{new string('█', 20)}\n", all.Output, StringComparison.Ordinal);
        Assert.Contains($"Cover\tno\t3\t{new string('█', 30)}\n", all.Output, StringComparison.Ordinal);
        Assert.Contains("Decade\t1970s\t1\t", some.Output, StringComparison.Ordinal);
        Assert.Contains("Tempo\t120-125\t1\t", some.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("trip hop", some.Output, StringComparison.Ordinal);
        Assert.Equal(("3 tracks\n", "1 track\n"), (all.Error, some.Error));
    }
}

using TrackStore.Sample.Tour;

namespace TrackStore.Tests.Samples;

public sealed class LayerCommandsTests
{
    private const string Teardrop = "Massive Attack,Teardrop,Mezzanine,330000,77.5,1998,trip hop";

    [Fact]
    public async Task Explain_Field_ListsCandidatesRuleAndOrder()
    {
        using ConsoleRun run = await LinkedAsync();

        string year = await run.SucceedAsync("explain", "1", "year");
        string label = await run.SucceedAsync("explain", "discogs:5", "label");
        string bpm = await run.SucceedAsync("explain", "1", "bpm");
        string key = await run.SucceedAsync("explain", "1", "key");

        Assert.StartsWith("Massive Attack - Teardrop  #1\nyear: 1997, because discogs ranks highest.\n", year, StringComparison.Ordinal);
        Assert.Matches(@"\n  1997 +discogs +.*Z +shown\n  1999 +spotify +.*Z\n  1998 +import +.*Z\nOrder    user, chosen platform, discogs, spotify, rekordbox, other platforms, import\n$", year);
        Assert.Contains("label: Circa [UK], because only discogs has a value.", label, StringComparison.Ordinal);
        Assert.Matches(@"bpm: 77.5, because it was imported\.\n.*\n  77.5 +import .* shown\n  \(cleared\) +spotify", bpm);
        Assert.EndsWith("No source has a value for key. \"sync\" asks a platform; \"edit\" sets it.\n", key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_NoField_ListsWhatIsKnown()
    {
        using ConsoleRun run = await LinkedAsync();
        await run.SucceedAsync("edit", "1", "--title", "Teardrop (Live)", "--clear", "genres");
        await run.SucceedAsync("use", "spotify", "1", "year");

        string all = await run.SucceedAsync("explain", "1");

        Assert.Matches(@"\n  title +Teardrop \(Live\) +user +you set it\n", all);
        Assert.Matches(@"\n  genres +\(cleared\) +user +you cleared it\n", all);
        Assert.Matches(@"\n  year +1999 +spotify, chosen +you chose spotify\n", all);
        Assert.Matches(@"\n  duration +5:30 +import +it was imported\n", all);
        Assert.DoesNotContain("isrc", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UseThenRevert_YearAndCover_FollowThePlatformAndFallBack()
    {
        using ConsoleRun run = await LinkedAsync();
        await run.SucceedAsync("cover", SampleData.PathOf("dunes.jpg"), "--track", "1", "--source", "spotify");
        await run.SucceedAsync("cover", SampleData.PathOf("disc.png"), "--track", "1", "--source", "discogs");

        string used = await run.SucceedAsync("use", "discogs", "1", "cover");
        string pinned = await run.SucceedAsync("use", "spotify", "1", "year");
        await run.SucceedAsync("link", "1", "spotify", "7", "--says", "year=2001");
        string shown = await run.SucceedAsync("show", "1");
        string reverted = await run.SucceedAsync("revert", "1", "year", "cover");

        Assert.Equal("Using discogs for cover of Massive Attack - Teardrop (#1)\n  cover: 640 x 640 (you chose discogs)\n", used);
        Assert.Equal("Using spotify for year of Massive Attack - Teardrop (#1)\n  year: 1999 (you chose spotify)\n", pinned);
        Assert.Matches(@"\n  year +2001 +spotify, chosen +discogs: 1997; import: 1998\n", shown);
        Assert.Contains("  year: 1997 (discogs ranks highest)\n", reverted, StringComparison.Ordinal);
        Assert.Matches(@"  cover: [\d x]+ \(spotify ranks highest\)\n", reverted);
    }

    [Fact]
    public async Task Use_PlatformThatDoesntKnow_SaysWhatItKnows()
    {
        using ConsoleRun run = await LinkedAsync();

        ConsoleAnswer field = await run.RunAsync("use", "discogs", "1", "year", "bpm");
        ConsoleAnswer platform = await run.RunAsync("use", "bandcamp", "1", "year");

        Assert.Equal((1, "error: discogs has no value for bpm of this track. \"explain 1\" lists what each source has.\n"), (field.Code, field.Error));
        Assert.Equal(1, platform.Code);
        Assert.StartsWith("error: bandcamp has no value for year of this track.", platform.Error, StringComparison.Ordinal);
        Assert.Matches(@"\n  year +1997 +discogs ", await run.SucceedAsync("show", "1"));
    }

    private static async Task<ConsoleRun> LinkedAsync()
    {
        var run = new ConsoleRun();
        await run.ImportAsync(Teardrop);
        await run.SucceedAsync("link", "1", "discogs", "5", "--says", "year=1997", "label=Circa [UK]");
        await run.SucceedAsync("link", "1", "spotify", "7", "--says", "year=1999", "bpm=");
        return run;
    }
}

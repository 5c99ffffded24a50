using TrackStore.Sample.Tour;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Samples;

public sealed class ArtworkCommandsTests
{
    private static readonly string[] Rows = ["A,One,X,,,,", "A,Two,X,,,,", "B,Three,,,,,"];

    [Fact]
    public async Task Artwork_SeveralSources_ExplainsChoosesAndRefuses()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("Massive Attack,Teardrop,Mezzanine,330000,77.5,1998,trip hop");
        await run.SucceedAsync("cover", SampleData.PathOf("disc.png"), "--album", "1", "--source", "spotify");
        string album = await run.SucceedAsync("artwork", "1");
        await run.SucceedAsync("cover", SampleData.PathOf("dunes.jpg"), "--track", "1", "--source", "spotify");
        await run.SucceedAsync("cover", SampleData.PathOf("rings.webp"), "--track", "1", "--source", "discogs");

        string ranked = await run.SucceedAsync("artwork", "1");
        string chosen = await run.SucceedAsync("artwork", "1", "--choose", "discogs");
        string none = await run.SucceedAsync("artwork", "1", "--none");
        string shown = await run.SucceedAsync("show", "1");
        string reverted = await run.SucceedAsync("artwork", "1", "--revert");
        ConsoleAnswer unknown = await run.RunAsync("artwork", "1", "--choose", "bandcamp");

        Assert.Contains("The track has no cover.\nIts album shows the cover from spotify, the only one.", album, StringComparison.Ordinal);
        Assert.Contains("The track shows the cover from spotify, because this source ranks highest.", ranked, StringComparison.Ordinal);
        Assert.Matches(@"discogs .* shown, chosen", chosen);
        Assert.Contains("The track shows no cover, because you chose none.", none, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"track +\w+ +thumbnail", shown);
        Assert.Contains("from spotify", reverted, StringComparison.Ordinal);
        Assert.Equal(1, unknown.Code);
        Assert.Contains("There are pictures from: discogs, spotify", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Artwork_LooksWithoutSuccess_AreNamedUntilForgotten()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("Massive Attack,Teardrop,Mezzanine,330000,77.5,1998,trip hop");
        await using (var library = new TestLibrary(file: run.Library))
        {
            await library.Lookups.ReportAbsentAsync(ArtworkOwner.Track(1), "discogs", cancellationToken: TestContext.Current.CancellationToken);
            await library.Lookups.ReportFailureAsync(ArtworkOwner.Track(1), "spotify", "503 [unavailable]", cancellationToken: TestContext.Current.CancellationToken);
            await library.Lookups.ReportFailureAsync(ArtworkOwner.Track(1), "spotify", "503 [unavailable]", cancellationToken: TestContext.Current.CancellationToken);
            await library.Lookups.ReportFailureAsync(ArtworkOwner.Album(1), "spotify", "Timed out.", cancellationToken: TestContext.Current.CancellationToken);
        }

        string known = await run.SucceedAsync("artwork", "1");
        string forgotten = await run.SucceedAsync("artwork", "1", "--look-again");
        string nothing = await run.SucceedAsync("artwork", "1", "--look-again");
        ConsoleAnswer both = await run.RunAsync("artwork", "1", "--look-again", "--none");

        Assert.Contains("discogs has no cover; a sync asks again after 2026-01-08 12:00:00Z.\n", known, StringComparison.Ordinal);
        Assert.Contains("spotify failed 2 times in a row; the next attempt is due at 2026-01-01 12:02:00Z (503 [unavailable]).\n", known, StringComparison.Ordinal);
        Assert.EndsWith("Its album has no cover.\nspotify failed once; the next attempt is due at 2026-01-01 12:01:00Z (Timed out).\n", known, StringComparison.Ordinal);
        Assert.Contains("Forgot 3 results; the next sync asks again.\n", forgotten, StringComparison.Ordinal);
        Assert.DoesNotContain("discogs", forgotten, StringComparison.Ordinal);
        Assert.Contains("There are no failed or empty lookups to forget.\n", nothing, StringComparison.Ordinal);
        Assert.Contains("Use one of --choose, --none, --revert and --look-again", both.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CoverThenShow_Track_ListsFourSizesWithTrueDimensions()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);

        string stored = await run.SucceedAsync("cover", SampleData.PathOf("dunes.jpg"), "--track", "1", "3", "--url", "https://example.org/dunes.jpg");
        string shown = await run.SucceedAsync("show", "1");

        Assert.Contains("Stored for A - One (#1)\n", stored, StringComparison.Ordinal);
        Assert.Contains("Stored for B - Three (#3)\n", stored, StringComparison.Ordinal);
        Assert.Matches(@"\n  large +640 x 411 +[\d.]+ kB +image/jpeg\n", stored);
        foreach (string size in new[] { "thumbnail +60 x 39", "small +120 x 77", "medium +300 x 193", "large +640 x 411" })
            Assert.Matches($@"\n +#1 +track +user +{size} +[\d,]+ +image/jpeg\n", shown);
        Assert.Contains("\nCover #1 is from https://example.org/dunes.jpg\n", shown, StringComparison.Ordinal);
        Assert.Matches(@"\n +#1 +track ", await run.SucceedAsync("show", "3"));
    }

    [Fact]
    public async Task Cover_BackOfAnAlbum_IsApartFromItsFront()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);
        await run.SucceedAsync("cover", SampleData.PathOf("dunes.jpg"), "--album", "1", "--source", "discogs", "--kind", "back");

        ConsoleAnswer front = await run.RunAsync("image", "1", "--output", run.PathOf("front"));
        string back = await run.SucceedAsync("image", "1", "--kind", "back", "--output", run.PathOf("back"));
        string why = await run.SucceedAsync("artwork", "1", "--kind", "back");
        ConsoleAnswer removed = await run.RunAsync("cover", "--remove", "--album", "1", "--kind", "back");

        Assert.Equal((1, 2), (front.Code, removed.Code));
        Assert.Contains("640 x 411", back, StringComparison.Ordinal);
        Assert.Contains("Its album shows the cover from discogs, the only one.", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Image_AlbumsCover_IsWrittenForItsTracks()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);
        await run.SucceedAsync("cover", SampleData.PathOf("disc.png"), "--album", "1");

        string wrote = await run.SucceedAsync("image", "2", "--size", "medium", "--output", run.PathOf("cover"));
        string named = await run.SucceedAsync("image", "--album", "1", "--output", Path.GetDirectoryName(run.Library)!);
        string list = await run.SucceedAsync("search", "--has-image");
        string row = await run.SucceedAsync("image", "2", "--pixels", "96", "--output", run.PathOf("row"));

        Assert.StartsWith($"Wrote {run.PathOf("cover.png")}  (300 x 300, ", wrote, StringComparison.Ordinal);
        Assert.StartsWith($"Wrote {run.PathOf("row.png")}  (120 x 120, ", row, StringComparison.Ordinal);
        Assert.Contains("the album's", wrote, StringComparison.Ordinal);
        Assert.Equal("89504E47", Convert.ToHexString(File.ReadAllBytes(run.PathOf("cover.png")).AsSpan(0, 4)));
        Assert.Contains("album-1-large.png", named, StringComparison.Ordinal);
        Assert.True(File.Exists(run.PathOf("album-1-large.png")));
        Assert.Equal(3, list.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task Show_Picture_NamesItsColorAndDrawsThePlaceholderInATerminal()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);
        await run.SucceedAsync("cover", SampleData.PathOf("disc.png"), "--track", "1");

        string piped = await run.SucceedAsync("show", "1");
        ConsoleAnswer watched = await run.RunInTerminalAsync("show", "1");
        ConsoleAnswer bare = await run.RunInTerminalAsync("show", "3");

        Assert.Matches(@"\nColor +#[0-9a-f]{6}\n$", piped);
        Assert.DoesNotContain('▀', piped);
        Assert.Equal((0, 16 * 8), (watched.Code, watched.Output.Count(character => character == '▀')));
        Assert.Contains("\e[38;2;", watched.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Color ", bare.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Image_NoPicture_FailsAndWritesNothing()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);

        ConsoleAnswer answer = await run.RunAsync("image", "3", "--output", run.PathOf("none.jpg"));

        Assert.Equal((1, "error: There is no cover for track #3 or its album. \"cover\" stores one.\n"), (answer.Code, answer.Error));
        Assert.False(File.Exists(run.PathOf("none.jpg")));
    }

    [Fact]
    public async Task Cover_Remove_ShowsTheAlbumsAgain()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);
        await run.SucceedAsync("cover", SampleData.PathOf("disc.png"), "--album", "1");
        await run.SucceedAsync("cover", SampleData.PathOf("rings.webp"), "--track", "1");

        string removed = await run.SucceedAsync("cover", "--remove", "--track", "1", "2");
        string wrote = await run.SucceedAsync("image", "1", "--output", run.PathOf("one"));

        Assert.Equal("Removed the cover of A - One (#1)\nNo cover of its own: A - Two (#2)\n", removed);
        Assert.Contains("the album's", wrote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CoverAndArtwork_NothingToTakeBack_SaySoAndFail()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);

        ConsoleAnswer remove = await run.RunAsync("cover", "--remove", "--track", "1", "--album", "1");
        ConsoleAnswer revert = await run.RunAsync("artwork", "1", "--revert");

        Assert.Equal((1, "error: There was no cover to remove.\n"), (remove.Code, remove.Error));
        Assert.Equal((1, "error: No cover was chosen for A - One (#1), so there is no choice to revert.\n"), (revert.Code, revert.Error));
    }

    [Fact]
    public async Task Cover_NoPicture_IsRefusedOnOneLine()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);

        ConsoleAnswer page = await run.RunAsync("cover", run.Write("page.jpg", "<!DOCTYPE html><title>404</title>"), "--track", "1");
        ConsoleAnswer missing = await run.RunAsync("cover", run.PathOf("nothing.jpg"), "--track", "1");

        Assert.Equal(1, page.Code);
        Assert.Single(page.Error.TrimEnd('\n').Split('\n'));
        Assert.Equal(1, missing.Code);
        Assert.Contains("nothing.jpg", missing.Error, StringComparison.Ordinal);
        Assert.Contains("Images   none", await run.SucceedAsync("show", "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cover_OneOfSeveralUnknown_StoresNothing()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);

        ConsoleAnswer track = await run.RunAsync("cover", SampleData.PathOf("disc.png"), "--track", "1", "99");
        ConsoleAnswer album = await run.RunAsync("cover", SampleData.PathOf("disc.png"), "--track", "1", "--album", "99");

        Assert.Equal(1, track.Code);
        Assert.Contains("no track 99", track.Error, StringComparison.Ordinal);
        Assert.Equal(1, album.Code);
        Assert.Contains("Images   none", await run.SucceedAsync("show", "1"), StringComparison.Ordinal);
    }
}

using TrackStore.Sample.Tour;

namespace TrackStore.Tests.Samples;

public sealed class RenditionCommandsTests
{
    [Fact]
    public async Task Rerender_WithAndWithoutOriginals_SaysWhatBecameOfThePictures()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("A,One,,,,,", "B,Two,,,,,");
        await run.SucceedAsync("cover", SampleData.PathOf("disc.png"), "--track", "1");
        string notKept = await run.SucceedAsync("artwork", "1");
        string settings = await run.SucceedAsync("artwork", "settings", "--keep-originals", "true");
        await run.SucceedAsync("cover", SampleData.PathOf("dunes.jpg"), "--track", "2");
        string kept = await run.SucceedAsync("show", "2");
        string changed = await run.SucceedAsync("artwork", "settings", "--shape", "squarebycropping", "--format", "webp", "--quality", "70", "--sizes", "50", "100", "200", "400");

        string made = await run.SucceedAsync("artwork", "rerender");
        string again = await run.SucceedAsync("artwork", "rerender");

        Assert.Contains("Original not kept: new artwork settings won't apply to cover #1", notKept, StringComparison.Ordinal);
        Assert.Contains("Originals of new covers are kept. The library has 0 originals (0 B).", settings, StringComparison.Ordinal);
        Assert.Matches(@"Original kept: 1400 x 900, [\d.]+ kB, image/jpeg", kept);
        Assert.Contains("Covers are rendered with 50, 100, 200 and 400 pixels, cropped to a square, as WebP with quality 70.", changed, StringComparison.Ordinal);
        Assert.Contains("0 covers up to date, 1 that \"artwork rerender\" can update, 1 outdated without an original.", changed, StringComparison.Ordinal);
        Assert.Contains("1 cover rendered, 0 already up to date, 0 failed.", made, StringComparison.Ordinal);
        Assert.Contains("1 cover can't be rendered again, because the original was not kept.", made, StringComparison.Ordinal);
        Assert.Contains("0 covers rendered, 1 already up to date, 0 failed.", again, StringComparison.Ordinal);
        Assert.Matches(@"track +user +large +400 x 400 +[\d,]+ +image/webp", await run.SucceedAsync("show", "2"));
        Assert.Matches(@"track +user +large +640 x 640 +[\d,]+ +image/", await run.SucceedAsync("show", "1"));
    }

    [Fact]
    public async Task Image_WebP_IsWrittenWithItsExtension()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("A,One,,,,,");
        await run.SucceedAsync("artwork", "settings", "--format", "webp");
        await run.SucceedAsync("cover", SampleData.PathOf("dunes.jpg"), "--track", "1");

        await run.SucceedAsync("image", "1", "--output", run.PathOf("cover"));

        Assert.Equal("RIFF"u8, File.ReadAllBytes(run.PathOf("cover.webp")).AsSpan(0, 4));
    }

    [Fact]
    public async Task Settings_ThatDontFit_AreRefusedAndNotKept()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("A,One,,,,,");

        ConsoleAnswer refused = await run.RunAsync("artwork", "settings", "--sizes", "60", "50", "300", "640");

        Assert.Equal(2, refused.Code);
        Assert.Contains("--sizes takes four growing numbers", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists($"{run.Library}.artwork.json"));
        Assert.Contains("60, 120, 300 and 640 pixels", await run.SucceedAsync("artwork", "settings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_FileThatIsNone_IsNamed()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("A,One,,,,,");
        run.Write("library.db.artwork.json", "{ \"renditions\": { \"qualty\": 3 } }");

        ConsoleAnswer refused = await run.RunAsync("show", "1");

        Assert.Equal(1, refused.Code);
        Assert.Contains("library.db.artwork.json is not a valid settings file (line 1)", refused.Error, StringComparison.Ordinal);
    }
}

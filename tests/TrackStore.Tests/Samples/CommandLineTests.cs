using Spectre.Console;
using TrackStore.Sample;
using TrackStore.Sample.Commands;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;
using TrackStore.Storage.Sqlite;

namespace TrackStore.Tests.Samples;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("There is no command \"serch\". Did you mean \"search\"?", "serch", "x")]
    [InlineData("There is no option --libary. Did you mean \"--library\"?", "--libary", "x")]
    [InlineData("\"search\" has no option --yaer. Did you mean \"--year\"?", "search", "--yaer", "1999")]
    [InlineData("\"tag\" has no option --remov. Did you mean \"--remove\"?", "tag", "3", "--add", "x", "--remov", "y")]
    [InlineData("The range 1999..1990 is reversed. Write --year 1990..1999.", "search", "--year", "1999..1990")]
    [InlineData("The range 128..120.5 is reversed. Write --bpm 120.5..128.", "search", "--bpm", "128..120.5")]
    [InlineData("\"fast\" is not a range. Write --bpm 120..128, 120.., ..128 or 120.", "search", "--bpm", "fast")]
    [InlineData("\"..\" is not a range. Write --year 1990..1999, 1990.., ..1999 or 1990.", "search", "--year", "..")]
    [InlineData("--year takes whole numbers up to 9999", "search", "--year", "1990.5..1999")]
    [InlineData("--year takes whole numbers up to 9999", "search", "--year", "19900..")]
    [InlineData("Use either --has-image or --no-image", "search", "--has-image", "--no-image")]
    [InlineData("Use either --all or --cursor", "search", "--all", "--cursor", "x")]
    [InlineData("--page-size takes 1 to 1000", "search", "--page-size", "0")]
    [InlineData("'artist'", "search", "--order", "length")]
    [InlineData("Say whose cover it is", "cover", "x.png")]
    [InlineData("Name the image file", "cover", "--track", "1")]
    [InlineData("--remove takes no file", "cover", "x.png", "--remove", "--track", "1")]
    [InlineData("as a number", "cover", "x.png", "--album", "abc")]
    [InlineData("Name either a track or --album", "image")]
    [InlineData("Name either a track or --album", "image", "3", "--album", "4")]
    [InlineData("'thumbnail'", "image", "3", "--size", "huge")]
    [InlineData("Use either --size or --pixels", "image", "3", "--size", "small", "--pixels", "96")]
    [InlineData("--pixels takes a whole number from 1", "image", "3", "--pixels", "0")]
    [InlineData("--page-size takes 1 to 1000", "search", "--page-size", "many")]
    [InlineData("--remove takes names of tags", "tag", "3", "--remove", " ")]
    [InlineData("Say what to change", "tag", "3")]
    [InlineData("Say what to change", "tag", "3", "--set", "a", "--add", "b")]
    [InlineData("Name a field to change", "edit", "3")]
    [InlineData("not recognized", "edit", "3", "--clear", "title")]
    [InlineData("Use either --year or --clear year", "edit", "3", "--year", "1999", "--clear", "year")]
    [InlineData("--duration takes a time such as 5:30", "edit", "3", "--duration", "long")]
    [InlineData("--bpm takes a number from 0 to 1000, not \"fast\"", "edit", "3", "--bpm", "fast")]
    [InlineData("--bpm takes a number from 0 to 1000", "edit", "3", "--bpm", "-5")]
    [InlineData("not recognized", "revert", "3", "length")]
    [InlineData("not recognized", "edit", "3", "--clear", "cover")]
    [InlineData("Use either --genres or --clear genres", "edit", "3", "--genres", "dub", "--clear", "genres")]
    [InlineData("not recognized", "explain", "3", "length")]
    [InlineData("not recognized", "use", "discogs", "3", "length")]
    [InlineData("Required argument missing", "use", "discogs", "3")]
    [InlineData("sets no field. Write year=1998", "link", "3", "discogs", "1", "--says", "length=3")]
    [InlineData("Name a platform: spotify, discogs, rekordbox, folder", "sync")]
    [InlineData("Name a platform: spotify, discogs, rekordbox, folder", "sync", "--demo")]
    [InlineData("\"sync\" has no command \"spotfy\". Did you mean \"spotify\"?", "sync", "spotfy", "--saved")]
    [InlineData("--preview goes after one of these: sync spotify, sync discogs, sync rekordbox, sync folder", "sync", "--preview")]
    [InlineData("\"spotify\" has no option --playlst. Did you mean \"--playlist\"?", "sync", "spotify", "--playlst", "x")]
    [InlineData("Use either --track or --search", "sync", "spotify", "--track", "6Sy9BUbgFse0n0LPA5lwy5", "--search", "x")]
    [InlineData("Use either --saved or --album", "sync", "spotify", "--saved", "--album", "0sNOF9WDwhWunNAHPD3Baj")]
    [InlineData("Use either --collection or --wantlist", "sync", "discogs", "--wantlist", "--collection")]
    [InlineData("is not an id for --playlist: give its 22 letters and digits", "sync", "spotify", "--playlist", "spotify:album:0sNOF9WDwhWunNAHPD3Baj")]
    [InlineData("is not an id for --release: give its number or a link to it", "sync", "discogs", "--release", "https://www.discogs.com/master/4242")]
    [InlineData("--release imports a whole release", "sync", "discogs", "--track", "249504")]
    [InlineData("--limit needs --search", "sync", "spotify", "--limit", "5")]
    [InlineData("--limit takes 1 to 1000", "sync", "discogs", "--search", "x", "--limit", "0")]
    [InlineData("--preview lists the tracks already", "sync", "spotify", "--preview", "--list")]
    [InlineData("'--path' is required", "sync", "folder")]
    [InlineData("There is no file nothing.xml", "sync", "rekordbox", "--path", "nothing.xml")]
    [InlineData("is a file. Name the folder", "sync", "folder", "--path", "TrackStore.Tests.dll")]
    [InlineData("Say what to search for: words, --title or --artist", "search", "spotify")]
    [InlineData("\"lost\" is in front of the platform. Write search discogs lost", "search", "lost", "discogs", "tapes")]
    [InlineData("--limit takes 1 to 1000", "search", "discogs", "x", "--limit", "many")]
    [InlineData("--take takes the numbers of results, from 1", "search", "spotify", "x", "--take", "0")]
    [InlineData("Use either --sync or --data", "link", "1", "spotify", "x", "--sync", "--data", "{}")]
    [InlineData("--sync works with spotify and discogs, not with rekordbox", "link", "1", "rekordbox", "x", "--sync")]
    [InlineData("Choose the tracks by words or filters", "bulk", "--add-tags", "x")]
    [InlineData("Choose the tracks by words or filters", "bulk", "love", "--everything", "--add-tags", "x")]
    [InlineData("Say what to change: --add-tags", "bulk", "love")]
    [InlineData("Say what to change: --add-tags", "bulk", "love", "--delete", "--add-tags", "x")]
    [InlineData("sets no field. Write year=1998", "bulk", "love", "--set", "length=3")]
    [InlineData("\"yesterday\" is not a time. Write --added-since 2026-11-01", "search", "--added-since", "yesterday")]
    [InlineData("\"d\" is not a time", "count", "--changed-since", "d")]
    [InlineData("The range 5:00..3:00 is reversed. Write --duration 3:00..5:00.", "search", "--duration", "5:00..3:00")]
    [InlineData("\"long\" is not a range. Write --duration 3:00..5:30", "count", "--duration", "long")]
    [InlineData("\"x\" is not a key. Write --key 8A", "facets", "--key", "x")]
    [InlineData("--compatible needs --key", "find", "--compatible")]
    [InlineData("Use either --has-image or --no-image", "albums", "--has-image", "--no-image")]
    [InlineData("'artist'", "albums", "--order", "length")]
    [InlineData("--page-size takes 1 to 500", "downloads", "--page-size", "501")]
    [InlineData("--distance takes 0 to 7", "pictures", "similar", "--distance", "8")]
    [InlineData("The number of pixels is a whole number from 1", "pictures", "small", "0")]
    [InlineData("--unused-days takes a whole number from 0", "sweep", "--unused-days", "-1")]
    [InlineData("Say what to refresh: --stale, --covers, or both", "refresh")]
    [InlineData("A platform, --path and --list need --stale", "refresh", "spotify", "--covers")]
    [InlineData("'spotfy' not recognized", "refresh", "spotfy", "--stale")]
    [InlineData("Required argument missing", "show")]
    [InlineData("Required argument missing", "import")]
    public async Task RunAsync_WrongUsage_SaysWhatAndReturns2(string expected, params string[] args)
    {
        ConsoleAnswer answer = await ConsoleRun.RunBareAsync(TestContext.Current.CancellationToken, args);

        Assert.Equal(2, answer.Code);
        Assert.Empty(answer.Output);
        Assert.StartsWith("error: ", answer.Error, StringComparison.Ordinal);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.Contains("--help\"", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("search")]
    [InlineData("show")]
    [InlineData("cover")]
    [InlineData("image")]
    [InlineData("edit")]
    [InlineData("revert")]
    [InlineData("explain")]
    [InlineData("use")]
    [InlineData("sync")]
    [InlineData("refresh")]
    [InlineData("demo")]
    [InlineData("genres")]
    [InlineData("tag")]
    [InlineData("tags")]
    [InlineData("link")]
    [InlineData("unlink")]
    [InlineData("mark")]
    [InlineData("stale")]
    [InlineData("delete")]
    [InlineData("watch")]
    [InlineData("find")]
    [InlineData("count")]
    [InlineData("bulk")]
    [InlineData("albums")]
    [InlineData("artists")]
    [InlineData("facets")]
    [InlineData("pictures")]
    [InlineData("downloads")]
    [InlineData("runs")]
    [InlineData("storage")]
    [InlineData("sweep")]
    [InlineData("compact")]
    public async Task RunAsync_Help_DescribesTheCommandWithExamples(string command)
    {
        ConsoleAnswer all = await ConsoleRun.RunBareAsync(TestContext.Current.CancellationToken, "--help");
        ConsoleAnswer one = await ConsoleRun.RunBareAsync(TestContext.Current.CancellationToken, command, "--help");

        Assert.Equal(0, one.Code);
        Assert.Contains($"\n  {command}", all.Output, StringComparison.Ordinal);
        Assert.Contains("--library <file or address>", one.Output, StringComparison.Ordinal);
        Assert.Contains($"{CommandLine.Prefix} {command}", one.Output, StringComparison.Ordinal);
        Assert.Empty(one.Error);
    }

    [Theory]
    [InlineData("search", "spotify", "[<words>...]")]
    [InlineData("search", "discogs", "[<words>...]")]
    [InlineData("sync", "spotify", "--playlist <id>")]
    [InlineData("sync", "discogs", "--wantlist")]
    [InlineData("sync", "rekordbox", "--path <file>")]
    [InlineData("sync", "folder", "--path <folder>")]
    [InlineData("artwork", "settings", "--quality")]
    [InlineData("genres", "list", "--most-tracks")]
    [InlineData("genres", "merge", "<kept> <other>")]
    [InlineData("genres", "exclude", "<genre> <tracks>...")]
    [InlineData("tags", "merge", "--preview")]
    [InlineData("pictures", "missing", "--albums")]
    [InlineData("downloads", "retry", "[<ids>...]")]
    public async Task RunAsync_HelpOfACommandsCommand_DescribesItAlone(string command, string inner, string expected)
    {
        ConsoleAnswer answer = await ConsoleRun.RunBareAsync(TestContext.Current.CancellationToken, command, inner, "--help");

        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.Contains($" {command} {inner} ", answer.Output, StringComparison.Ordinal);
        Assert.Contains(expected, answer.Output, StringComparison.Ordinal);
        Assert.Contains($"{CommandLine.Prefix} {command} {inner}", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sync spotify --help", "sync", "spotify", "--saved", "--search", "x")]
    [InlineData("sync --help", "sync")]
    [InlineData("--help", "serch")]
    public async Task RunAsync_WrongUsage_NamesTheHelpToRead(string expected, params string[] args)
    {
        ConsoleAnswer answer = await ConsoleRun.RunBareAsync(TestContext.Current.CancellationToken, args);

        Assert.EndsWith($"Try \"{expected}\".\n", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1990..1999", 1990d, 1999d)]
    [InlineData("1990..", 1990d, null)]
    [InlineData("..1999", null, 1999d)]
    [InlineData("120.5", 120.5, 120.5)]
    public void TryParse_Range_GivesItsEnds(string text, double? min, double? max)
    {
        bool parsed = NumberRange.TryParse(text, out NumberRange range);

        Assert.True(parsed);
        Assert.Equal(new NumberRange(min, max), range);
    }

    [Theory]
    [InlineData("library.db", "search")]
    [InlineData("demo.db", "search", "--demo")]
    [InlineData("mine.db", "search", "--demo", "--library", "mine.db")]
    public void AddressOf_Demo_KeepsInventedMusicOutOfTheUsersLibrary(string expected, params string[] args)
    {
        var host = new CommandHost(new Output(AnsiConsole.Console, TextWriter.Null), TimeProvider.System);

        string? path = host.AddressOf(CommandLine.Create(host).Parse(args)).File;

        Assert.Equal(expected, Path.GetFileName(path));
    }

    [Fact]
    public void DefaultPath_IsTheStoresDefaultForThisApplication()
        => Assert.Equal(SqliteDefaultFile.PathFor("TrackStore.Sample.Console"), Library.DefaultPath);

    [Theory]
    [InlineData("search", "x")]
    [InlineData("show", "1")]
    [InlineData("tags")]
    public async Task RunAsync_NoSuchLibrary_FailsAndMakesNone(params string[] args)
    {
        using var run = new ConsoleRun();

        ConsoleAnswer answer = await run.RunAsync(args);

        Assert.Equal(1, answer.Code);
        Assert.StartsWith($"error: There is no library at {run.Library}", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(run.Library));
    }

    [Fact]
    public async Task RunAsync_FileThatIsNoDatabase_FailsOnOneLine()
    {
        using var run = new ConsoleRun();
        string file = run.Write("library.db", new string('x', 20_000));

        ConsoleAnswer answer = await run.RunAsync("tags");

        Assert.Equal(1, answer.Code);
        Assert.Single(answer.Error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
        Assert.Equal(new string('x', 20_000), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RunAsync_Cancelled_Returns130()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("A,T,,,,,");
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        ConsoleAnswer answer = await ConsoleRun.RunBareAsync(cancellation.Token, "--library", run.Library, "search");

        Assert.Equal(130, answer.Code);
        Assert.StartsWith("error: canceled", answer.Error, StringComparison.Ordinal);
    }
}

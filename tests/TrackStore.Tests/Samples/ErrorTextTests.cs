using TrackStore.Sample.Rendering;

namespace TrackStore.Tests.Samples;

/// <summary>Error messages of the console host name no methods, options or null values of the library.</summary>
public sealed class ErrorTextTests
{
    [Theory]
    [InlineData("The cursor is invalid. Pass TrackPage.NextCursor, or null.", "The cursor is invalid.")]
    [InlineData("Bad tempo: 0 to 1,000, or null when it is unknown.", "Bad tempo: 0 to 1,000.")]
    [InlineData("It can't be negative; use null for an unknown one.", "It can't be negative.")]
    [InlineData("The disk is full. Free some space. Then call InitializeAsync again.", "The disk is full. Free some space.")]
    [InlineData("The schema is too new. Open it with SchemaMode.None.", "The schema is too new.")]
    [InlineData("Try again in 7 seconds. To wait that long, raise DiscogsOptions.MaxRetryDelay.", "Try again in 7 seconds.")]
    [InlineData("Refused. Set SpotifyOptions.UserToken, or SpotifyOptions.ClientId.", "Refused. Set Spotify:AccessToken, or Spotify:ClientId.")]
    [InlineData("There is no file /music/My.Folder/a.b. Check the path.", "There is no file /music/My.Folder/a.b. Check the path.")]
    public void ForUsers_Message_LosesWhatIsForDevelopers(string message, string expected) => Assert.Equal(expected, ErrorText.ForUsers(message));

    [Theory]
    [InlineData("The tempo must be 0 to 1,000.", "Bpm", "Bpm must be 0 to 1,000.")]
    [InlineData("The tag is empty.", "tagNames", "tagNames is empty.")]
    [InlineData("It is what it is.", "query", "It is what it is.")]
    public void Of_Argument_CallsItByTheUsersName(string expected, string parameter, string message)
        => Assert.Equal(expected, ErrorText.Of(new ArgumentOutOfRangeException(parameter, -5, message)));

    [Fact]
    public void Of_PlatformFault_KeepsWhatAUserCanDo()
    {
        var fault = new PlatformException("discogs", PlatformFault.RateLimited, "Too fast. Try again in 7 seconds. Or raise DiscogsOptions.MaxRetryDelay.");

        Assert.Equal("Too fast. Try again in 7 seconds.", ErrorText.Of(fault));
    }

    [Theory]
    [InlineData("cursor", "search", "--cursor", "nonsense")]
    [InlineData("The year has 52 characters", "edit", "1", "--year", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz")]
    [InlineData("The ISRC has", "edit", "1", "--isrc", "a-recording-code-that-is-longer-than-any-other")]
    [InlineData("The title is empty", "edit", "1", "--title", " ")]
    [InlineData("The genre is empty", "genres", "1", "")]
    [InlineData("The platform is empty", "link", "1", "", "x")]
    [InlineData("--data is not JSON", "link", "1", "discogs", "x", "--data", "{no")]
    [InlineData("bandcamp", "artwork", "1", "--choose", "bandcamp")]
    [InlineData("no value for bpm", "use", "spotify", "1", "bpm")]
    [InlineData("There is no album 99", "cover", "x.png", "--album", "99")]
    [InlineData("web page", "cover", "@page", "--track", "1")]
    [InlineData("has a DOCTYPE, which rekordbox never writes", "sync", "rekordbox", "--path", "@doctype")]
    [InlineData("disk is connected", "sync", "folder", "--path", "nowhere")]
    [InlineData("60 120 300 640", "artwork", "settings", "--sizes", "60", "50", "300", "640")]
    [InlineData("--quality takes 1 to 100", "artwork", "settings", "--quality", "400")]
    public async Task RunAsync_LibraryRefuses_SaysItInTheToolsTerms(string expected, params string[] args)
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("Massive Attack,Teardrop,Mezzanine,330000,77.5,1998,trip hop");
        var files = new Dictionary<string, string>
        {
            ["@page"] = run.Write("page.jpg", "<!DOCTYPE html><title>404</title>"),
            ["@doctype"] = run.Write("export.xml", "<?xml version=\"1.0\"?>\n<!DOCTYPE DJ_PLAYLISTS>\n<DJ_PLAYLISTS/>"),
        };

        ConsoleAnswer answer = await run.RunAsync([.. args.Select(argument => files.GetValueOrDefault(argument, argument))]);

        Assert.NotEqual(0, answer.Code);
        Assert.StartsWith("error: ", answer.Error, StringComparison.Ordinal);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b[A-Z]\w+\.[A-Z]\w+|\w+Async\b|Options\b|\bnull\b|Parameter|Actual value|XmlReader|DtdProcessing", answer.Error);
    }
}

using Microsoft.Extensions.Configuration;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.StandIn;

namespace TrackStore.Tests.Samples;

/// <summary>How the console host reads credentials, and what it prints without them.</summary>
public sealed class PlatformSettingsTests
{
    [Theory]
    [InlineData("Spotify:ClientId", "search", "spotify", "x")]
    [InlineData("Spotify:ClientId", "sync", "spotify", "--track", "6Sy9BUbgFse0n0LPA5lwy5")]
    [InlineData("Spotify:ClientId", "sync", "spotify")]
    [InlineData("Spotify:ClientId", "refresh", "--stale", "spotify")]
    [InlineData("Spotify:ClientId", "link", "1", "Spotify", "6Sy9BUbgFse0n0LPA5lwy5", "--sync")]
    [InlineData("Discogs:PersonalToken", "search", "discogs", "x")]
    [InlineData("Discogs:PersonalToken", "sync", "discogs", "--search", "x")]
    [InlineData("Discogs:PersonalToken", "sync", "discogs", "--collection")]
    [InlineData("Discogs:PersonalToken", "sync", "discogs", "--wantlist")]
    [InlineData("search discogs", "refresh", "--stale")]
    public async Task Run_NoCredentials_SaysHowToGetThemAndMakesNoLibrary(string expected, params string[] args)
    {
        using var run = new ConsoleRun();

        ConsoleAnswer answer = await run.RunAsync(args);

        Assert.Equal((1, ""), (answer.Code, answer.Output));
        Assert.StartsWith("error: ", answer.Error, StringComparison.Ordinal);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.Contains("--demo", answer.Error, StringComparison.Ordinal);
        Assert.Contains("docs/credentials.md", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(run.Library));
    }

    [Fact]
    public async Task Sync_SavedTracksByTheAppAlone_AsksForTheUsersToken()
    {
        using var run = new ConsoleRun { Settings = Set(("Spotify:ClientId", "an-id"), ("Spotify:ClientSecret", "a-secret")) };

        ConsoleAnswer answer = await run.RunAsync("sync", "spotify", "--saved");

        Assert.Equal(1, answer.Code);
        Assert.Contains("Spotify__AccessToken", answer.Error, StringComparison.Ordinal);
        Assert.Contains("user-library-read", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("which is not an address", "Discogs:PersonalToken", "secret-token", "Discogs:BaseAddress", "nowhere")]
    [InlineData("ConsumerKey and ConsumerSecret together", "Discogs:ConsumerKey", "secret-key", "Discogs:UserName", "somebody")]
    [InlineData("https", "Discogs:PersonalToken", "secret-token", "Discogs:BaseAddress", "http://example.com/")]
    public async Task Run_SettingsThatCannotBe_SaysWhichAndNoSecret(string expected, string key, string value, string otherKey, string otherValue)
    {
        using var run = new ConsoleRun { Settings = Set((key, value), (otherKey, otherValue)) };

        ConsoleAnswer answer = await run.RunAsync("search", "discogs", "x");

        Assert.Equal((1, ""), (answer.Code, answer.Output));
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Options", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CredentialsThatAreRefused_SaysSoOnOneLine()
    {
        await using var standIn = StandInHost.Start(port: 0);
        IConfiguration settings = standIn.Settings;
        settings["Spotify:AccessToken"] = "a-secret";
        using var run = new ConsoleRun { Settings = new PlatformSettings(settings) };

        ConsoleAnswer search = await run.RunAsync("search", "spotify", "x");
        ConsoleAnswer sync = await run.RunAsync("sync", "spotify");

        Assert.Equal((1, 1), (search.Code, sync.Code));
        Assert.StartsWith("error: Spotify refuses the access token (Invalid access token).", search.Error, StringComparison.Ordinal);
        Assert.StartsWith("error: Spotify refuses the access token (Invalid access token).", sync.Error, StringComparison.Ordinal);
        Assert.Empty(sync.Output);
        Assert.Single(search.Error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("a-secret", search.Error + sync.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AppThatIsRefused_NamesTheSettingsOfThisTool()
    {
        await using var standIn = StandInHost.Start(port: 0);
        IConfiguration settings = standIn.Settings;
        (settings["Spotify:AccessToken"], settings["Spotify:ClientSecret"]) = (null, "another-secret");
        using var run = new ConsoleRun { Settings = new PlatformSettings(settings) };

        ConsoleAnswer search = await run.RunAsync("search", "spotify", "x");

        Assert.Equal(1, search.Code);
        Assert.Contains("Compare Spotify:ClientId and ClientSecret with the app's settings", search.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Options", search.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ApplyTo_WhatIsBlank_CountsAsNotSet()
    {
        PlatformSettings settings = Set(("Discogs:PersonalToken", " "), ("Discogs:UserName", ""), ("Spotify:ClientId", "an-id"), ("Spotify:ClientSecret", ""));
        var options = new DiscogsOptions();

        settings.ApplyTo(options);

        Assert.Equal((null, null), (options.PersonalToken, options.UserName));
        Assert.Equal((false, false, false), (settings.HasDiscogs, settings.HasDiscogsOwner, settings.HasSpotify));
    }

    private static PlatformSettings Set(params (string Key, string Value)[] settings)
        => new(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());
}

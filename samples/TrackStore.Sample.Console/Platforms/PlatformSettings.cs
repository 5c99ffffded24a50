using Microsoft.Extensions.Configuration;

namespace TrackStore.Sample.Platforms;

/// <summary>What the user has set for the platforms: credentials, and addresses of other servers than the platforms' own.</summary>
internal sealed class PlatformSettings(IConfiguration settings)
{
    /// <summary>By what the user's secrets of this tool are found; the same as in its project file, for "dotnet user-secrets".</summary>
    private const string SecretsId = "trackstore-sample-console";

    // A host of its own names itself here, with an address where its authors are found: Discogs refuses applications that don't.
    private const string UserAgent = "TrackStoreSampleConsole/0.1 +https://example.com/trackstore";

    /// <summary>Gets settings in which nothing is set.</summary>
    public static PlatformSettings None { get; } = new(new ConfigurationBuilder().Build());

    /// <summary>Gets a value indicating whether Spotify can be asked at all.</summary>
    public bool HasSpotify => HasSpotifyUser || (Text("Spotify:ClientId") is not null && Text("Spotify:ClientSecret") is not null);

    /// <summary>Gets a value indicating whether a user of Spotify is signed in, who alone sees what was saved.</summary>
    public bool HasSpotifyUser => Text("Spotify:AccessToken") is not null;

    /// <summary>Gets a value indicating whether Discogs knows who asks; what it shows to everybody needs no credentials.</summary>
    public bool HasDiscogs => HasDiscogsUser || Text("Discogs:ConsumerKey") is not null;

    /// <summary>Gets a value indicating whether it is known whose collection is meant.</summary>
    public bool HasDiscogsOwner => HasDiscogsUser || Text("Discogs:UserName") is not null;

    private bool HasDiscogsUser => Text("Discogs:PersonalToken") is not null;

    /// <summary>Reads the user's secrets, and the environment, which wins: Spotify__ClientId is Spotify:ClientId.</summary>
    public static PlatformSettings Read() => new(new ConfigurationBuilder().AddUserSecrets(SecretsId).AddEnvironmentVariables().Build());

    public void ApplyTo(SpotifyOptions options)
    {
        options.ClientId = Text("Spotify:ClientId");
        options.ClientSecret = Text("Spotify:ClientSecret");
        options.Market = Text("Spotify:Market");
        options.ApiAddress = Address("Spotify:ApiAddress") ?? options.ApiAddress;
        options.AccountsAddress = Address("Spotify:AccountsAddress") ?? options.AccountsAddress;
        if (Text("Spotify:AccessToken") is { } token)
            options.UserToken = _ => ValueTask.FromResult<string?>(token);
    }

    public void ApplyTo(DiscogsOptions options)
    {
        options.UserAgent = Text("Discogs:UserAgent") ?? UserAgent;
        options.PersonalToken = Text("Discogs:PersonalToken");
        options.ConsumerKey = Text("Discogs:ConsumerKey");
        options.ConsumerSecret = Text("Discogs:ConsumerSecret");
        options.UserName = Text("Discogs:UserName");
        options.BaseAddress = Address("Discogs:BaseAddress") ?? options.BaseAddress;
    }

    private string? Text(string key) => settings[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private Uri? Address(string key) => Text(key) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address
        : throw new CommandException($"{key} is set to \"{text}\", which is no address.");
}

using Microsoft.Extensions.Configuration;

namespace TrackStore.Sample.Platforms;

/// <summary>The user's settings for the platforms: credentials, and addresses of servers other than the platforms' own.</summary>
internal sealed class PlatformSettings(IConfiguration settings)
{
    /// <summary>The id of this tool's user secrets, the same as in its project file.</summary>
    private const string SecretsId = "trackstore-sample-console";

    // Discogs refuses applications without a name and an address of their authors.
    private const string UserAgent = "TrackStoreSampleConsole/0.1 +https://example.com/trackstore";

    /// <summary>Gets empty settings.</summary>
    public static PlatformSettings None { get; } = new(new ConfigurationBuilder().Build());

    /// <summary>Gets a value indicating whether there are credentials for Spotify.</summary>
    public bool HasSpotify => HasSpotifyUser || (Text("Spotify:ClientId") is not null && Text("Spotify:ClientSecret") is not null);

    /// <summary>Gets a value indicating whether there is a Spotify user's token, which saved tracks require.</summary>
    public bool HasSpotifyUser => Text("Spotify:AccessToken") is not null;

    /// <summary>Gets a value indicating whether there are credentials for Discogs, which search and images require.</summary>
    public bool HasDiscogs => HasDiscogsUser || Text("Discogs:ConsumerKey") is not null;

    /// <summary>Gets a value indicating whether the owner of the collection is known.</summary>
    public bool HasDiscogsOwner => HasDiscogsUser || Text("Discogs:UserName") is not null;

    private bool HasDiscogsUser => Text("Discogs:PersonalToken") is not null;

    /// <summary>Reads the user secrets and the environment, which wins: Spotify__ClientId is Spotify:ClientId.</summary>
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
        : throw new CommandException($"{key} is set to \"{text}\", which is not an address.");
}

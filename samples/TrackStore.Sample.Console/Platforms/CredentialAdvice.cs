namespace TrackStore.Sample.Platforms;

/// <summary>Says how to get the credentials that a platform requires.</summary>
internal static class CredentialAdvice
{
    private const string Secrets = "  dotnet user-secrets --project samples/TrackStore.Sample.Console set";
    private const string Demo = "Without an account, add --demo to use a stand-in on this machine. docs/credentials.md has the details.";

    public static CommandException NoSpotify() => new(
        "Spotify requires an app's credentials.",
        "Create an app at https://developer.spotify.com/dashboard and store its id and secret once:",
        $"{Secrets} Spotify:ClientId <id>",
        $"{Secrets} Spotify:ClientSecret <secret>",
        "Or set the environment variables Spotify__ClientId and Spotify__ClientSecret.",
        Demo);

    public static CommandException NoPlatforms() => new(
        "There is no platform to ask: no credentials for Spotify or Discogs are set, and --path names no export or folder.",
        "\"search spotify\" and \"search discogs\" say how to get credentials.",
        Demo);

    public static CommandException NoSpotifyUser() => new(
        "Your saved tracks require your own Spotify access token.",
        "Set the environment variable Spotify__AccessToken to a token with the scope user-library-read. It is valid for an hour.",
        "--album, --track and --playlist (public playlists) work without it.",
        Demo);

    public static CommandException NoDiscogs(string what) => new(
        $"Discogs requires credentials for {what}.",
        "Create a personal token at https://www.discogs.com/settings/developers and store it once:",
        $"{Secrets} Discogs:PersonalToken <token>",
        "Or set the environment variable Discogs__PersonalToken.",
        Demo);
}

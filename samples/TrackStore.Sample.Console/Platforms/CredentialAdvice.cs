namespace TrackStore.Sample.Platforms;

/// <summary>Says what to do when a platform wants to know who asks, and nobody has said.</summary>
internal static class CredentialAdvice
{
    private const string Secrets = "  dotnet user-secrets --project samples/TrackStore.Sample.Console set";
    private const string Otherwise = "Without an account, the same command with --demo asks a stand-in on this machine. More in docs/credentials.md.";

    public static CommandException NoSpotify() => new(
        "Spotify answers only to apps that it knows, and there are no credentials for it.",
        "Make an app at https://developer.spotify.com/dashboard and keep its id and secret, once and for all:",
        $"{Secrets} Spotify:ClientId <id>",
        $"{Secrets} Spotify:ClientSecret <secret>",
        "or set the environment variables Spotify__ClientId and Spotify__ClientSecret.",
        Otherwise);

    public static CommandException Nobody() => new(
        "There is nobody to ask: there are no credentials for Spotify or Discogs, and no --path names an export or a folder.",
        "\"search spotify\" and \"search discogs\" say how to get them.",
        Otherwise);

    public static CommandException NoSpotifyUser() => new(
        "Spotify shows what you saved to nobody without your own access token, and there is none.",
        "Set the environment variable Spotify__AccessToken to a token of yours with the scope user-library-read; it lasts an hour.",
        "Albums, tracks and public playlists need none: --album, --track, --playlist.",
        Otherwise);

    public static CommandException NoDiscogs(string what) => new(
        $"Discogs gives {what} only to those whom it knows, and there are no credentials for it.",
        "Make a personal token at https://www.discogs.com/settings/developers and keep it, once and for all:",
        $"{Secrets} Discogs:PersonalToken <token>",
        "or set the environment variable Discogs__PersonalToken.",
        Otherwise);
}

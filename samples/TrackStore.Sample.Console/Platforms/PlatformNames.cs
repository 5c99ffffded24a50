namespace TrackStore.Sample.Platforms;

/// <summary>The platforms of this tool, by the names under which the library keeps what they say.</summary>
internal static class PlatformNames
{
    public const string Spotify = "spotify";
    public const string Discogs = "discogs";
    public const string Rekordbox = "rekordbox";
    public const string Folder = "folder";

    public static string[] All { get; } = [Spotify, Discogs, Rekordbox, Folder];
}

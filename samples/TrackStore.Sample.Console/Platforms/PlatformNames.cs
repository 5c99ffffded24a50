namespace TrackStore.Sample.Platforms;

/// <summary>The names of this tool's platforms, as the library stores them.</summary>
internal static class PlatformNames
{
    public const string Spotify = "spotify";
    public const string Discogs = "discogs";
    public const string Rekordbox = "rekordbox";
    public const string Folder = "folder";

    public static string[] All { get; } = [Spotify, Discogs, Rekordbox, Folder];
}

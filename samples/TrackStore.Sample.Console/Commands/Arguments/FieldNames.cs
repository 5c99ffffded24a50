namespace TrackStore.Sample.Commands.Arguments;

/// <summary>The names of a track's fields on the command line.</summary>
internal static class FieldNames
{
    private static readonly Dictionary<string, TrackField> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = TrackField.Title,
        ["artist"] = TrackField.Artist,
        ["album"] = TrackField.Album,
        ["album-artist"] = TrackField.AlbumArtist,
        ["disc"] = TrackField.DiscNumber,
        ["track"] = TrackField.TrackNumber,
        ["year"] = TrackField.Year,
        ["bpm"] = TrackField.Bpm,
        ["duration"] = TrackField.Duration,
        ["key"] = TrackField.MusicalKey,
        ["isrc"] = TrackField.Isrc,
        ["label"] = TrackField.Label,
        ["genres"] = TrackField.Genres,
        ["cover"] = TrackField.Artwork,
        ["artwork-url"] = TrackField.ArtworkUrl,
    };

    public static string[] All { get; } = [.. Fields.Keys];

    /// <summary>Gets the fields that "edit" can clear; "artwork --none" clears the cover.</summary>
    public static string[] Clearable { get; } = [.. Fields.Keys.Except(["title", "artist", "cover"])];

    /// <summary>Gets the fields with text values.</summary>
    public static string[] Textual { get; } = [.. Fields.Keys.Except(["genres", "cover"])];

    public static TrackField Parse(string name) => Fields[name];

    public static string Of(TrackField field) => Fields.Single(pair => pair.Value == field).Key;
}

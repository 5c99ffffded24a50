using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace TrackStore.Sample.Rekordbox;

/// <summary>Reads one TRACK of an export. What rekordbox doesn't know, it writes as empty text or as 0.</summary>
internal static class RekordboxTrack
{
    private const string Host = "file://localhost";

    /// <summary>Rekordbox writes its stars as 0, 51, 102, 153, 204 and 255.</summary>
    private const int RatingOfAStar = 51;

    /// <summary>Gives the track that the reader stands on, or null when it has no id or nothing to call it by.</summary>
    public static PlatformTrack? Read(XmlReader reader)
    {
        string? path = PathOf(reader["Location"]);
        string? title = Text(reader, "Name") ?? Path.GetFileNameWithoutExtension(path);
        if (Text(reader, "TrackID") is not { } id || string.IsNullOrWhiteSpace(title))
            return null;
        return new PlatformTrack
        {
            Platform = RekordboxClient.Name,
            Id = id,
            Uri = Text(reader, "Location"),
            Json = JsonOf(reader),
            Title = title,
            Artist = Text(reader, "Artist") ?? "Unknown Artist",
            Album = Text(reader, "Album"),
            Year = Text(reader, "Year") is { } year && year != "0" ? year : null,
            Duration = Number(reader, "TotalTime") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Bpm = Number(reader, "AverageBpm"),
            MusicalKey = Text(reader, "Tonality"),
            Label = Text(reader, "Label"),
            Genres = Text(reader, "Genre") is { } genre ? [genre] : null,
            LocalPath = path,
            MoreFields = MoreOf(reader),
        };
    }

    /// <summary>Gives the file that a location names, or null for what is streamed: "file://localhost/C:/Music/A%20B.mp3" is C:/Music/A B.mp3.</summary>
    public static string? PathOf(string? location)
    {
        if (location?.StartsWith(Host + "/", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        string path = Uri.UnescapeDataString(location[Host.Length..]);
        return path.Length > 2 && char.IsAsciiLetter(path[1]) && path[2] == ':' ? path[1..] : path;
    }

    private static Dictionary<string, string?> MoreOf(XmlReader reader)
    {
        var more = new Dictionary<string, string?>();
        if (Number(reader, "Rating") is { } rating)
            more["rating"] = Math.Round(rating / RatingOfAStar).ToString(CultureInfo.InvariantCulture);
        foreach ((string name, string attribute) in ((string, string)[])[("comments", "Comments"), ("grouping", "Grouping"), ("mix", "Mix"), ("play_count", "PlayCount"), ("remixer", "Remixer")])
        {
            if (Text(reader, attribute) is { Length: <= 500 } text)
                more[name] = text;
        }

        return more;
    }

    private static string? Text(XmlReader reader, string attribute) => reader[attribute]?.Trim() is { Length: > 0 } text ? text : null;

    private static double? Number(XmlReader reader, string attribute)
        => double.TryParse(reader[attribute], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && number > 0 ? number : null;

    private static string JsonOf(XmlReader reader)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            while (reader.MoveToNextAttribute())
                writer.WriteString(reader.Name, reader.Value);
            writer.WriteEndObject();
        }

        reader.MoveToElement();
        return Encoding.UTF8.GetString(json.ToArray());
    }
}

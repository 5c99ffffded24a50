using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace TrackStore.Sample.Rekordbox;

/// <summary>Reads one TRACK of an export. Rekordbox writes unknown values as empty text or 0.</summary>
internal static class RekordboxTrack
{
    private const string Host = "file://localhost";

    private static readonly (string Name, string Attribute)[] MoreAttributes =
    [
        ("comments", "Comments"), ("grouping", "Grouping"), ("mix", "Mix"), ("play_count", "PlayCount"), ("remixer", "Remixer"),
    ];

    /// <summary>Rekordbox writes 0 to 5 stars as 0, 51, 102, 153, 204 and 255.</summary>
    private const int RatingPerStar = 51;

    /// <summary>Reads the track at the reader's position, or returns null if it has no id, or neither a title nor a file name.</summary>
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

    /// <summary>
    /// Gets the file of a location, or null for a streamed track: "file://localhost/C:/Music/A%20B.mp3" is C:/Music/A B.mp3.
    /// </summary>
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
            more["rating"] = Math.Round(rating / RatingPerStar).ToString(CultureInfo.InvariantCulture);
        foreach ((string name, string attribute) in MoreAttributes)
        {
            if (Text(reader, attribute) is { Length: <= 500 } text)
                more[name] = text;
        }

        return more;
    }

    private static string? Text(XmlReader reader, string attribute) => reader[attribute]?.Trim() is { Length: > 0 } text ? text : null;

    private static double? Number(XmlReader reader, string attribute)
    {
        bool isNumber = double.TryParse(reader[attribute], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number);
        return isNumber && number > 0 ? number : null;
    }

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

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

    /// <summary>More than any duration in seconds, tempo or rating.</summary>
    private const double MaxNumber = 1e9;

    /// <summary>Reads the track at the reader's position.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="problem">Why it can't be read, or null.</param>
    /// <returns>The track, or null if it has no id, or neither a title nor a file name.</returns>
    public static PlatformTrack? Read(XmlReader reader, out string? problem)
    {
        // Ids and addresses stay byte for byte as rekordbox wrote them.
        string? id = reader["TrackID"];
        string? location = reader["Location"] is { Length: > 0 } address ? address : null;
        string? path = PathOf(location);
        string? title = Text(reader, "Name") ?? Path.GetFileNameWithoutExtension(path);
        problem = string.IsNullOrWhiteSpace(id) ? "it has no TrackID"
            : string.IsNullOrWhiteSpace(title) ? "it has neither a name nor a file"
            : null;
        if (problem is not null)
            return null;

        var omitted = new List<OmittedValue>();
        return new PlatformTrack
        {
            Platform = RekordboxClient.Name,
            Id = id!,
            Uri = location,
            Json = JsonOf(reader),
            Title = title!,
            Artist = Text(reader, "Artist") ?? "Unknown Artist",
            Album = Text(reader, "Album"),
            DiscNumber = Whole(reader, "DiscNumber", omitted),
            TrackNumber = Whole(reader, "TrackNumber", omitted),
            Year = Text(reader, "Year") is { } year && year != "0" ? year : null,
            Duration = Number(reader, "TotalTime", "Duration", omitted) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Bpm = Number(reader, "AverageBpm", "Bpm", omitted),
            MusicalKey = Text(reader, "Tonality"),
            Label = Text(reader, "Label"),
            Genres = Text(reader, "Genre") is { } genre ? [genre] : null,
            LocalPath = path,
            MoreFields = MoreOf(reader, omitted),
            Omitted = omitted,
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

    private static Dictionary<string, string?> MoreOf(XmlReader reader, List<OmittedValue> omitted)
    {
        var more = new Dictionary<string, string?>();
        if (Number(reader, "Rating", "MoreFields", omitted) is { } rating)
            more["rating"] = Math.Round(rating / RatingPerStar).ToString(CultureInfo.InvariantCulture);
        foreach ((string name, string attribute) in MoreAttributes)
        {
            if (Text(reader, attribute) is { Length: <= 500 } text)
                more[name] = text;
        }

        return more;
    }

    // Tags can hold characters that XML forbids and nobody sees, and halves of characters.
    private static string? Text(XmlReader reader, string attribute)
        => reader[attribute] is { } text && Visible(text).Trim() is { Length: > 0 } visible ? visible : null;

    private static string Visible(string text)
    {
        if (!text.Any(character => char.IsControl(character) || char.IsSurrogate(character)))
            return text;
        var visible = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out Rune rune) && (!Rune.IsControl(rune) || Rune.IsWhiteSpace(rune)))
            {
                visible.Append(text, i, rune.Utf16SequenceLength);
                i += rune.Utf16SequenceLength - 1;
            }
        }

        return visible.ToString();
    }

    private static double? Number(XmlReader reader, string attribute, string field, List<OmittedValue> omitted)
    {
        if (Text(reader, attribute) is not { } text)
            return null;
        const NumberStyles Signed = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        bool isNumber = double.TryParse(text, Signed, CultureInfo.InvariantCulture, out double number) && number is >= 0 and <= MaxNumber;
        if (!isNumber)
            omitted.Add(new OmittedValue(field, $"{attribute} is \"{text}\", which is not a valid number."));
        return isNumber && number > 0 ? number : null;
    }

    private static int? Whole(XmlReader reader, string attribute, List<OmittedValue> omitted)
        => Number(reader, attribute, attribute, omitted) is { } number ? (int)number : null;

    private static string JsonOf(XmlReader reader)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            while (reader.MoveToNextAttribute())
                writer.WriteString(reader.Name, Visible(reader.Value));
            writer.WriteEndObject();
        }

        reader.MoveToElement();
        return Encoding.UTF8.GetString(json.ToArray());
    }
}

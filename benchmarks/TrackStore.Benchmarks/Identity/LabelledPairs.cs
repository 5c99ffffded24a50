using System.Globalization;
using CsvHelper;

namespace TrackStore.Benchmarks.Identity;

/// <summary>Reads pairs of records of which a person said whether they are the same recording.</summary>
internal static class LabelledPairs
{
    public static List<LabelledPair> Read(string path)
    {
        using var reader = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        var pairs = new List<LabelledPair>();
        while (reader.Read())
        {
            pairs.Add(new LabelledPair(
                Required("id"), Required("kind"), ReadFacts("a_"), ReadFacts("b_"), Enum.Parse<PairLabel>(Required("label"), ignoreCase: true)));
        }

        return pairs;

        string Required(string column) => reader.GetField(column) ?? "";

        string? Optional(string column) => reader.GetField(column) is { Length: > 0 } value ? value : null;

        TrackFacts ReadFacts(string side) => new()
        {
            Title = Required(side + "title"),
            Artist = Required(side + "artist"),
            Album = Optional(side + "album"),
            AlbumArtist = Optional(side + "album_artist"),
            Duration = Optional(side + "duration_ms") is { } length
                ? TimeSpan.FromMilliseconds(long.Parse(length, CultureInfo.InvariantCulture))
                : null,
            Isrc = Optional(side + "isrc"),
            Year = Optional(side + "year"),
            TrackNumber = Optional(side + "track_no"),
        };
    }
}

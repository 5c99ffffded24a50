using System.Globalization;
using CsvHelper;

namespace TrackStore.Benchmarks.Identity;

/// <summary>Reads pairs of records of which a person said whether they are the same recording.</summary>
internal static class LabelledPairs
{
    public static List<LabelledPair> Read(string path)
    {
        using CsvReader reader = CsvReader.Create(File.OpenRead(path), new CsvReaderOptions());
        reader.ReadHeader();
        List<string> headers = [.. reader.Headers];
        var pairs = new List<LabelledPair>();
        while (reader.Read())
        {
            string[] row = reader.Current.ToArray();
            pairs.Add(new LabelledPair(
                Field("id"), Field("kind"), ReadFacts("a_"), ReadFacts("b_"), Enum.Parse<PairLabel>(Field("label"), ignoreCase: true)));

            string Field(string column) => row[headers.IndexOf(column)];

            string? Optional(string column) => Field(column) is { Length: > 0 } value ? value : null;

            TrackFacts ReadFacts(string side) => new()
            {
                Title = Field(side + "title"),
                Artist = Field(side + "artist"),
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

        return pairs;
    }
}

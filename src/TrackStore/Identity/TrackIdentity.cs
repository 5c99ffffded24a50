using TrackStore.Identity.Albums;
using TrackStore.Identity.Artists;
using TrackStore.Identity.Titles;
using TrackStore.Text;

namespace TrackStore.Identity;

/// <summary>What the rule needs to know about a record, read once.</summary>
internal sealed class TrackIdentity
{
    private static readonly List<TrackIdentity> None = [];

    /// <summary>Gets what was read.</summary>
    public required TrackFacts Facts { get; init; }

    public required TitleReading Title { get; init; }

    public required ArtistCredits Artists { get; init; }

    public AlbumReading? Album { get; init; }

    /// <summary>Gets the duration in milliseconds; 0 when it is unknown.</summary>
    public long DurationMs { get; init; }

    public string? Isrc { get; init; }

    /// <summary>Gets the number on the album without disc and leading zeros, or null.</summary>
    public string? Number { get; init; }

    /// <summary>
    /// Gets what the record may mean besides: a title "Artist - Title" where the artist is unknown, and a title that ends with a guest.
    /// </summary>
    public List<TrackIdentity> Others { get; private init; } = None;

    public static TrackIdentity Read(TrackFacts facts)
        => Read(facts, KeyOf(facts.Title), KeyOf(facts.Artist), facts.Album is null ? null : KeyOf(facts.Album));

    /// <summary>Reads a record whose names have been normalized before.</summary>
    public static TrackIdentity Read(TrackFacts facts, NameKeys titleKeys, NameKeys artistKeys, NameKeys? albumKeys)
        => Read(facts, KeyOf(titleKeys), KeyOf(artistKeys), albumKeys is { } keys ? KeyOf(keys) : null);

    private static TrackIdentity Read(TrackFacts facts, string title, string artist, string? albumKey)
    {
        ArtistCredits credits = ArtistCreditsReader.Read(artist);
        TitleReading reading = TitleReader.Read(title.Length == 0 ? facts.Title : title, credits);
        if (credits.IsTribute)
            reading.Marks |= VersionMarks.Tribute;
        AlbumReading? album = albumKey is null ? null : AlbumReader.Read(albumKey, credits);
        long duration = facts.Duration is { } length && length > TimeSpan.Zero ? (long)length.TotalMilliseconds : 0;
        string? isrc = Text.Isrc.Parse(facts.Isrc);
        string? number = NumberOf(facts.TrackNumber);
        return new TrackIdentity
        {
            Facts = facts,
            Title = reading,
            Artists = ArtistCreditsReader.WithGuests(credits, reading.Guests),
            Album = album,
            DurationMs = duration,
            Isrc = isrc,
            Number = number,
            Others = credits.IsUnknown && reading.Dashed.Count == 1 ? Turned(facts, reading, album, duration, isrc, number) : None,
        };
    }

    private static string KeyOf(string name) => NameNormalizer.ToKey(TextRepair.WithoutNonCharacters(name));

    private static string KeyOf(NameKeys name)
        => ReferenceEquals(TextRepair.WithoutNonCharacters(name.Name), name.Name) ? name.Key : KeyOf(name.Name);

    // The artist may stand before the title or behind it.
    private static List<TrackIdentity> Turned(
        TrackFacts facts, TitleReading reading, AlbumReading? album, long duration, string? isrc, string? number)
    {
        return [Of(reading.Main, reading.Dashed[0]), Of(reading.Dashed[0], reading.Main)];

        TrackIdentity Of(string artist, string title)
        {
            TitleReading other = TitleReader.ReadAs(title, reading);
            return new TrackIdentity
            {
                Facts = facts,
                Title = other,
                Artists = ArtistCreditsReader.WithGuests(ArtistCreditsReader.Read(artist), [.. reading.Guests, .. other.Guests]),
                Album = album,
                DurationMs = duration,
                Isrc = isrc,
                Number = number,
            };
        }
    }

    private static string? NumberOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        string number = text.Trim().ToLowerInvariant();
        int dash = number.LastIndexOfAny(['-', '.']);
        number = number[(dash + 1)..].TrimStart('0');
        return number.Length == 0 ? null : number;
    }
}

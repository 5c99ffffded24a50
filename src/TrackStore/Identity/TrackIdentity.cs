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

    /// <summary>Gets the album, or null when it is unknown. It is read on first use: few records are compared so far.</summary>
    public AlbumReading? Album => field ??= Facts.Album is { } album ? AlbumReader.Read(AlbumKey ?? KeyOf(album), Credits) : null;

    /// <summary>Gets the duration in milliseconds; 0 when it is unknown.</summary>
    public long DurationMs { get; init; }

    public string? Isrc { get; init; }

    /// <summary>Gets the number on the album without disc and leading zeros, or null.</summary>
    public string? Number { get; init; }

    /// <summary>
    /// Gets what the record may mean besides: a title "Artist - Title" where the artist is unknown, and a title that ends with a guest.
    /// </summary>
    public List<TrackIdentity> Others { get; private init; } = None;

    // The album as it was normalized before, or null.
    private string? AlbumKey { get; init; }

    // Without the guests that the title names.
    private ArtistCredits Credits { get; init; } = null!;

    public static TrackIdentity Read(TrackFacts facts)
        => Read(facts, KeyOf(facts.Title), KeyOf(facts.Artist), albumKey: null);

    /// <summary>Reads a stored track, whose search key has its normalized title and artist.</summary>
    public static TrackIdentity Read(TrackFacts facts, string searchKey)
    {
        (string title, string artist) = SortKeyBuilder.NamesOf(searchKey);
        return Read(facts, KeyOf(new NameKeys(facts.Title, title)), KeyOf(new NameKeys(facts.Artist, artist)), albumKey: null);
    }

    /// <summary>Reads a record whose names have been normalized before.</summary>
    public static TrackIdentity Read(TrackFacts facts, NameKeys titleKeys, NameKeys artistKeys, NameKeys? albumKeys)
        => Read(facts, KeyOf(titleKeys), KeyOf(artistKeys), albumKeys is { } keys ? KeyOf(keys) : null);

    private static TrackIdentity Read(TrackFacts facts, string title, string artist, string? albumKey)
    {
        ArtistCredits credits = ArtistCreditsReader.Read(artist);
        TitleReading reading = TitleReader.Read(title.Length == 0 ? facts.Title : title, credits);
        if (credits.IsTribute)
            reading.Marks |= VersionMarks.Tribute;
        long duration = facts.Duration is { } length && length > TimeSpan.Zero ? (long)length.TotalMilliseconds : 0;
        string? isrc = Text.Isrc.Parse(facts.Isrc);
        string? number = NumberOf(facts.TrackNumber);
        return new TrackIdentity
        {
            Facts = facts,
            Title = reading,
            Artists = ArtistCreditsReader.WithGuests(credits, reading.Guests),
            AlbumKey = albumKey,
            Credits = credits,
            DurationMs = duration,
            Isrc = isrc,
            Number = number,
            Others = credits.IsUnknown && reading.Dashed.Count == 1
                ? Turned(facts, reading, albumKey, credits, duration, isrc, number)
                : None,
        };
    }

    /// <summary>Returns the same record on an album.</summary>
    /// <param name="facts">What was read before, and the album.</param>
    public TrackIdentity On(TrackFacts facts) => new()
    {
        Facts = facts,
        Title = Title,
        Artists = Artists,
        Credits = Credits,
        DurationMs = DurationMs,
        Isrc = Isrc,
        Number = Number,
        Others = Others.Count == 0 ? None : Turned(facts, Title, albumKey: null, Credits, DurationMs, Isrc, Number),
    };

    private static string KeyOf(string name) => NameNormalizer.ToKey(TextRepair.WithoutNonCharacters(name));

    private static string KeyOf(NameKeys name)
        => ReferenceEquals(TextRepair.WithoutNonCharacters(name.Name), name.Name) ? name.Key : KeyOf(name.Name);

    // The artist may stand before the title or behind it.
    private static List<TrackIdentity> Turned(
        TrackFacts facts,
        TitleReading reading,
        string? albumKey,
        ArtistCredits credits,
        long duration,
        string? isrc,
        string? number)
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
                AlbumKey = albumKey,
                Credits = credits,
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

using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace TrackStore.Sample.Web.Components.Library;

/// <summary>
/// What the library page shows. It is the page's address, so that a reload, a bookmark and the way back lead to the same.
/// </summary>
public sealed partial record LibraryView
{
    private const string TrackPath = "track/";
    private const string MonthFormat = "yyyy-MM";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss.FFFFFFF'Z'";

    /// <summary>Gets how the library is shown.</summary>
    public ViewKind Kind { get; init; }

    /// <summary>Gets the track whose details are open, or null.</summary>
    public long? TrackId { get; init; }

    /// <summary>Gets the words to search for, or null.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the order, such as "artist" or "-year" for the latest first, or null for the order of the kind.</summary>
    public string? Sort { get; init; }

    /// <summary>Gets the album whose tracks are listed, or null.</summary>
    public long? AlbumId { get; init; }

    /// <summary>Gets the genre, or null for any.</summary>
    public string? Genre { get; init; }

    /// <summary>Gets the tag, or null for any.</summary>
    public string? Tag { get; init; }

    /// <summary>Gets the first year of the decade, or null for any.</summary>
    public int? Decade { get; init; }

    /// <summary>Gets the lowest BPM of a band, or null for any.</summary>
    public int? Bpm { get; init; }

    /// <summary>Gets the last whole BPM of the band, or null for a band of ten.</summary>
    public int? BpmTo { get; init; }

    /// <summary>Gets the key, or null for any.</summary>
    public string? Key { get; init; }

    /// <summary>Gets the platform that tracks are linked to, or null for any.</summary>
    public string? Platform { get; init; }

    /// <summary>Gets a value indicating whether only tracks that are due for a sync are listed.</summary>
    public bool IsDue { get; init; }

    /// <summary>Gets the first day of the month (UTC) in which tracks were added, or null for any.</summary>
    public DateOnly? Added { get; init; }

    /// <summary>Gets the first day of the month (UTC) before which tracks were added, or null for any.</summary>
    public DateOnly? AddedBefore { get; init; }

    /// <summary>Gets the time from which tracks were added, or null for any.</summary>
    public DateTimeOffset? AddedFrom { get; init; }

    /// <summary>Gets the time until which tracks were added, or null for any.</summary>
    public DateTimeOffset? AddedUntil { get; init; }

    /// <summary>Gets the time from which tracks were changed, or null for any.</summary>
    public DateTimeOffset? ChangedFrom { get; init; }

    /// <summary>Gets a field and the source that its shown value comes from, or null for any.</summary>
    public TrackFieldSource? Source { get; init; }

    /// <summary>Gets a value indicating whether only what has a picture is listed.</summary>
    public bool HasPicture { get; init; }

    /// <summary>Gets what the tracks lack: "picture", "tag" or a name of <see cref="MissingFields"/>; or null.</summary>
    public string? Missing { get; init; }

    /// <summary>Gets a value indicating whether anything restricts the list.</summary>
    public bool IsFiltered => this with { Kind = default, TrackId = null, Sort = null } != new LibraryView();

    /// <summary>Gets the view without its details, to tell whether the list stays the same.</summary>
    public LibraryView List => this with { TrackId = null };

    /// <summary>Reads an address.</summary>
    /// <param name="path">The path and query, without the slash before them.</param>
    public static LibraryView Parse(string path)
    {
        int mark = path.IndexOf('?', StringComparison.Ordinal);
        Dictionary<string, StringValues> query = QueryHelpers.ParseQuery(mark < 0 ? "" : path[mark..]);
        string place = mark < 0 ? path : path[..mark];
        string[] bpm = (Of("bpm") ?? "").Split('-');
        return new LibraryView
        {
            Kind = Enum.TryParse(Of("view"), ignoreCase: true, out ViewKind kind) && Enum.IsDefined(kind) ? kind : ViewKind.Albums,
            TrackId = place.StartsWith(TrackPath, StringComparison.OrdinalIgnoreCase) ? NumberOf(place[TrackPath.Length..]) : null,
            Text = Of("q"),
            Sort = Of("sort"),
            AlbumId = NumberOf(Of("album")),
            Genre = Of("genre"),
            Tag = Of("tag"),
            Decade = (int?)NumberOf(Of("decade")),
            Bpm = (int?)NumberOf(bpm[0]),
            BpmTo = NumberOf(bpm[0]) is not null && bpm is [_, var to] ? (int?)NumberOf(to) : null,
            Key = MusicalKey.TryParse(Of("key"), out MusicalKey key) ? key.ToString() : null,
            Platform = Of("platform"),
            IsDue = Of("due") is not null,
            Added = MonthOf(Of("added")),
            AddedBefore = MonthOf(Of("before")),
            AddedFrom = TimeOf(Of("from")),
            AddedUntil = TimeOf(Of("until")),
            ChangedFrom = TimeOf(Of("changed")),
            Source = SourceOf(Of("source")),
            HasPicture = Of("picture") is not null,
            Missing = MissingOf(Of("missing")),
        };

        string? Of(string name)
            => query.TryGetValue(name, out StringValues values) && !string.IsNullOrWhiteSpace(values[0]) ? values[0] : null;
    }

    /// <summary>Returns the address, relative to the application's.</summary>
    public string ToAddress()
    {
        Dictionary<string, string?> query = new()
        {
            ["view"] = Kind == ViewKind.Albums ? null : Kind.ToString().ToLowerInvariant(),
            ["q"] = Text,
            ["sort"] = Sort,
            ["album"] = AlbumId?.ToString(CultureInfo.InvariantCulture),
            ["genre"] = Genre,
            ["tag"] = Tag,
            ["decade"] = Decade?.ToString(CultureInfo.InvariantCulture),
            ["bpm"] = BpmTo is { } to
                ? string.Create(CultureInfo.InvariantCulture, $"{Bpm}-{to}")
                : Bpm?.ToString(CultureInfo.InvariantCulture),
            ["key"] = Key,
            ["platform"] = Platform,
            ["due"] = IsDue ? "1" : null,
            ["added"] = Added?.ToString(MonthFormat, CultureInfo.InvariantCulture),
            ["before"] = AddedBefore?.ToString(MonthFormat, CultureInfo.InvariantCulture),
            ["from"] = TextOf(AddedFrom),
            ["until"] = TextOf(AddedUntil),
            ["changed"] = TextOf(ChangedFrom),
            ["source"] = Source is { } source ? $"{source.Field.ToString().ToLowerInvariant()}:{source.Source}" : null,
            ["picture"] = HasPicture ? "1" : null,
            ["missing"] = Missing,
        };
        string path = TrackId is { } id ? string.Create(CultureInfo.InvariantCulture, $"/{TrackPath}{id}") : "/";
        return QueryHelpers.AddQueryString(path, query.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }

    private static string? MissingOf(string? text)
        => text is "picture" or "tag" || MissingFields.Any(known => known.Name == text) ? text : null;

    private static long? NumberOf(string? text)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    // The last year has no month after its last one.
    private static DateOnly? MonthOf(string? text)
        => DateOnly.TryParseExact(text, MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month)
            && month.Year < DateOnly.MaxValue.Year
            ? month
            : null;

    private static DateTimeOffset? TimeOf(string? text)
        => DateTimeOffset.TryParseExact(
            text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;

    private static string? TextOf(DateTimeOffset? time) => time?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static TrackFieldSource? SourceOf(string? text) => text?.Split(':', 2) is [var name, { Length: > 0 } source]
        && Enum.TryParse(name, ignoreCase: true, out TrackField field) && Enum.IsDefined(field)
        && field is not (TrackField.Genres or TrackField.Artwork)
            ? new TrackFieldSource(field, source)
            : null;
}

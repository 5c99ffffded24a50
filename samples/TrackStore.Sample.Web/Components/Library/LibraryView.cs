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

    /// <summary>Gets the lowest BPM of a band of ten, or null for any.</summary>
    public int? Bpm { get; init; }

    /// <summary>Gets the key, or null for any.</summary>
    public string? Key { get; init; }

    /// <summary>Gets the platform that tracks are linked to, or null for any.</summary>
    public string? Platform { get; init; }

    /// <summary>Gets a value indicating whether only tracks that are due for a sync are listed.</summary>
    public bool IsDue { get; init; }

    /// <summary>Gets what the tracks lack: "picture" or "tag"; or null.</summary>
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
            Bpm = (int?)NumberOf(Of("bpm")),
            Key = MusicalKey.TryParse(Of("key"), out MusicalKey key) ? key.ToString() : null,
            Platform = Of("platform"),
            IsDue = Of("due") is not null,
            Missing = Of("missing") is "picture" or "tag" ? Of("missing") : null,
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
            ["bpm"] = Bpm?.ToString(CultureInfo.InvariantCulture),
            ["key"] = Key,
            ["platform"] = Platform,
            ["due"] = IsDue ? "1" : null,
            ["missing"] = Missing,
        };
        string path = TrackId is { } id ? string.Create(CultureInfo.InvariantCulture, $"/{TrackPath}{id}") : "/";
        return QueryHelpers.AddQueryString(path, query.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }

    /// <summary>Lists the filters that are on.</summary>
    public IEnumerable<FilterChip> GetChips()
    {
        if (Genre is not null)
            yield return new FilterChip(Genre, this with { Genre = null });
        if (Tag is not null)
            yield return new FilterChip($"Tag: {Tag}", this with { Tag = null });
        if (Decade is { } decade)
            yield return new FilterChip(string.Create(CultureInfo.InvariantCulture, $"{decade}s"), this with { Decade = null });
        if (Bpm is { } bpm)
        {
            yield return new FilterChip(
                string.Create(CultureInfo.InvariantCulture, $"{bpm} to {bpm + 9} BPM"), this with { Bpm = null }, true);
        }

        if (Key is not null)
            yield return new FilterChip($"In {Key}", this with { Key = null }, true);
        if (Platform is not null)
            yield return new FilterChip($"On {Platform}", this with { Platform = null }, true);
        if (IsDue)
            yield return new FilterChip("Due for sync", this with { IsDue = false }, true);
        if (Missing == "picture")
            yield return new FilterChip("No picture", this with { Missing = null });
        if (Missing == "tag")
            yield return new FilterChip("No tag", this with { Missing = null }, true);
    }

    private static long? NumberOf(string? text)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}

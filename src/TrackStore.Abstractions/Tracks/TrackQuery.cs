namespace TrackStore;

/// <summary>Selects tracks. A track must match all filters that are set; a filter that is null or empty is ignored.</summary>
public sealed record TrackQuery
{
    /// <summary>Gets words that must each occur in the title, the artist or the album, ignoring case, accents and width.</summary>
    public string? Text { get; init; }

    /// <summary>Gets text that the artist must contain, ignoring case and accents.</summary>
    public string? Artist { get; init; }

    /// <summary>Gets the <see cref="ArtistItem.Key"/> of the artist that the track must show, to list the tracks of one artist.</summary>
    public string? ArtistKey { get; init; }

    /// <summary>Gets text that the album's title must contain, ignoring case and accents.</summary>
    public string? Album { get; init; }

    /// <summary>
    /// Gets the identifier of the album that the track must be on: the one that it shows, or another one that it appears on
    /// (<see cref="ITrackRepository.GetAppearancesAsync"/>). The disc and number of the items are those on this album.
    /// </summary>
    public long? AlbumId { get; init; }

    /// <summary>Gets genres of which at least one must be among the track's effective genres, ignoring case and accents.</summary>
    public IReadOnlyList<string> Genres { get; init; } = [];

    /// <summary>Gets tags that the track must all have, ignoring case and accents.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Gets tags of which the track must have at least one, ignoring case and accents.</summary>
    public IReadOnlyList<string> AnyTags { get; init; } = [];

    /// <summary>Gets tags of which the track must have none, ignoring case and accents.</summary>
    public IReadOnlyList<string> ExcludedTags { get; init; } = [];

    /// <summary>Gets whether the track must have tags (true) or none at all (false).</summary>
    public bool? IsTagged { get; init; }

    /// <summary>Gets the record label, ignoring case and accents.</summary>
    public string? Label { get; init; }

    /// <summary>Gets a platform to which the track must be linked; it also sets <see cref="TrackItem.PlatformId"/> of the items.</summary>
    public string? Platform { get; init; }

    /// <summary>Gets a platform to which the track must not be linked.</summary>
    public string? NotLinkedTo { get; init; }

    /// <summary>
    /// Gets whether the primary link to <see cref="Platform"/>, or any primary link when that is null, must be stale (true) or fresh
    /// (false).
    /// </summary>
    public bool? NeedsUpdate { get; init; }

    /// <summary>
    /// Gets a platform whose source must no longer list the track: all its links to the platform are marked as missing
    /// (<see cref="PlatformInfo.MissingSince"/>).
    /// </summary>
    public string? MissingAt { get; init; }

    /// <summary>Gets whether the track must have (true) or lack (false) a picture, its own or its album's.</summary>
    public bool? HasImage { get; init; }

    /// <summary>Gets whether the audio file must be available locally (true) or not (false).</summary>
    public bool? IsAvailableLocally { get; init; }

    /// <summary>Gets the first year, inclusive; tracks without a year are excluded.</summary>
    public int? MinYear { get; init; }

    /// <summary>Gets the last year, inclusive; tracks without a year are excluded.</summary>
    public int? MaxYear { get; init; }

    /// <summary>Gets the lowest tempo in beats per minute, inclusive; tracks without a tempo are excluded.</summary>
    public double? MinBpm { get; init; }

    /// <summary>Gets the highest tempo in beats per minute, inclusive; tracks without a tempo are excluded.</summary>
    public double? MaxBpm { get; init; }

    /// <summary>Gets the shortest duration, inclusive; tracks without a duration are excluded.</summary>
    public TimeSpan? MinDuration { get; init; }

    /// <summary>Gets the longest duration, inclusive; tracks without a duration are excluded.</summary>
    public TimeSpan? MaxDuration { get; init; }

    /// <summary>Gets the time since which the track must have been added, inclusive.</summary>
    public DateTimeOffset? AddedSince { get; init; }

    /// <summary>Gets the time before which the track must have been added, exclusive.</summary>
    public DateTimeOffset? AddedBefore { get; init; }

    /// <summary>Gets the time since which the track must have been changed, inclusive.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>
    /// Gets a field, and the source from which the value that the track shows must come; or null. A field without a value has no source.
    /// </summary>
    public TrackFieldSource? FieldSource { get; init; }

    /// <summary>
    /// Gets a field of which the track must show no value: <see cref="TrackField.Year"/>, <see cref="TrackField.Bpm"/>,
    /// <see cref="TrackField.MusicalKey"/>, <see cref="TrackField.Duration"/>, <see cref="TrackField.Label"/> or
    /// <see cref="TrackField.Genres"/>. A year or key that can't be read is no value.
    /// </summary>
    public TrackField? Without { get; init; }

    /// <summary>
    /// Gets the key that the track must be in, in whatever notation it is written; tracks whose key can't be read are excluded.
    /// </summary>
    public MusicalKey? MusicalKey { get; init; }

    /// <summary>
    /// Gets a value indicating whether tracks in keys that mix well with <see cref="MusicalKey"/> match too: its neighbors on the Camelot
    /// wheel and its relative key (<see cref="TrackStore.MusicalKey.GetCompatibleKeys"/>).
    /// </summary>
    public bool IncludeCompatibleKeys { get; init; }

    /// <summary>Gets the order of the list.</summary>
    /// <value>The default is <see cref="TrackOrder.Title"/>.</value>
    public TrackOrder OrderBy { get; init; }

    /// <summary>
    /// Gets a value indicating whether the order is reversed; tracks without a year, tempo, duration, key or number still come last.
    /// <see cref="TrackOrder.Relevance"/> has one direction.
    /// </summary>
    public bool Descending { get; init; }

    /// <summary>Gets the lists that the items of a page contain. They take at most two more reads a page.</summary>
    /// <value>The default is <see cref="TrackItemParts.None"/>.</value>
    public TrackItemParts Include { get; init; }

    /// <summary>Gets the maximum number of tracks on a page, from 1 to 1,000.</summary>
    /// <value>The default is 50.</value>
    public int PageSize { get; init; } = 50;

    /// <summary>
    /// Gets the <see cref="TrackPage.NextCursor"/> of the previous page, or null for the first page. It is valid only for the same order,
    /// and stays valid when tracks are added, changed or deleted.
    /// </summary>
    public string? Cursor { get; init; }

    /// <summary>
    /// Gets the number of tracks to leave out after the cursor, or from the start of the list without one, so that a virtualized list can
    /// jump to any row.
    /// </summary>
    public int Skip { get; init; }
}

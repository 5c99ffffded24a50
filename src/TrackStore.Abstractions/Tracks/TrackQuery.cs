namespace TrackStore;

/// <summary>Selects tracks. Every filter that is set must hold; one that is left null or empty does not count.</summary>
public sealed record TrackQuery
{
    /// <summary>Gets words that must each occur in the title, the artist or the album; case, accents and width don't count.</summary>
    public string? Text { get; init; }

    /// <summary>Gets text that the artist must contain; case and accents don't count.</summary>
    public string? Artist { get; init; }

    /// <summary>Gets text that the album's title must contain; case and accents don't count.</summary>
    public string? Album { get; init; }

    /// <summary>Gets the identifier of the album that the tracks belong to.</summary>
    public long? AlbumId { get; init; }

    /// <summary>Gets a genre that the track must have among its effective genres; case and accents don't count.</summary>
    public string? Genre { get; init; }

    /// <summary>Gets the user tags that the track must all have; case and accents don't count.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Gets a platform that the track must be linked to; the items then carry their <see cref="TrackItem.PlatformId"/>.</summary>
    public string? Platform { get; init; }

    /// <summary>Gets whether a link must be stale (true) or fresh (false): the link to <see cref="Platform"/>, or any when that is null.</summary>
    public bool? NeedsUpdate { get; init; }

    /// <summary>Gets whether the track must have (true) or lack (false) a picture, its own or its album's.</summary>
    public bool? HasImage { get; init; }

    /// <summary>Gets whether the audio file must be (true) or must not be (false) on this machine.</summary>
    public bool? IsAvailableLocally { get; init; }

    /// <summary>Gets the first year, inclusive; tracks without a year are left out.</summary>
    public int? MinYear { get; init; }

    /// <summary>Gets the last year, inclusive; tracks without a year are left out.</summary>
    public int? MaxYear { get; init; }

    /// <summary>Gets the lowest tempo in beats per minute, inclusive; tracks without one are left out.</summary>
    public double? MinBpm { get; init; }

    /// <summary>Gets the highest tempo in beats per minute, inclusive; tracks without one are left out.</summary>
    public double? MaxBpm { get; init; }

    /// <summary>Gets the order of the list.</summary>
    /// <value>The default is <see cref="TrackOrder.Title"/>.</value>
    public TrackOrder OrderBy { get; init; }

    /// <summary>Gets a value indicating whether the order is reversed; tracks without a year or tempo stand last all the same.</summary>
    public bool Descending { get; init; }

    /// <summary>Gets how many tracks a page holds at most: 1 to 1,000.</summary>
    /// <value>The default is 50.</value>
    public int PageSize { get; init; } = 50;

    /// <summary>Gets the <see cref="TrackPage.NextCursor"/> of the page before, or null for the first page. It fits the same order only.</summary>
    public string? Cursor { get; init; }
}

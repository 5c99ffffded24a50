namespace TrackStore;

/// <summary>
/// Numbers of tracks per genre, tag, year and more. A list that was not requested is null; an empty one means that no track has a value.
/// Tracks without a value are in no list: their number follows from <see cref="TrackCount"/> where a track has at most one value, and
/// <see cref="WithoutGenre"/> is that of tracks without a genre.
/// </summary>
public sealed record TrackFacets
{
    /// <summary>Gets the number of all tracks that were counted.</summary>
    public required int TrackCount { get; init; }

    /// <summary>Gets the tracks per effective genre, the most frequent first.</summary>
    public IReadOnlyList<FacetValue<string>>? Genres { get; init; }

    /// <summary>
    /// Gets the number of tracks without an effective genre; null when <see cref="TrackFacetKinds.Genres"/> was not requested.
    /// </summary>
    public int? WithoutGenre { get; init; }

    /// <summary>Gets the tracks per tag, the most frequent first.</summary>
    public IReadOnlyList<FacetValue<string>>? Tags { get; init; }

    /// <summary>Gets the tracks per linked platform, the most frequent first.</summary>
    public IReadOnlyList<PlatformFacet>? Platforms { get; init; }

    /// <summary>Gets the tracks per year, the earliest first.</summary>
    public IReadOnlyList<FacetValue<int>>? Years { get; init; }

    /// <summary>Gets the tracks per decade, the earliest first. The value is the decade's first year: 1990.</summary>
    public IReadOnlyList<FacetValue<int>>? Decades { get; init; }

    /// <summary>
    /// Gets the tracks per band of five beats per minute, the slowest first. The value is the lowest tempo of the band: 120 stands for
    /// 120 up to, but not including, 125.
    /// </summary>
    public IReadOnlyList<FacetValue<int>>? BpmBands { get; init; }

    /// <summary>Gets the tracks per musical key around the Camelot wheel: 1A, 1B, 2A.</summary>
    public IReadOnlyList<FacetValue<MusicalKey>>? Keys { get; init; }

    /// <summary>
    /// Gets the tracks per month of UTC in which they were added, the earliest first. The value is the month's first day.
    /// </summary>
    public IReadOnlyList<FacetValue<DateOnly>>? MonthsAdded { get; init; }

    /// <summary>
    /// Gets the number of tracks that show a picture, their own or their album's; null when <see cref="TrackFacetKinds.Images"/> was not
    /// requested. All others show none.
    /// </summary>
    public int? WithImage { get; init; }

    /// <summary>
    /// Gets the tracks by the source of what they show: by field, and within it the most frequent source first. A track without a value is
    /// not counted, and neither genres nor pictures are among the fields.
    /// </summary>
    public IReadOnlyList<FieldSourceFacet>? FieldSources { get; init; }
}

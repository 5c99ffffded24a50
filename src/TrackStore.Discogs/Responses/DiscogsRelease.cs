namespace TrackStore.Discogs.Responses;

/// <summary>A release, complete or as a list shows it. Its track list is read track by track.</summary>
internal sealed record DiscogsRelease
{
    public long Id { get; init; }

    public long? MasterId { get; init; }

    public string? Title { get; init; }

    public string? Uri { get; init; }

    public string? Year { get; init; }

    public string? Released { get; init; }

    public string? Country { get; init; }

    public string? ArtistsSort { get; init; }

    public string? Thumb { get; init; }

    public string? CoverImage { get; init; }

    public IReadOnlyList<DiscogsArtist?>? Artists { get; init; }

    public IReadOnlyList<DiscogsLabel?>? Labels { get; init; }

    public IReadOnlyList<DiscogsFormat?>? Formats { get; init; }

    public IReadOnlyList<DiscogsImage?>? Images { get; init; }

    public IReadOnlyList<string?>? Genres { get; init; }

    public IReadOnlyList<string?>? Styles { get; init; }
}

namespace TrackStore.Spotify.Responses;

/// <summary>An album; label and tracks are present only if the album itself was requested.</summary>
internal sealed record AlbumJson
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? AlbumType { get; init; }

    public string? ReleaseDate { get; init; }

    public string? Label { get; init; }

    public IReadOnlyList<ArtistJson?>? Artists { get; init; }

    public IReadOnlyList<ImageJson?>? Images { get; init; }

    public ExternalIdsJson? ExternalIds { get; init; }

    public PageJson? Tracks { get; init; }
}

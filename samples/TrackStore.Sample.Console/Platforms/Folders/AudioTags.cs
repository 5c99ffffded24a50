namespace TrackStore.Sample.Platforms.Folders;

/// <summary>What an audio file says about itself. A null member is unknown.</summary>
internal sealed record AudioTags
{
    public string? Title { get; init; }

    public string? Artist { get; init; }

    public string? Album { get; init; }

    public string? AlbumArtist { get; init; }

    public string? Year { get; init; }

    public TimeSpan? Duration { get; init; }

    public double? Bpm { get; init; }

    public string? MusicalKey { get; init; }

    public string? Isrc { get; init; }

    public string? Label { get; init; }

    /// <summary>Gets the genres, or null when the file has none.</summary>
    public IReadOnlyList<string>? Genres { get; init; }

    public uint Track { get; init; }

    public uint Disc { get; init; }

    /// <summary>Gets the front cover, as it is embedded, or null.</summary>
    public byte[]? Cover { get; init; }
}

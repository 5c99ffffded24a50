namespace TrackStore.Sample.Rendering;

/// <summary>Lists a platform's search results with numbers, and the library's track that each matches.</summary>
internal static class FoundTracksView
{
    private static readonly Column[] Columns =
    [
        new("No", RightAligned: true),
        new("Id", IsWhole: true),
        new("Artist", MinWidth: 12),
        new("Title", MinWidth: 12),
        new("Album", Optional: 2, MinWidth: 12),
        new("Year", IsWhole: true, Optional: 3),
        new("Length", RightAligned: true, Optional: 4),
        new("Track", RightAligned: true, Optional: 1),
    ];

    /// <summary>Writes the list.</summary>
    /// <param name="output">Where it is written.</param>
    /// <param name="found">The results.</param>
    /// <param name="known">What a sync would do with each; empty when there is no library.</param>
    public static void Write(Output output, IReadOnlyList<PlatformTrack> found, IReadOnlyList<SyncItem> known) => output.List(
        Columns,
        [.. found.Select((track, index) => new[]
        {
            Format.Id(index + 1),
            track.Id,
            track.Artist,
            track.Title,
            track.Album,
            track.Year is { Length: > 4 } date ? date[..4] : track.Year,
            Format.Duration(track.Duration),
            Format.Id(known.ElementAtOrDefault(index)?.TrackId),
        })]);
}

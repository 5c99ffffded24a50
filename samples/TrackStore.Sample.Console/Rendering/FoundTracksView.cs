namespace TrackStore.Sample.Rendering;

/// <summary>Lists what a platform found, numbered, and which track of the library each is.</summary>
internal static class FoundTracksView
{
    /// <param name="output">Where it is written.</param>
    /// <param name="found">What was found.</param>
    /// <param name="known">What taking each in would do; empty when there is no library.</param>
    public static void Write(Output output, IReadOnlyList<PlatformTrack> found, IReadOnlyList<SyncItem> known) => output.List(
        [new("No", RightAligned: true), new("Id", IsWhole: true), new("Artist"), new("Title"), new("Album", IsExtra: true), new("Year", IsWhole: true), new("Length", RightAligned: true), new("Track", RightAligned: true)],
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

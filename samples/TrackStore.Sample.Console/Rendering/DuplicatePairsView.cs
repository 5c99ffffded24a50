namespace TrackStore.Sample.Rendering;

/// <summary>Lists pairs of tracks, each track on a line of its own.</summary>
internal static class DuplicatePairsView
{
    private static readonly Column[] Columns =
    [
        new("Pair", RightAligned: true),
        new("Track", RightAligned: true),
        new("Artist", MinWidth: 12),
        new("Title", MinWidth: 12),
        new("Album", Optional: 2, MinWidth: 12),
        new("Length", RightAligned: true, IsWhole: true),
        new("Platforms", Optional: 1),
        new("Why", MinWidth: 16),
    ];

    public static void Write(Output output, IReadOnlyList<DuplicatePair> pairs) => output.List(
        Columns, [.. pairs.SelectMany((pair, index) => new[] { Row(index, pair.First, WhyOf(pair)), Row(index, pair.Second, "") })]);

    private static string[] Row(int index, DuplicateTrack track, string why) =>
    [
        Format.Id(index + 1),
        Format.Id(track.TrackId),
        track.Artist,
        track.Title,
        track.Album ?? "",
        Format.Duration(track.Duration),
        string.Join(", ", track.Platforms),
        why,
    ];

    private static string WhyOf(DuplicatePair pair) => pair.IsRejected ? "kept apart"
        : pair.Decision == IdentityDecision.Same ? $"the same: {ReasonText.For(pair.Reasons)}"
        : ReasonText.Against(pair.Reasons) is { Length: > 0 } doubt ? $"to decide: {doubt}"
        : $"to decide: {ReasonText.For(pair.Reasons)}";
}

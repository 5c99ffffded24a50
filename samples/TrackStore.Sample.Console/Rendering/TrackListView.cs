namespace TrackStore.Sample.Rendering;

/// <summary>Lists tracks, one per row.</summary>
internal static class TrackListView
{
    public static void Write(Output output, IReadOnlyList<TrackItem> items, bool withPlatform = false)
    {
        Column[] columns =
        [
            new("Id", RightAligned: true),
            new("Artist", MinWidth: 14),
            new("Title", MinWidth: 14),
            new("Album", Optional: 3, MinWidth: 14),
            new("Year", IsWhole: true, Optional: 1),
            new("BPM", RightAligned: true, Optional: 4),
            new("Length", RightAligned: true, Optional: 2),
            new("Image", IsWhole: true, Optional: 5),
            new("Album id", RightAligned: true, Optional: 6),
            .. withPlatform ? [new Column("Platform id", IsWhole: true)] : Array.Empty<Column>(),
        ];
        output.List(columns, [.. items.Select(item => Row(item, withPlatform))]);
    }

    private static string?[] Row(TrackItem item, bool withPlatform) =>
    [
        Format.Id(item.TrackId),
        item.Artist,
        item.Title,
        item.Album,
        item.Year,
        Format.Bpm(item.Bpm),
        Format.Duration(item.Duration),
        item.HasImage ? "yes" : "",
        Format.Id(item.AlbumId),
        .. withPlatform ? [item.PlatformId] : Array.Empty<string?>(),
    ];
}

namespace TrackStore.Sample.Rendering;

/// <summary>Shows a list of tracks, one a line.</summary>
internal static class TrackListView
{
    public static void Write(Output output, IReadOnlyList<TrackItem> items, bool withPlatform = false)
    {
        Column[] columns =
        [
            new("Id", RightAligned: true),
            new("Artist"),
            new("Title"),
            new("Album"),
            new("Year"),
            new("BPM", RightAligned: true),
            new("Length", RightAligned: true),
            new("Image"),
            new("Album id", RightAligned: true, IsExtra: true),
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

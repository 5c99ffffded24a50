namespace TrackStore.Sample.Rendering;

/// <summary>Shows one track, section by section; a section with nothing in it says so in one line or is left out.</summary>
internal static class TrackDetailsView
{
    public static void WriteFields(Output output, Track track, IReadOnlyList<TrackFieldValue> layers)
    {
        output.Line($"[bold]{track.Artist} - {track.Title}[/]  #{track.Id}");
        List<string?[]> rows = [];
        foreach (IGrouping<TrackField, TrackFieldValue> field in layers.GroupBy(value => value.Field))
        {
            TrackFieldValue shown = field.FirstOrDefault(value => value.IsEffective) ?? field.First();
            IEnumerable<string> below = field.Where(value => value != shown).Select(value => $"{ExplanationView.SourceOf(value)}: {Format.FieldValue(value.Field, value.Value)}");
            rows.Add([Commands.FieldNames.Of(field.Key), Format.FieldValue(shown.Field, shown.Value), ExplanationView.SourceOf(shown), string.Join("; ", below)]);
        }

        output.Table([new("Field"), new("Value"), new("From"), new("Below it")], rows);
        if (track.IsAvailableLocally || track.LocalPath is not null)
            output.Line($"File     {(track.IsAvailableLocally ? "on this machine" : "not on this machine")} {track.LocalPath}");
        output.Line($"Added    {Format.Time(track.CreatedAt)}, changed {Format.Time(track.UpdatedAt)}");
    }

    public static void WriteAlbum(Output output, Album album)
    {
        string[] details = [.. new[] { album.ReleaseYear, album.Label, album.CatalogNumber, Format.Count(album.TrackCount, "track") }.OfType<string>()];
        output.Line($"Album    {album.Artist} - {album.Title}  (album #{album.Id}; {string.Join(", ", details)})");
    }

    public static void WriteGenres(Output output, IReadOnlyList<TrackGenre> genres)
    {
        if (genres.Count == 0)
            output.Line($"Genres   none");
        foreach (IGrouping<string, TrackGenre> source in genres.GroupBy(genre => genre.Source))
            output.Line($"Genres   {string.Join(", ", source.Select(genre => genre.Name))}  ({source.Key}{(source.First().IsEffective ? "" : ", not shown")})");
    }

    public static void WriteTags(Output output, IReadOnlyList<Tag> tags)
        => output.Line($"Tags     {(tags.Count == 0 ? "none" : string.Join(", ", tags.Select(tag => tag.Name)))}");

    public static void WritePlatforms(Output output, IReadOnlyList<PlatformInfo> links)
    {
        if (links.Count == 0)
        {
            output.Line($"Links    none");
            return;
        }

        output.Heading($"Platforms");
        output.Table(
            [new("Platform"), new("Id", IsWhole: true), new("State"), new("Last synced"), new("Data", RightAligned: true, IsExtra: true), new("Address", IsExtra: true, Least: 20)],
            [.. links.Select(link => new[]
            {
                link.Platform,
                link.PlatformId,
                link.NeedsUpdate ? "needs an update" : "fresh",
                Format.Time(link.LastSynced),
                link.PlatformData is { } data ? Format.Count(data.Length, "character") : "",
                link.PlatformUri,
            })]);
    }

    public static void WriteImages(Output output, IReadOnlyList<ImageInfo> images)
    {
        if (images.Count == 0)
        {
            output.Line($"Images   none");
            return;
        }

        output.Heading($"Images");
        output.Table(
            [new("Whose"), new("Size"), new("Pixels", RightAligned: true), new("Bytes", RightAligned: true), new("Type", IsExtra: true), new("Source", Least: 20), new("Picture", RightAligned: true)],
            [.. images.Select(image => new[]
            {
                image.TrackId is null ? "album" : "track",
                Name(image.Size),
                Format.Pixels(image),
                Format.Number(image.ByteLength),
                image.MimeType,
                image.SourceUrl is { } url ? $"{image.Source} {url}" : image.Source,
                $"#{image.ArtworkId}",
            })]);
    }

    private static string Name(Enum value) => value.ToString().ToLowerInvariant();
}

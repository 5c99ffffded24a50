using TrackStore.Sample.Commands.Arguments;

namespace TrackStore.Sample.Rendering;

/// <summary>Shows one track, section by section. An empty section says so in one line.</summary>
internal static class TrackDetailsView
{
    public static void WriteFields(Output output, Track track, IReadOnlyList<TrackFieldValue> layers)
    {
        output.Line($"[bold]{track.Artist} - {track.Title}[/]  #{track.Id}");
        List<string?[]> rows = [];
        foreach (IGrouping<TrackField, TrackFieldValue> field in layers.GroupBy(value => value.Field))
        {
            TrackFieldValue shown = field.FirstOrDefault(value => value.IsEffective) ?? field.First();
            IEnumerable<string> others = field
                .Where(value => value != shown)
                .Select(value => $"{ExplanationView.SourceOf(value)}: {Format.FieldValue(value.Field, value.Value)}");
            rows.Add([FieldNames.Of(field.Key), Format.FieldValue(shown.Field, shown.Value), ExplanationView.SourceOf(shown), string.Join(
                "; ",
                others)]);
        }

        output.Table([new("Field"), new("Value", MinWidth: 12), new("From"), new("Other sources", Optional: 1, MinWidth: 16)], rows);
        if (track.IsAvailableLocally || track.LocalPath is not null)
            output.Line($"File     {(track.IsAvailableLocally ? "on this machine" : "not on this machine")} {track.LocalPath}");
        output.Line($"Added    {Format.Time(track.CreatedAt)}, changed {Format.Time(track.UpdatedAt)}");
    }

    public static void WriteAlbum(Output output, Album album)
    {
        string?[] details = [album.ReleaseYear, album.Label, album.CatalogNumber, Format.Count(album.TrackCount, "track")];
        output.Line($"Album    {album.Artist} - {album.Title}  (album #{album.Id}; {string.Join(", ", details.OfType<string>())})");
    }

    public static void WriteOtherAlbums(Output output, IReadOnlyList<TrackAppearance> appearances)
    {
        foreach (TrackAppearance other in appearances.Where(appearance => !appearance.IsShown))
        {
            string disc = other.DiscNumber is { } discNumber ? $", disc {discNumber}" : "";
            string number = other.TrackNumber is { } trackNumber ? $", number {trackNumber}" : "";
            string place = $"album #{other.AlbumId}{disc}{number}; {other.Platform} {other.PlatformId}";
            output.Line($"Also on  {other.AlbumArtist} - {other.AlbumTitle}  ({place})");
        }
    }

    public static void WriteGenres(Output output, IReadOnlyList<TrackGenre> genres)
    {
        if (genres.Count == 0)
            output.Line($"Genres   none");
        foreach (IGrouping<string, TrackGenre> source in genres.GroupBy(genre => genre.Source))
        {
            string from = source.Key == Sources.Base ? "import" : source.Key;
            string names = string.Join(", ", source.Select(genre => genre.Name));
            output.Line($"Genres   {names}  ({from}{(source.First().IsEffective ? "" : ", not shown")})");
        }
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
            [
                new("Platform"),
                new("Id", IsWhole: true),
                new("State", MinWidth: 6),
                new("Last synced", IsWhole: true, Optional: 1),
                new("Data", RightAligned: true, Optional: 3),
                new("Address", Optional: 2, MinWidth: 20),
            ],
            [.. links.Select(link => new[]
            {
                link.Platform,
                link.PlatformId,
                StateOf(link),
                Format.Time(link.LastSynced),
                link.PlatformData is { } data ? Format.Count(data.Length, "character") : "",
                link.PlatformUri,
            })]);
    }

    private static string StateOf(PlatformInfo link)
    {
        string state = link.MissingSince is { } missing ? $"missing since {Format.Time(missing)}" : link.NeedsUpdate ? "stale" : "fresh";
        return link.IsPrimary ? state : $"{state}, further";
    }

    /// <summary>Lists images, grouped by the cover they were made from.</summary>
    public static void WriteImages(Output output, IReadOnlyList<ImageInfo> images)
    {
        if (images.Count == 0)
        {
            output.Line($"Images   none");
            return;
        }

        output.Heading($"Images");
        output.Table(
            [
                new("Cover", RightAligned: true),
                new("Of"),
                new("Source"),
                new("Size"),
                new("Pixels", RightAligned: true),
                new("Bytes", RightAligned: true),
                new("Type", IsWhole: true, Optional: 1),
            ],
            [.. images.Select(image => new[]
            {
                $"#{image.ArtworkId}",
                image.TrackId is null ? "album" : "track",
                image.Source,
                Name(image.Size),
                Format.Pixels(image),
                Format.Number(image.ByteLength),
                image.MimeType,
            })]);
        foreach (ImageInfo image in images.Where(image => image.SourceUrl is not null).DistinctBy(image => image.ArtworkId))
            output.Line($"Cover #{image.ArtworkId} is from {image.SourceUrl}");
    }

    private static string Name(Enum value) => value.ToString().ToLowerInvariant();
}

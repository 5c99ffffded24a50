namespace TrackStore.Presentation.Duplicates;

/// <summary>Puts two tracks and their merge side by side, as texts.</summary>
internal static class TrackComparer
{
    private const string Separator = ", ";

    public static DuplicateComparison Compare(TrackDetails first, TrackDetails second, MergedTrack merged, PresentationTexts texts)
    {
        Dictionary<TrackField, TrackFieldValue> shown = merged.Fields.ToDictionary(value => value.Field);
        IEnumerable<ComparedValue> fields = Enum.GetValues<TrackField>()
            .Where(field => field is not (TrackField.Genres or TrackField.Artwork or TrackField.ArtworkUrl))
            .Select(field => new ComparedValue
            {
                Field = field,
                Label = texts.FieldName(field),
                First = ValueOf(first, field, texts),
                Second = ValueOf(second, field, texts),
                Merged = shown.GetValueOrDefault(field)?.Value is { } value ? texts.FormatValue(field, value) : null,
                MergedSource = shown.GetValueOrDefault(field) is { } winner ? texts.SourceName(winner) : null,
            });
        ComparedValue[] others =
        [
            new()
            {
                Field = TrackField.Genres,
                Label = texts.FieldName(TrackField.Genres),
                First = Join(first.Genres.Where(genre => genre.IsEffective).Select(genre => genre.Name)),
                Second = Join(second.Genres.Where(genre => genre.IsEffective).Select(genre => genre.Name)),
                Merged = Join(merged.Genres),
            },
            new()
            {
                Label = texts.TagsLabel,
                First = Join(first.Tags.Select(tag => tag.Name)),
                Second = Join(second.Tags.Select(tag => tag.Name)),
                Merged = Join(merged.Tags),
            },
            new()
            {
                Label = texts.PlatformsLabel,
                First = PlatformsOf(first.Links.Select(link => link.Platform), texts),
                Second = PlatformsOf(second.Links.Select(link => link.Platform), texts),
                Merged = PlatformsOf(merged.Platforms, texts),
            },
            new()
            {
                Label = texts.LocalFileLabel,
                First = first.Track.LocalPath,
                Second = second.Track.LocalPath,
                Merged = merged.LocalPath,
            },
        ];
        return new DuplicateComparison
        {
            First = first,
            Second = second,
            Merged = merged,
            Values = [.. fields.Concat(others).Where(value => (value.First ?? value.Second ?? value.Merged) is not null)],
        };
    }

    private static string? ValueOf(TrackDetails track, TrackField field, PresentationTexts texts)
        => track.Fields.FirstOrDefault(explained => explained.Field == field)?.Value is { } value ? texts.FormatValue(field, value) : null;

    private static string? PlatformsOf(IEnumerable<string> platforms, PresentationTexts texts)
        => Join(platforms.Distinct().Order(StringComparer.Ordinal).Select(texts.PlatformName));

    private static string? Join(IEnumerable<string> texts) => string.Join(Separator, texts) is { Length: > 0 } all ? all : null;
}

namespace TrackStore.Presentation.Statistics;

/// <summary>Makes the charts of tracks. The query of each bar and note lists exactly the tracks that it counts.</summary>
internal sealed class TrackCharts(PresentationTexts texts)
{
    private const int DecadeYears = 10;
    private const int BpmWidth = 5;
    private const int MostGenres = 20;
    private const int MostMonths = 36;

    // A wrong tempo or year far from all others would stretch a chart beyond its page.
    private const int MostGaps = 60;

    public IReadOnlyList<StatisticsChart> Of(TrackFacets facets) =>
    [
        .. ChartScale.Chart(
            StatisticsChartKind.Decades,
            texts,
            WithGaps(facets.Decades ?? [], DecadeYears, (decade, count) => Bar(
                texts.DecadeName(decade), count, new TrackQuery { MinYear = decade, MaxYear = decade + DecadeYears - 1 })),
            Without(TrackField.Year, texts.TracksWithoutYear(facets.TrackCount - Sum(facets.Decades)))),
        .. ChartScale.Chart(
            StatisticsChartKind.Genres,
            texts,
            (facets.Genres ?? []).Take(MostGenres)
                .Select(genre => Bar(genre.Value, genre.TrackCount, new TrackQuery { Genres = [genre.Value] })),
            texts.FurtherGenres(Math.Max(0, (facets.Genres?.Count ?? 0) - MostGenres)) is { } further ? new StatisticsNote(further) : null,
            Without(TrackField.Genres, texts.TracksWithoutGenre(facets.WithoutGenre ?? 0))),
        .. ChartScale.Chart(
            StatisticsChartKind.Bpm,
            texts,
            WithGaps(facets.BpmBands ?? [], BpmWidth, (bpm, count) => Bar(
                texts.BpmBandName(bpm, BpmWidth),
                count,
                new TrackQuery { MinBpm = bpm, MaxBpm = Math.BitDecrement((double)(bpm + BpmWidth)) })),
            Without(TrackField.Bpm, texts.TracksWithoutBpm(facets.TrackCount - Sum(facets.BpmBands)))),
        .. ChartScale.Chart(
            StatisticsChartKind.Keys,
            texts,
            (facets.Keys ?? []).Select(key => Bar(
                texts.KeyName(key.Value), key.TrackCount, new TrackQuery { MusicalKey = key.Value })),
            Without(TrackField.MusicalKey, texts.TracksWithoutKey(facets.TrackCount - Sum(facets.Keys)))),
        .. ChartScale.Chart(
            StatisticsChartKind.Platforms,
            texts,
            (facets.Platforms ?? []).Select(platform => Bar(
                texts.PlatformName(platform.Platform), platform.TrackCount, new TrackQuery { Platform = platform.Platform }))),
        .. ChartScale.Chart(StatisticsChartKind.FieldSources, texts, SourcesOf(facets.FieldSources ?? []), facets.TrackCount),
        .. ChartScale.Chart(StatisticsChartKind.MonthsAdded, texts, MonthsOf(facets.MonthsAdded ?? [])),
    ];

    // Nobody sees the address of a picture.
    private List<StatisticsBar> SourcesOf(IReadOnlyList<FieldSourceFacet> sources)
        =>
        [
            .. sources.Where(source => source.Field != TrackField.ArtworkUrl).Select(source => Bar(
                texts.SourceName(source.Source)!,
                source.TrackCount,
                new TrackQuery { FieldSource = new TrackFieldSource(source.Field, source.Source) }) with
            {
                Group = texts.FieldName(source.Field),
            }),
        ];

    // The latest months one by one, and all before them together.
    private List<StatisticsBar> MonthsOf(IReadOnlyList<FacetValue<DateOnly>> months)
    {
        var bars = new List<StatisticsBar>();
        if (months.Count == 0)
            return bars;
        DateOnly last = months[^1].Value;
        DateOnly first = months[0].Value.AddMonths(MostMonths) > last ? months[0].Value : last.AddMonths(1 - MostMonths);
        long total = months.Where(month => month.Value < first).Sum(month => (long)month.TrackCount);
        if (total > 0)
        {
            bars.Add(Bar(texts.MonthsBeforeName(first), total, new TrackQuery { AddedBefore = StartOf(first) }) with
            {
                RunningTotal = total,
            });
        }

        Dictionary<DateOnly, int> counts = months.ToDictionary(month => month.Value, month => month.TrackCount);
        for (DateOnly month = first; month <= last; month = month.AddMonths(1))
        {
            int count = counts.GetValueOrDefault(month);
            total += count;
            var query = new TrackQuery { AddedSince = StartOf(month), AddedBefore = StartOf(month.AddMonths(1)) };
            bars.Add(Bar(texts.MonthName(month), count, query) with { RunningTotal = total });
        }

        return bars;
    }

    private static IEnumerable<StatisticsBar> WithGaps(
        IReadOnlyList<FacetValue<int>> values, int width, Func<int, int, StatisticsBar> bar)
    {
        if (values.Count == 0 || (values[^1].Value - values[0].Value) / width > MostGaps)
            return values.Select(value => bar(value.Value, value.TrackCount));
        Dictionary<int, int> counts = values.ToDictionary(value => value.Value, value => value.TrackCount);
        return Enumerable.Range(0, ((values[^1].Value - values[0].Value) / width) + 1)
            .Select(step => values[0].Value + (step * width))
            .Select(value => bar(value, counts.GetValueOrDefault(value)));
    }

    private StatisticsBar Bar(string label, long count, TrackQuery query) => new()
    {
        Label = label,
        Value = count,
        ValueText = texts.FormatCount(count),
        Query = count == 0 ? null : query,
    };

    private static StatisticsNote? Without(TrackField field, string? text)
        => text is null ? null : new StatisticsNote(text, new TrackQuery { Without = field });

    private static int Sum<T>(IReadOnlyList<FacetValue<T>>? values) => values?.Sum(value => value.TrackCount) ?? 0;

    private static DateTimeOffset StartOf(DateOnly month) => new(month, TimeOnly.MinValue, TimeSpan.Zero);
}

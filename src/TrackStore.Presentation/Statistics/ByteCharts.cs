namespace TrackStore.Presentation.Statistics;

/// <summary>Makes the charts of what the library takes on the disc.</summary>
internal sealed class ByteCharts(PresentationTexts texts)
{
    public IReadOnlyList<StatisticsChart> Of(StorageReport storage, IReadOnlyList<ImageUsage> pictures) =>
    [
        .. ChartScale.Chart(StatisticsChartKind.Storage, texts, PartsOf(storage)),
        .. ChartScale.Chart(
            StatisticsChartKind.PictureSources,
            texts,
            pictures.GroupBy(usage => usage.Source)
                .Select(source => Bar(texts.PictureSourceName(source.Key), source.Sum(usage => usage.Bytes)) with
                {
                    PictureSource = source.Key,
                })
                .OrderByDescending(bar => bar.Value)),
    ];

    private IEnumerable<StatisticsBar> PartsOf(StorageReport storage)
    {
        if (storage.TrackBytes is { } tracks)
            yield return Bar(texts.StorageOfTracks, tracks) with { Part = StoragePart.Tracks };
        if (storage.SearchBytes is { } search)
            yield return Bar(texts.StorageOfSearch, search) with { Part = StoragePart.Search };
        foreach (RenditionStorage size in storage.Renditions.Where(size => size.Bytes > 0))
            yield return Bar(texts.StorageOfPictures(size.Size), size.Bytes) with { Part = StoragePart.Pictures };
        if (storage.OriginalBytes > 0)
            yield return Bar(texts.StorageOfOriginals, storage.OriginalBytes) with { Part = StoragePart.Originals };
        if (storage.FreeBytes is > 0 and var free)
            yield return Bar(texts.StorageFree, free) with { Part = StoragePart.Free };
    }

    private StatisticsBar Bar(string label, long bytes) => new() { Label = label, Value = bytes, ValueText = texts.FormatBytes(bytes) };
}

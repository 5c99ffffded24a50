using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Facets;

/// <summary>Counts all tracks by their own columns, each from the index of its column.</summary>
internal static class ColumnFacets
{
    public static Task<int> CountAsync(DbContext context, CancellationToken cancellationToken)
        => context.Set<TrackEntity>().CountAsync(cancellationToken);

    public static Task<int> CountImagesAsync(DbContext context, CancellationToken cancellationToken)
        => context.Set<TrackEntity>().CountAsync(track => track.ShownArtworkId != null, cancellationToken);

    public static async Task<IReadOnlyList<FacetValue<int>>> ReadYearsAsync(DbContext context, CancellationToken cancellationToken)
    {
        var counts = await context.Set<TrackEntity>()
            .Where(track => track.YearNumber != null)
            .GroupBy(track => track.YearNumber!.Value)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. counts.OrderBy(year => year.Key).Select(year => new FacetValue<int>(year.Key, year.Count))];
    }

    public static async Task<IReadOnlyList<FacetValue<MusicalKey>>> ReadKeysAsync(DbContext context, CancellationToken cancellationToken)
    {
        var counts = await context.Set<TrackEntity>()
            .Where(track => track.KeyNumber != null)
            .GroupBy(track => track.KeyNumber!.Value)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return FacetBands.ToKeys(counts.ToDictionary(key => key.Key, key => key.Count));
    }

    public static async Task<IReadOnlyList<FieldSourceFacet>> ReadFieldSourcesAsync(
        DbContext context, CancellationToken cancellationToken)
    {
        Dictionary<string, int> counts = await context.Set<TrackEntity>()
            .GroupBy(track => track.FieldSources)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(sources => sources.Key, sources => sources.Count, cancellationToken)
            .ConfigureAwait(false);
        return FieldSourceCounts.Of(counts);
    }

    // Grouping by an expression would sort all tracks. Counting a range reads the index once, and empty ranges are skipped.
    public static async Task<IReadOnlyList<FacetValue<int>>> ReadBpmBandsAsync(DbContext context, CancellationToken cancellationToken)
    {
        var bands = new List<FacetValue<int>>();
        IQueryable<TrackEntity> tracks = context.Set<TrackEntity>();
        double? lowest = await tracks.MinAsync(track => track.Bpm, cancellationToken).ConfigureAwait(false);
        while (lowest is { } bpm)
        {
            int from = FacetBands.OfBpm(bpm);
            int to = from + FacetBands.BpmWidth;
            int count = await tracks.CountAsync(track => track.Bpm >= from && track.Bpm < to, cancellationToken).ConfigureAwait(false);
            if (count > 0)
                bands.Add(new FacetValue<int>(from, count));
            lowest = await tracks.Where(track => track.Bpm >= to).MinAsync(track => track.Bpm, cancellationToken).ConfigureAwait(false);
        }

        return bands;
    }

    public static async Task<IReadOnlyList<FacetValue<DateOnly>>> ReadMonthsAsync(DbContext context, CancellationToken cancellationToken)
    {
        var months = new List<FacetValue<DateOnly>>();
        IQueryable<TrackEntity> tracks = context.Set<TrackEntity>();
        DateTime? earliest = await tracks.MinAsync(track => (DateTime?)track.CreatedAt, cancellationToken).ConfigureAwait(false);
        while (earliest is { } added)
        {
            DateOnly month = FacetBands.OfMonth(added);
            DateTime from = month.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            DateTime to = month.AddMonths(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            int count = await tracks.CountAsync(track => track.CreatedAt >= from && track.CreatedAt < to, cancellationToken)
                .ConfigureAwait(false);
            if (count > 0)
                months.Add(new FacetValue<DateOnly>(month, count));
            earliest = await tracks.Where(track => track.CreatedAt >= to)
                .MinAsync(track => (DateTime?)track.CreatedAt, cancellationToken)
                .ConfigureAwait(false);
        }

        return months;
    }
}

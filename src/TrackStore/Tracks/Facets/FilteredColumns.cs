using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Facets;

/// <summary>Counts some tracks by their own columns, in one pass over them.</summary>
internal sealed class FilteredColumns
{
    // So many ids are passed faster than the filter is evaluated again for each kind of link.
    private const int MostIds = 100_000;

    private readonly Dictionary<int, int> _years = [];
    private readonly Dictionary<int, int> _bpmBands = [];
    private readonly Dictionary<int, int> _keys = [];
    private readonly Dictionary<DateOnly, int> _months = [];
    private readonly Dictionary<string, int> _fieldSources = [];
    private List<long>? _ids = [];

    public int TrackCount { get; private set; }

    public int WithImage { get; private set; }

    /// <summary>Gets the ids of the tracks, or null when there are too many.</summary>
    public IReadOnlyList<long>? Ids => _ids;

    public IReadOnlyList<FacetValue<int>> Years => Sorted(_years);

    public IReadOnlyList<FacetValue<int>> BpmBands => Sorted(_bpmBands);

    public IReadOnlyList<FacetValue<MusicalKey>> Keys => FacetBands.ToKeys(_keys);

    public IReadOnlyList<FacetValue<DateOnly>> Months => Sorted(_months);

    public IReadOnlyList<FieldSourceFacet> FieldSources => FieldSourceCounts.Of(_fieldSources);

    public static async Task<FilteredColumns> ReadAsync(
        IQueryable<TrackEntity> tracks, bool readsSources, CancellationToken cancellationToken)
    {
        var columns = new FilteredColumns();
        var rows = tracks
            .Select(track => new
            {
                track.Id,
                track.YearNumber,
                track.Bpm,
                track.KeyNumber,
                track.CreatedAt,
                FieldSources = readsSources ? track.FieldSources : null,
                HasImage = track.ShownArtworkId != null,
            })
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            columns.Add(row.Id, row.HasImage);
            if (row.YearNumber is { } year)
                Increment(columns._years, year);
            if (row.Bpm is { } bpm)
                Increment(columns._bpmBands, FacetBands.OfBpm(bpm));
            if (row.KeyNumber is { } key)
                Increment(columns._keys, key);
            if (row.FieldSources is { } sources)
                Increment(columns._fieldSources, sources);
            Increment(columns._months, FacetBands.OfMonth(row.CreatedAt));
        }

        return columns;
    }

    private void Add(long id, bool hasImage)
    {
        TrackCount++;
        if (hasImage)
            WithImage++;
        if (_ids?.Count == MostIds)
            _ids = null;
        _ids?.Add(id);
    }

    private static void Increment<TKey>(Dictionary<TKey, int> counts, TKey value)
        where TKey : notnull
        => CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;

    private static FacetValue<TKey>[] Sorted<TKey>(Dictionary<TKey, int> counts)
        where TKey : notnull
        => [.. counts.OrderBy(value => value.Key).Select(value => new FacetValue<TKey>(value.Key, value.Value))];
}

using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Changes;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Search;
using TrackStore.Tracks.Queries;

namespace TrackStore.Tracks.Facets;

/// <inheritdoc cref="ILibraryFacets"/>
internal sealed class LibraryFacets(StoreDatabase database, KeptAnswers kept, TrackListLimits limits) : ILibraryFacets
{
    public Task<TrackFacets> GetAsync(TrackFacetKinds kinds = TrackFacetKinds.All, CancellationToken cancellationToken = default)
    {
        Validate(kinds);
        return database.QueryAsync((context, token) => ReadAllAsync(context, kinds, token), cancellationToken);
    }

    public Task<TrackFacets> GetAsync(
        TrackQuery query, TrackFacetKinds kinds = TrackFacetKinds.All, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        Validate(kinds);
        TrackFilters.Validate(query);
        return database.SearchAsync(
            TrackTexts.Of(query).Any,
            (context, finder, token) => kept.GetAsync(
                context, new FilterQuestion(query, kinds), reading => ReadSomeAsync(context, query, finder, kinds, reading), token),
            cancellationToken);
    }

    private static void Validate(TrackFacetKinds kinds)
    {
        if ((kinds & ~TrackFacetKinds.All) != 0)
            throw new ArgumentOutOfRangeException(nameof(kinds), kinds, "These are not kinds of facets.");
    }

    private static Task<int> CountWithoutGenreAsync(DbContext context, IQueryable<TrackEntity> tracks, CancellationToken cancellationToken)
        => tracks.CountAsync(TrackFilters.HasNoGenre(context), cancellationToken);

    private async Task<TrackFacets> ReadAllAsync(DbContext context, TrackFacetKinds kinds, CancellationToken cancellationToken)
    {
        var links = new LinkFacets(context);
        IReadOnlyList<FacetValue<int>>? years = await AskAsync(
            TrackFacetKinds.Years | TrackFacetKinds.Decades, token => ColumnFacets.ReadYearsAsync(context, token)).ConfigureAwait(false);
        return new TrackFacets
        {
            TrackCount = (await KeepAsync(
                TrackFacetKinds.None, async token => (object)await ColumnFacets.CountAsync(context, token).ConfigureAwait(false))
                .ConfigureAwait(false)) as int? ?? 0,
            Genres = await AskAsync(TrackFacetKinds.Genres, links.ReadGenresAsync).ConfigureAwait(false),
            WithoutGenre = !kinds.HasFlag(TrackFacetKinds.Genres) ? null : await KeepAsync(
                new TrackQuery { Without = TrackField.Genres },
                async token => (object)await CountWithoutGenreAsync(context, context.Set<TrackEntity>(), token).ConfigureAwait(false))
                .ConfigureAwait(false) as int?,
            Tags = await AskAsync(TrackFacetKinds.Tags, links.ReadTagsAsync).ConfigureAwait(false),
            Platforms = await AskAsync(TrackFacetKinds.Platforms, links.ReadPlatformsAsync).ConfigureAwait(false),
            Years = kinds.HasFlag(TrackFacetKinds.Years) ? years : null,
            Decades = kinds.HasFlag(TrackFacetKinds.Decades) ? FacetBands.ToDecades(years!) : null,
            BpmBands = await AskAsync(TrackFacetKinds.BpmBands, token => ColumnFacets.ReadBpmBandsAsync(context, token))
                .ConfigureAwait(false),
            Keys = await AskAsync(TrackFacetKinds.Keys, token => ColumnFacets.ReadKeysAsync(context, token)).ConfigureAwait(false),
            MonthsAdded = await AskAsync(TrackFacetKinds.MonthsAdded, token => ColumnFacets.ReadMonthsAsync(context, token))
                .ConfigureAwait(false),
            WithImage = await AskAsync(
                TrackFacetKinds.Images, async token => (object)await ColumnFacets.CountImagesAsync(context, token).ConfigureAwait(false))
                .ConfigureAwait(false) as int?,
            FieldSources = await AskAsync(
                TrackFacetKinds.FieldSources, token => ColumnFacets.ReadFieldSourcesAsync(context, token)).ConfigureAwait(false),
        };

        async Task<T?> AskAsync<T>(TrackFacetKinds kind, Func<CancellationToken, Task<T>> read)
            where T : class
            => (kinds & kind) == 0 ? null : await KeepAsync(kind, read).ConfigureAwait(false);

        Task<T> KeepAsync<T>(object question, Func<CancellationToken, Task<T>> read)
            where T : class
            => kept.GetAsync(context, question, read, cancellationToken);
    }

    private async Task<TrackFacets> ReadSomeAsync(
        DbContext context, TrackQuery query, TrackFinder? finder, TrackFacetKinds kinds, CancellationToken cancellationToken)
    {
        AlbumAppearances? appearances = await AlbumAppearances.ReadAsync(context, query, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<TrackFilter> filters = await TrackFilters.ReadAsync(context, query, appearances, finder, cancellationToken)
            .ConfigureAwait(false);
        TrackSelection selection = await TrackSelection.ReadAsync(context, filters, limits.MostSorted, useSlow: true, cancellationToken)
            .ConfigureAwait(false);
        IQueryable<TrackEntity> tracks = selection.Unordered;
        FilteredColumns columns = await FilteredColumns.ReadAsync(
            tracks, readsSources: Has(TrackFacetKinds.FieldSources), cancellationToken).ConfigureAwait(false);
        var links = new LinkFacets(context, tracks.Select(track => track.Id), columns.Ids);
        return new TrackFacets
        {
            TrackCount = columns.TrackCount,
            Genres = Has(TrackFacetKinds.Genres) ? await links.ReadGenresAsync(cancellationToken).ConfigureAwait(false) : null,
            WithoutGenre = Has(TrackFacetKinds.Genres)
                ? await CountWithoutGenreAsync(context, tracks, cancellationToken).ConfigureAwait(false)
                : null,
            Tags = Has(TrackFacetKinds.Tags) ? await links.ReadTagsAsync(cancellationToken).ConfigureAwait(false) : null,
            Platforms = Has(TrackFacetKinds.Platforms) ? await links.ReadPlatformsAsync(cancellationToken).ConfigureAwait(false) : null,
            Years = Has(TrackFacetKinds.Years) ? columns.Years : null,
            Decades = Has(TrackFacetKinds.Decades) ? FacetBands.ToDecades(columns.Years) : null,
            BpmBands = Has(TrackFacetKinds.BpmBands) ? columns.BpmBands : null,
            Keys = Has(TrackFacetKinds.Keys) ? columns.Keys : null,
            MonthsAdded = Has(TrackFacetKinds.MonthsAdded) ? columns.Months : null,
            WithImage = Has(TrackFacetKinds.Images) ? columns.WithImage : null,
            FieldSources = Has(TrackFacetKinds.FieldSources) ? columns.FieldSources : null,
        };

        bool Has(TrackFacetKinds kind) => (kinds & kind) != 0;
    }
}

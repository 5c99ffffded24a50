using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Genres;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Model;
using TrackStore.Storage.Search;
using TrackStore.Tags;
using TrackStore.Text;

namespace TrackStore.Tracks.Queries;

/// <summary>Makes the filters of a query, in LINQ that every EF provider translates.</summary>
internal static class TrackFilters
{
    // Each tag adds a condition, and databases and EF limit how deeply conditions may nest.
    private const int MaxTags = 32;

    /// <summary>Rejects a query that no database could answer.</summary>
    /// <exception cref="ArgumentException">The query has too many words or names, or an invalid value.</exception>
    public static void Validate(TrackQuery query)
    {
        _ = TrackTexts.Of(query);
        _ = NamesOf(query.Tags, nameof(query.Tags));
        _ = NamesOf(query.AnyTags, nameof(query.AnyTags));
        _ = NamesOf(query.ExcludedTags, nameof(query.ExcludedTags));
        _ = NamesOf(query.Genres, nameof(query.Genres));
        _ = PlatformOf(query);
        _ = SourceOf(query.MissingAt, nameof(query.MissingAt));
        _ = SourceOf(query.NotLinkedTo, nameof(query.NotLinkedTo));
        _ = LabelOf(query);
        _ = ArtistKeyOf(query);
        FieldSourceFilter.Validate(query);
        _ = MissingOf(query);
        RequireFinite(query.MinBpm, nameof(query.MinBpm));
        RequireFinite(query.MaxBpm, nameof(query.MaxBpm));
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip, nameof(query.Skip));
    }

    /// <summary>
    /// Returns the filters of a query. Tags and genres are looked up before, so that the database knows how frequent they are.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="query">The query.</param>
    /// <param name="appearances">The tracks that appear on the query's album, or null when there are none.</param>
    /// <param name="finder">The search index, or null.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<IReadOnlyList<TrackFilter>> ReadAsync(
        DbContext context,
        TrackQuery query,
        AlbumAppearances? appearances,
        TrackFinder? finder,
        CancellationToken cancellationToken)
    {
        List<TrackFilter> filters =
        [
            .. TrackTexts.Of(query).Filters(finder),
            .. AlbumOf(context, query, appearances),
            .. await GenresOfAsync(context, query, cancellationToken).ConfigureAwait(false),
            .. await TagsOfAsync(context, query, cancellationToken).ConfigureAwait(false),
            .. TrackLinkFilters.Of(context, query),
            .. await FieldSourceFilter.ReadAsync(context, query, cancellationToken).ConfigureAwait(false),
            .. WithoutOf(context, query),
            .. TrackValueFilters.Of(context, query),
        ];
        return StoreDatabaseKind.IsPostgreSql(context.Database)
            ? filters.ConvertAll(filter => filter with { TestInWalk = RangeCorrelation.In(filter.Test) })
            : filters;
    }

    /// <summary>Returns the tracks that match a query, in a form for all of them at once.</summary>
    /// <param name="context">The context.</param>
    /// <param name="query">The filters.</param>
    /// <param name="appearances">The tracks that appear on the query's album, or null when there are none.</param>
    /// <param name="finder">The search index, or null when every track is to be looked at.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<IQueryable<TrackEntity>> ReadTracksAsync(
        DbContext context,
        TrackQuery query,
        AlbumAppearances? appearances,
        TrackFinder? finder,
        CancellationToken cancellationToken)
        => TrackSelection.Of(
            context, await ReadAsync(context, query, appearances, finder, cancellationToken).ConfigureAwait(false), useSlow: false)
            .Unordered;

    public static string? PlatformOf(TrackQuery query) => SourceOf(query.Platform, nameof(query.Platform));

    public static string? SourceOf(string? source, string parameter)
        => string.IsNullOrWhiteSpace(source) ? null : TextRules.SourceName(source, parameter);

    public static string? LabelOf(TrackQuery query)
        => string.IsNullOrWhiteSpace(query.Label) ? null : NormalizedName.From(query.Label, nameof(query.Label)).Key;

    public static string? ArtistKeyOf(TrackQuery query)
        => TextRules.OptionalExact(query.ArtistKey, TextRules.Name, nameof(query.ArtistKey));

    private static List<string> NamesOf(IReadOnlyList<string> names, string parameter)
    {
        List<string> keys = [.. NormalizedName.ListFrom(names, parameter).Select(name => name.Key)];
        return keys.Count <= MaxTags
            ? keys
            : throw new ArgumentException($"{parameter} has more than {MaxTags} entries. Filter by fewer.", parameter);
    }

    private static IEnumerable<TrackFilter> AlbumOf(DbContext context, TrackQuery query, AlbumAppearances? appearances)
    {
        if (query.AlbumId is not { } albumId)
            yield break;
        IQueryable<TrackEntity> tracks = context.Set<TrackEntity>();
        if (appearances is { TrackIds: var ids })
        {
            yield return new TrackFilter
            {
                Test = t => t.AlbumId == albumId || EF.Parameter(ids).Contains(t.Id),
                Ids = tracks.Where(t => t.AlbumId == albumId || EF.Parameter(ids).Contains(t.Id)).Select(t => t.Id),
            };
        }
        else
        {
            yield return new TrackFilter
            {
                Test = t => t.AlbumId + 0 == albumId,
                Ids = tracks.Where(t => t.AlbumId == albumId).Select(t => t.Id),
            };
        }
    }

    private static async Task<IReadOnlyList<TrackFilter>> GenresOfAsync(
        DbContext context, TrackQuery query, CancellationToken cancellationToken)
    {
        if (NamesOf(query.Genres, nameof(query.Genres)) is not { Count: > 0 } names)
            return [];
        List<long> genres = await GenreReader.Of(context).IdsOf(names).ToListAsync(cancellationToken).ConfigureAwait(false);

        // As a parameter: SQLite seeks the link of one track to one genre only if the value between them is compared.
        bool isEffective = true;
        IQueryable<TrackGenreEntity> effective = context.Set<TrackGenreEntity>()
            .Where(link => link.IsEffective == isEffective && genres.Contains(link.GenreId));
        return
        [
            new TrackFilter
            {
                Test = t => effective.Any(link => link.TrackId == t.Id),
                Ids = effective.Select(link => link.TrackId),
                HasRepeats = genres.Count > 1,
            },
        ];
    }

    // No index has these tracks, because indexes leave out rows without a value.
    private static IEnumerable<TrackFilter> WithoutOf(DbContext context, TrackQuery query)
    {
        if (query.Without is not null)
            yield return new TrackFilter { Test = MissingOf(query) ?? HasNoGenre(context) };
    }

    /// <summary>Returns the test for tracks without an effective genre.</summary>
    public static Expression<Func<TrackEntity, bool>> HasNoGenre(DbContext context)
    {
        bool isEffective = true;
        IQueryable<TrackGenreEntity> effective = context.Set<TrackGenreEntity>().Where(link => link.IsEffective == isEffective);
        return t => !effective.Any(link => link.TrackId == t.Id);
    }

    /// <summary>Returns the test for the lack of a value in a column, or null when no column is concerned.</summary>
    private static Expression<Func<TrackEntity, bool>>? MissingOf(TrackQuery query) => query.Without switch
    {
        null or TrackField.Genres => null,
        TrackField.Year => t => t.YearNumber == null,
        TrackField.Bpm => t => t.Bpm == null,
        TrackField.MusicalKey => t => t.KeyNumber == null,
        TrackField.Duration => t => t.DurationMs == null,
        TrackField.Label => t => t.LabelKey == null,
        var other => throw new ArgumentException($"Tracks can't be listed by the lack of {other}.", nameof(query)),
    };

    private static async Task<List<TrackFilter>> TagsOfAsync(DbContext context, TrackQuery query, CancellationToken cancellationToken)
    {
        IQueryable<TrackTagEntity> links = context.Set<TrackTagEntity>();
        var filters = new List<TrackFilter>();
        foreach (string tag in NamesOf(query.Tags, nameof(query.Tags)))
            filters.Add(Having(await IdsAsync([tag]).ConfigureAwait(false)));
        if (NamesOf(query.AnyTags, nameof(query.AnyTags)) is { Count: > 0 } any)
            filters.Add(Having(await IdsAsync(any).ConfigureAwait(false)));
        if (NamesOf(query.ExcludedTags, nameof(query.ExcludedTags)) is { Count: > 0 } excluded)
        {
            List<long> refused = await IdsAsync(excluded).ConfigureAwait(false);
            filters.Add(new TrackFilter { Test = t => !links.Any(link => link.TrackId == t.Id && refused.Contains(link.TagId)) });
        }

        if (query.IsTagged is { } isTagged)
        {
            filters.Add(new TrackFilter
            {
                Test = t => links.Any(link => link.TrackId == t.Id) == isTagged,
                Ids = isTagged ? links.Select(link => link.TrackId) : null,
                HasRepeats = true,
            });
        }

        return filters;

        TrackFilter Having(List<long> tags) => new()
        {
            Test = t => links.Any(link => link.TrackId == t.Id && tags.Contains(link.TagId)),
            Ids = links.Where(link => tags.Contains(link.TagId)).Select(link => link.TrackId),
            HasRepeats = tags.Count > 1,
        };

        Task<List<long>> IdsAsync(List<string> names) => TagReader.Of(context).IdsOf(names).ToListAsync(cancellationToken);
    }

    private static void RequireFinite(double? bpm, string parameter)
    {
        if (bpm is { } value && !double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(
                parameter, value, $"{parameter} must be a number of beats per minute, or null for no limit.");
        }
    }
}

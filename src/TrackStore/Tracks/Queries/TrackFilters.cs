using Microsoft.EntityFrameworkCore;
using TrackStore.Genres;
using TrackStore.Storage.Entities;
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
        RequireFinite(query.MinBpm, nameof(query.MinBpm));
        RequireFinite(query.MaxBpm, nameof(query.MaxBpm));
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip, nameof(query.Skip));
    }

    /// <summary>Returns the filters of a query.</summary>
    /// <param name="context">The context.</param>
    /// <param name="query">The query.</param>
    /// <param name="appearances">The tracks that appear on the query's album, or null when there are none.</param>
    /// <param name="finder">The search index, or null.</param>
    public static IReadOnlyList<TrackFilter> Of(
        DbContext context, TrackQuery query, AlbumAppearances? appearances, TrackFinder? finder)
        => [
            .. TrackTexts.Of(query).Filters(finder),
            .. AlbumOf(context, query, appearances),
            .. TagsOf(context, query),
            .. TrackLinkFilters.Of(context, query),
            .. TrackValueFilters.Of(context, query),
        ];

    /// <summary>Returns the tracks that match a query, in a form for all of them at once.</summary>
    /// <param name="context">The context.</param>
    /// <param name="query">The filters.</param>
    /// <param name="appearances">The tracks that appear on the query's album, or null when there are none.</param>
    public static IQueryable<TrackEntity> Tracks(this DbContext context, TrackQuery query, AlbumAppearances? appearances)
    {
        IQueryable<TrackEntity> tracks = context.Set<TrackEntity>();
        foreach (TrackFilter filter in Of(context, query, appearances, finder: null))
        {
            if (filter.Ids is { } ids)
                tracks = tracks.Where(t => ids.Contains(t.Id));
            if (filter.Ids is null || filter.HasExtras)
                tracks = tracks.Where(filter.Test);
        }

        return tracks;
    }

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

    private static IEnumerable<TrackFilter> TagsOf(DbContext context, TrackQuery query)
    {
        IQueryable<TrackTagEntity> links = context.Set<TrackTagEntity>();
        if (NamesOf(query.Genres, nameof(query.Genres)) is { Count: > 0 } genres)
        {
            // As a parameter: SQLite seeks the link of one track to one genre only if the value between them is compared.
            bool isEffective = true;
            IQueryable<long> wanted = GenreReader.Of(context).IdsOf(genres);
            IQueryable<TrackGenreEntity> effective = context.Set<TrackGenreEntity>()
                .Where(link => link.IsEffective == isEffective && wanted.Contains(link.GenreId));
            yield return new TrackFilter
            {
                Test = t => effective.Any(link => link.TrackId == t.Id),
                Ids = effective.Select(link => link.TrackId),
                HasRepeats = genres.Count > 1,
            };
        }

        foreach (string tag in NamesOf(query.Tags, nameof(query.Tags)))
        {
            IQueryable<long> wanted = TagReader.Of(context).IdsOf([tag]);
            yield return new TrackFilter
            {
                Test = t => links.Any(link => link.TrackId == t.Id && wanted.Contains(link.TagId)),
                Ids = links.Where(link => wanted.Contains(link.TagId)).Select(link => link.TrackId),
            };
        }

        if (NamesOf(query.AnyTags, nameof(query.AnyTags)) is { Count: > 0 } any)
        {
            IQueryable<long> wanted = TagReader.Of(context).IdsOf(any);
            yield return new TrackFilter
            {
                Test = t => links.Any(link => link.TrackId == t.Id && wanted.Contains(link.TagId)),
                Ids = links.Where(link => wanted.Contains(link.TagId)).Select(link => link.TrackId),
                HasRepeats = any.Count > 1,
            };
        }

        if (NamesOf(query.ExcludedTags, nameof(query.ExcludedTags)) is { Count: > 0 } excluded)
        {
            IQueryable<long> refused = TagReader.Of(context).IdsOf(excluded);
            yield return new TrackFilter { Test = t => !links.Any(link => link.TrackId == t.Id && refused.Contains(link.TagId)) };
        }

        if (query.IsTagged is { } isTagged)
        {
            yield return new TrackFilter
            {
                Test = t => links.Any(link => link.TrackId == t.Id) == isTagged,
                Ids = isTagged ? links.Select(link => link.TrackId) : null,
                HasRepeats = true,
            };
        }
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

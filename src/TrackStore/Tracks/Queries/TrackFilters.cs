using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Fields;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Tracks.Queries;

/// <summary>Applies the filters of a query, in LINQ that every EF provider translates.</summary>
internal static class TrackFilters
{
    private const string Escape = "\\";

    // Each word and each tag adds a condition, and databases and EF limit how deeply conditions may nest.
    private const int MaxTextLength = 1000;
    private const int MaxTerms = 32;

    /// <summary>Rejects a query that no database could answer.</summary>
    /// <exception cref="ArgumentException">The query has too many words or tags, or an invalid value.</exception>
    public static void Validate(TrackQuery query)
    {
        if (WordsOf(query).Count > MaxTerms)
            throw new ArgumentException($"Text has more than {MaxTerms} different words. Search for fewer words.", nameof(query));
        if (NormalizedName.ListFrom(query.Tags, nameof(query.Tags)).Count > MaxTerms)
            throw new ArgumentException($"Tags has more than {MaxTerms} entries. Filter by fewer tags.", nameof(query));
        _ = PatternOf(query.Artist, nameof(query.Artist));
        _ = PatternOf(query.Album, nameof(query.Album));
        _ = PlatformOf(query);
        _ = MissingAtOf(query);
        _ = GenreOf(query);
        RequireFinite(query.MinBpm, nameof(query.MinBpm));
        RequireFinite(query.MaxBpm, nameof(query.MaxBpm));
    }

    /// <summary>Returns the tracks that match a query.</summary>
    /// <param name="context">The context.</param>
    /// <param name="query">The filters.</param>
    /// <param name="appearances">The tracks that appear on the query's album, or null when there are none.</param>
    public static IQueryable<TrackEntity> Tracks(this DbContext context, TrackQuery query, AlbumAppearances? appearances)
    {
        IQueryable<TrackEntity> tracks = context.Set<TrackEntity>();
        foreach (string word in WordsOf(query))
            tracks = tracks.Matching($"%{Escaped(word)}%");

        // The search key contains title, artist and album, one per line: the line breaks in the pattern select one of them.
        if (PatternOf(query.Artist, nameof(query.Artist)) is { } artist)
            tracks = tracks.Matching($"%\n%{artist}%\n%");
        if (PatternOf(query.Album, nameof(query.Album)) is { } album)
            tracks = tracks.Matching($"%\n%\n%{album}%");
        if (appearances is { AlbumId: var appearedOn, TrackIds: var ids })
            tracks = tracks.Where(t => t.AlbumId == appearedOn || EF.Parameter(ids).Contains(t.Id));
        else if (query.AlbumId is { } albumId)
            tracks = tracks.Where(t => t.AlbumId == albumId);

        return tracks.WithGenreAndTags(context, query).WithLink(context, query).WithMissing(context, query)
            .WithState(query).WithRanges(query);
    }

    private static IQueryable<TrackEntity> Matching(this IQueryable<TrackEntity> tracks, string pattern)
        => tracks.Where(t => EF.Functions.Like(t.SearchKey, pattern, Escape));

    // Filters on links use "id IN (links)", which is evaluated once; EXISTS would be evaluated for each track.
    private static IQueryable<TrackEntity> WithGenreAndTags(this IQueryable<TrackEntity> tracks, DbContext context, TrackQuery query)
    {
        if (GenreOf(query) is { } genre)
        {
            IQueryable<long> ids = context.Set<TrackGenreEntity>()
                .Where(link => link.IsEffective && link.Genre!.NameKey == genre)
                .Select(link => link.TrackId);
            tracks = tracks.Where(t => ids.Contains(t.Id));
        }

        foreach (NormalizedName tag in NormalizedName.ListFrom(query.Tags, nameof(query.Tags)))
        {
            string key = tag.Key;
            IQueryable<long> ids = context.Set<TrackTagEntity>().Where(link => link.Tag!.NameKey == key).Select(link => link.TrackId);
            tracks = tracks.Where(t => ids.Contains(t.Id));
        }

        return tracks;
    }

    private static IQueryable<TrackEntity> WithLink(this IQueryable<TrackEntity> tracks, DbContext context, TrackQuery query)
    {
        string? platform = PlatformOf(query);
        if (platform is null && query.NeedsUpdate is null)
            return tracks;

        IQueryable<PlatformInfoEntity> links = context.Set<PlatformInfoEntity>();
        if (platform is not null)
            links = links.Where(link => link.Platform == platform);
        if (query.NeedsUpdate is { } stale)
            links = links.Where(link => link.Position == 0).Where(stale ? link => link.NeedsUpdate : link => !link.NeedsUpdate);
        IQueryable<long> ids = links.Select(link => link.TrackId);
        return tracks.Where(t => ids.Contains(t.Id));
    }

    private static IQueryable<TrackEntity> WithMissing(this IQueryable<TrackEntity> tracks, DbContext context, TrackQuery query)
    {
        if (MissingAtOf(query) is not { } platform)
            return tracks;

        // Whoever has a further id that is listed is not missing.
        IQueryable<PlatformInfoEntity> links = context.Set<PlatformInfoEntity>();
        IQueryable<long> ids = links
            .Where(link => link.Platform == platform && link.MissingSince != null
                && !links.Any(other => other.TrackId == link.TrackId && other.Platform == platform && other.MissingSince == null))
            .Select(link => link.TrackId);
        return tracks.Where(t => ids.Contains(t.Id));
    }

    private static string? MissingAtOf(TrackQuery query)
        => string.IsNullOrWhiteSpace(query.MissingAt) ? null : TextRules.SourceName(query.MissingAt, nameof(query.MissingAt));

    private static string? GenreOf(TrackQuery query)
        => string.IsNullOrWhiteSpace(query.Genre) ? null : NormalizedName.From(query.Genre, nameof(query.Genre)).Key;

    private static IReadOnlyList<string> WordsOf(TrackQuery query)
    {
        string text = NameNormalizer.ToKey(TextRules.Optional(query.Text, MaxTextLength, nameof(query.Text)) ?? "");
        return [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];
    }

    private static void RequireFinite(double? bpm, string parameter)
    {
        if (bpm is { } value && !double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(
                parameter, value, $"{parameter} must be a number of beats per minute, or null for no limit.");
        }
    }

    public static string? PlatformOf(TrackQuery query)
        => string.IsNullOrWhiteSpace(query.Platform) ? null : TextRules.SourceName(query.Platform, nameof(query.Platform));

    private static IQueryable<TrackEntity> WithState(this IQueryable<TrackEntity> tracks, TrackQuery query)
    {
        if (query.HasImage is { } wanted)
        {
            Expression<Func<TrackEntity, bool>> has = TrackRowMapping.HasImage;
            tracks = tracks.Where(wanted ? has : Expression.Lambda<Func<TrackEntity, bool>>(Expression.Not(has.Body), has.Parameters));
        }

        if (query.IsAvailableLocally is { } local)
            tracks = tracks.Where(t => t.IsAvailableLocally == local);
        return tracks;
    }

    private static IQueryable<TrackEntity> WithRanges(this IQueryable<TrackEntity> tracks, TrackQuery query)
    {
        if (query.MinYear is { } minYear)
            tracks = tracks.Where(t => t.YearNumber >= minYear);
        if (query.MaxYear is { } maxYear)
            tracks = tracks.Where(t => t.YearNumber <= maxYear);
        if (query.MinBpm is { } minBpm)
            tracks = tracks.Where(t => t.Bpm >= minBpm);
        if (query.MaxBpm is { } maxBpm)
            tracks = tracks.Where(t => t.Bpm <= maxBpm);
        return tracks.WithKey(query);
    }

    private static IQueryable<TrackEntity> WithKey(this IQueryable<TrackEntity> tracks, TrackQuery query)
    {
        if (query.MusicalKey is not { } key)
            return tracks;
        if (query.IncludeCompatibleKeys)
        {
            List<int> numbers = [.. key.GetCompatibleKeys().Select(KeyNumber.Of)];
            return tracks.Where(t => t.KeyNumber != null && numbers.Contains(t.KeyNumber.Value));
        }

        int number = KeyNumber.Of(key);
        return tracks.Where(t => t.KeyNumber == number);
    }

    private static string? PatternOf(string? text, string parameter)
    {
        string normalized = NameNormalizer.ToKey(TextRules.Optional(text, TextRules.Name, parameter) ?? "");
        return normalized.Length == 0 ? null : Escaped(normalized);
    }

    private static string Escaped(string text)
        => text
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}

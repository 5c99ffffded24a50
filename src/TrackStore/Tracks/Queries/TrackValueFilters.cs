using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Fields;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>Makes the filters on a track's own columns.</summary>
internal static class TrackValueFilters
{
    public static IEnumerable<TrackFilter> Of(DbContext context, TrackQuery query)
        => Pairs(query).Select(filter => new TrackFilter
        {
            Test = filter.Test,
            Ids = filter.Indexed is { } indexed ? context.Set<TrackEntity>().Where(indexed).Select(t => t.Id) : null,
        });

    /// <summary>Returns each condition as it is tested, and as an index answers it or null.</summary>
    private static IEnumerable<(Expression<Func<TrackEntity, bool>> Test, Expression<Func<TrackEntity, bool>>? Indexed)> Pairs(
        TrackQuery query)
    {
        if (query.HasImage == true)
            yield return (t => (t.ShownArtworkId ?? 0) != 0, t => t.ShownArtworkId != null);
        else if (query.HasImage == false)
            yield return (t => (t.ShownArtworkId ?? 0) == 0, t => t.ShownArtworkId == null);
        if (query.IsAvailableLocally is { } local)
            yield return (t => t.IsAvailableLocally == local, null);
        if (TrackFilters.ArtistKeyOf(query) is { } artist)
        {
            // The artist stands first in its sort key, before a line break.
            (string first, string end) = ($"{artist}\n", $"{artist}\v");
            yield return (
                t => string.Compare(t.SortArtist + "", first) >= 0 && string.Compare(t.SortArtist + "", end) < 0,
                t => string.Compare(t.SortArtist, first) >= 0 && string.Compare(t.SortArtist, end) < 0);
        }

        if (TrackFilters.LabelOf(query) is { } label)
            yield return (t => t.LabelKey + "" == label, t => t.LabelKey == label);
        if (query is { MinYear: not null } or { MaxYear: not null })
        {
            (int min, int max) = (query.MinYear ?? int.MinValue, query.MaxYear ?? int.MaxValue);
            yield return (t => t.YearNumber + 0 >= min && t.YearNumber + 0 <= max, t => t.YearNumber >= min && t.YearNumber <= max);
        }

        if (query is { MinBpm: not null } or { MaxBpm: not null })
        {
            (double min, double max) = (query.MinBpm ?? double.MinValue, query.MaxBpm ?? double.MaxValue);
            yield return (t => t.Bpm + 0 >= min && t.Bpm + 0 <= max, t => t.Bpm >= min && t.Bpm <= max);
        }

        if (query is { MinDuration: not null } or { MaxDuration: not null })
        {
            long min = (long?)query.MinDuration?.TotalMilliseconds ?? 0;
            long max = (long?)query.MaxDuration?.TotalMilliseconds ?? long.MaxValue;
            yield return (t => t.DurationMs + 0 >= min && t.DurationMs + 0 <= max, t => t.DurationMs >= min && t.DurationMs <= max);
        }

        if (query.MusicalKey is { } key)
        {
            List<int> numbers = query.IncludeCompatibleKeys ? [.. key.GetCompatibleKeys().Select(KeyNumber.Of)] : [KeyNumber.Of(key)];
            yield return (
                t => t.KeyNumber != null && numbers.Contains(t.KeyNumber.Value + 0),
                t => t.KeyNumber != null && numbers.Contains(t.KeyNumber.Value));
        }

        if (query.AddedSince is { } added)
        {
            DateTime since = added.UtcDateTime;
            yield return (t => (t.Id > 0 ? t.CreatedAt : since) >= since, t => t.CreatedAt >= since);
        }

        if (query.ChangedSince is { } changed)
        {
            DateTime since = changed.UtcDateTime;
            yield return (t => (t.Id > 0 ? t.UpdatedAt : since) >= since, t => t.UpdatedAt >= since);
        }
    }
}

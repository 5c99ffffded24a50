using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Fields;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>Makes the filters on a track's own columns.</summary>
internal static class TrackValueFilters
{
    public static IEnumerable<TrackFilter> Of(DbContext context, TrackQuery query)
        => Conditions(query).Select(condition => new TrackFilter
        {
            Test = condition.Test,
            Ids = context.Set<TrackEntity>().Where(condition.Indexed).Select(t => t.Id),
            Sort = condition.Sort,
            InOrder = condition.Sort is null ? null : condition.Indexed,
        });

    /// <summary>Returns each condition as it is tested, as an index answers it, and the order of which it is a range, or null.</summary>
    private static IEnumerable<(Expression<Func<TrackEntity, bool>> Test, Expression<Func<TrackEntity, bool>> Indexed, ITrackSort? Sort)>
        Conditions(TrackQuery query)
    {
        if (query.HasImage == true)
            yield return (t => (t.ShownArtworkId ?? 0) != 0, t => t.ShownArtworkId != null, null);
        else if (query.HasImage == false)
            yield return (t => (t.ShownArtworkId ?? 0) == 0, t => t.ShownArtworkId == null, null);
        if (query.IsAvailableLocally is { } local)
            yield return (t => (t.Id > 0 && t.IsAvailableLocally) == local, t => t.IsAvailableLocally == local, null);
        if (TrackFilters.ArtistKeyOf(query) is { } artist)
        {
            // The artist stands first in its sort key, before a line break.
            (string first, string end) = ($"{artist}\n", $"{artist}\v");
            yield return (
                t => string.Compare(t.SortArtist + "", first) >= 0 && string.Compare(t.SortArtist + "", end) < 0,
                t => string.Compare(t.SortArtist, first) >= 0 && string.Compare(t.SortArtist, end) < 0,
                TrackSort.Artist);
        }

        if (TrackFilters.LabelOf(query) is { } label)
            yield return (t => t.LabelKey + "" == label, t => t.LabelKey == label, null);
        if (query is { MinYear: not null } or { MaxYear: not null })
        {
            (int min, int max) = (query.MinYear ?? int.MinValue, query.MaxYear ?? int.MaxValue);
            yield return (
                t => t.YearNumber + 0 >= min && t.YearNumber + 0 <= max,
                t => t.YearNumber >= min && t.YearNumber <= max,
                TrackSort.Year);
        }

        if (query is { MinBpm: not null } or { MaxBpm: not null })
        {
            (double min, double max) = (query.MinBpm ?? double.MinValue, query.MaxBpm ?? double.MaxValue);
            yield return (t => t.Bpm + 0 >= min && t.Bpm + 0 <= max, t => t.Bpm >= min && t.Bpm <= max, TrackSort.Bpm);
        }

        if (query is { MinDuration: not null } or { MaxDuration: not null })
        {
            long min = (long?)query.MinDuration?.TotalMilliseconds ?? 0;
            long max = (long?)query.MaxDuration?.TotalMilliseconds ?? long.MaxValue;
            yield return (
                t => t.DurationMs + 0 >= min && t.DurationMs + 0 <= max,
                t => t.DurationMs >= min && t.DurationMs <= max,
                TrackSort.Duration);
        }

        if (query.MusicalKey is { } key)
        {
            List<int> numbers = query.IncludeCompatibleKeys ? [.. key.GetCompatibleKeys().Select(KeyNumber.Of)] : [KeyNumber.Of(key)];
            yield return (
                t => t.KeyNumber != null && numbers.Contains(t.KeyNumber.Value + 0),
                t => t.KeyNumber != null && numbers.Contains(t.KeyNumber.Value),
                TrackSort.Key);
        }

        if (query is { AddedSince: not null } or { AddedBefore: not null })
        {
            DateTime since = (query.AddedSince ?? DateTimeOffset.MinValue).UtcDateTime;
            DateTime before = (query.AddedBefore ?? DateTimeOffset.MaxValue).UtcDateTime;
            yield return (
                t => (t.Id > 0 ? t.CreatedAt : since) >= since && (t.Id > 0 ? t.CreatedAt : since) < before,
                t => t.CreatedAt >= since && t.CreatedAt < before,
                TrackSort.AddedAt);
        }

        if (query.ChangedSince is { } changed)
        {
            DateTime since = changed.UtcDateTime;
            yield return (t => (t.Id > 0 ? t.UpdatedAt : since) >= since, t => t.UpdatedAt >= since, TrackSort.ChangedAt);
        }
    }
}

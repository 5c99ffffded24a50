using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>Reads list rows by their ids, and the lists that rows contain on request.</summary>
internal static class TrackItemReader
{
    /// <exception cref="ArgumentOutOfRangeException">A flag is undefined.</exception>
    public static void Validate(TrackItemParts parts, string parameter)
    {
        if ((parts & ~TrackItemParts.All) != 0)
            throw new ArgumentOutOfRangeException(parameter, parts, "These are not parts of a track's row.");
    }

    /// <summary>Reads rows in the order of their ids. Ids without a track are left out.</summary>
    /// <param name="context">The context.</param>
    /// <param name="trackIds">The ids, each once.</param>
    /// <param name="parts">The lists that the rows contain.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<IReadOnlyList<TrackItem>> ReadAsync(
        DbContext context,
        IReadOnlyList<long> trackIds,
        TrackItemParts parts,
        CancellationToken cancellationToken)
    {
        // As one parameter, because databases limit their number.
        Dictionary<long, TrackItem> found = await context.Set<TrackEntity>()
            .Where(track => EF.Parameter(trackIds).Contains(track.Id))
            .ToRows(context, platform: null)
            .Select(row => row.Item)
            .ToDictionaryAsync(item => item.TrackId!.Value, cancellationToken)
            .ConfigureAwait(false);
        List<TrackItem> items = [.. trackIds.Select(id => found.GetValueOrDefault(id)).OfType<TrackItem>()];
        return await FillAsync(context, items, parts, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds lists to rows, with at most two reads.</summary>
    public static async Task<IReadOnlyList<TrackItem>> FillAsync(
        DbContext context,
        IReadOnlyList<TrackItem> items,
        TrackItemParts parts,
        CancellationToken cancellationToken)
    {
        if (parts == TrackItemParts.None || items.Count == 0)
            return items;

        List<long> ids = [.. items.Select(item => item.TrackId!.Value)];
        ILookup<long, NameRow> names = await ReadNamesAsync(context, ids, parts, cancellationToken).ConfigureAwait(false);
        ILookup<long, TrackItemPlatform> platforms = await ReadPlatformsAsync(context, ids, parts, cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. items.Select(item => item with
            {
                Genres = parts.HasFlag(TrackItemParts.Genres) ? NamesOf(item, isTag: false) : null,
                Tags = parts.HasFlag(TrackItemParts.Tags) ? NamesOf(item, isTag: true) : null,
                Platforms = parts.HasFlag(TrackItemParts.Platforms) ? [.. platforms[item.TrackId!.Value]] : null,
            }),
        ];

        string[] NamesOf(TrackItem item, bool isTag)
            => [.. names[item.TrackId!.Value].Where(row => row.IsTag == isTag).Select(row => row.Name)];
    }

    // Genres and tags have the same shape, so one read gets both.
    private static async Task<ILookup<long, NameRow>> ReadNamesAsync(
        DbContext context,
        List<long> ids,
        TrackItemParts parts,
        CancellationToken cancellationToken)
    {
        IQueryable<NameRow> genres = context.Set<TrackGenreEntity>()
            .Where(link => link.IsEffective && EF.Parameter(ids).Contains(link.TrackId))
            .Select(link => new NameRow
            {
                TrackId = link.TrackId,
                IsTag = false,
                Position = link.Position,
                Key = link.Genre!.NameKey,
                Name = link.Genre!.Name,
            });
        IQueryable<NameRow> tags = context.Set<TrackTagEntity>()
            .Where(link => EF.Parameter(ids).Contains(link.TrackId))
            .Select(link => new NameRow
            {
                TrackId = link.TrackId,
                IsTag = true,
                Position = 0,
                Key = link.Tag!.NameKey,
                Name = link.Tag!.Name,
            });
        IQueryable<NameRow>? rows = (parts & (TrackItemParts.Genres | TrackItemParts.Tags)) switch
        {
            TrackItemParts.Genres => genres,
            TrackItemParts.Tags => tags,
            TrackItemParts.None => null,
            _ => genres.Concat(tags),
        };
        List<NameRow> read = rows is null
            ? []
            : await rows.OrderBy(row => row.Position).ThenBy(row => row.Key).ToListAsync(cancellationToken).ConfigureAwait(false);
        return read.ToLookup(row => row.TrackId);
    }

    private static async Task<ILookup<long, TrackItemPlatform>> ReadPlatformsAsync(
        DbContext context,
        List<long> ids,
        TrackItemParts parts,
        CancellationToken cancellationToken)
    {
        if (!parts.HasFlag(TrackItemParts.Platforms))
            return Array.Empty<TrackItemPlatform>().ToLookup(_ => 0L);
        var links = await context.Set<PlatformInfoEntity>()
            .Where(link => EF.Parameter(ids).Contains(link.TrackId) && link.Position == 0)
            .OrderBy(link => link.Platform)
            .Select(link => new { link.TrackId, link.Platform, link.NeedsUpdate, link.MissingSince })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return links.ToLookup(
            link => link.TrackId,
            link => new TrackItemPlatform
            {
                Platform = link.Platform,
                NeedsUpdate = link.NeedsUpdate,
                MissingSince = link.MissingSince is { } missing ? StoredValues.ToUtc(missing) : null,
            });
    }

    private sealed class NameRow
    {
        public required long TrackId { get; init; }

        public required bool IsTag { get; init; }

        public required int Position { get; init; }

        public required string Key { get; init; }

        public required string Name { get; init; }
    }
}

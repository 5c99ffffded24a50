using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Tags;

/// <summary>Reads tags with their numbers of tracks.</summary>
internal static class TagReader
{
    public static async Task<IReadOnlyList<Tag>> ReadAsync(IQueryable<TagEntity> tags, CancellationToken cancellationToken)
        => await tags
            .OrderBy(t => t.NameKey)
            .Select(t => new Tag { Id = t.Id, Name = t.Name, Description = t.Description, Color = t.Color, TrackCount = t.Tracks.Count })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);

    public static async Task<TagPage> ReadPageAsync(
        DbContext context, TagQuery query, NameCursor? after, CancellationToken cancellationToken)
    {
        IQueryable<TagEntity> tags = context.Set<TagEntity>();
        string text = NameNormalizer.ToKey(query.Text ?? "");
        if (text.Length > 0)
            tags = tags.Where(tag => tag.NameKey.Contains(text));
        bool isByCount = query.OrderBy == TagOrder.TrackCount;
        List<TagRow> rows = await (isByCount ? ByCount(tags, query.Descending, after) : ByName(tags, query.Descending, after))
            .Take(query.PageSize + 1)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        TagRow[] items = [.. rows.Take(query.PageSize)];
        return new TagPage
        {
            Items =
            [
                .. items.Select(row => new Tag
                {
                    Id = row.Tag.Id,
                    Name = row.Tag.Name,
                    Description = row.Tag.Description,
                    Color = row.Tag.Color,
                    TrackCount = row.TrackCount,
                }),
            ],
            NextCursor = rows.Count <= query.PageSize
                ? null
                : new NameCursor(isByCount, query.Descending, items[^1].TrackCount, items[^1].Tag.NameKey).ToString(),
        };
    }

    private static IQueryable<TagRow> ByName(IQueryable<TagEntity> tags, bool descending, NameCursor? after)
    {
        if (after is { Key: var key })
        {
            tags = descending
                ? tags.Where(tag => string.Compare(tag.NameKey, key) < 0)
                : tags.Where(tag => string.Compare(tag.NameKey, key) > 0);
        }

        tags = descending ? tags.OrderByDescending(tag => tag.NameKey) : tags.OrderBy(tag => tag.NameKey);
        return tags.Select(tag => new TagRow { Tag = tag, TrackCount = tag.Tracks.Count });
    }

    // The numbers are not stored: a write would have to keep them. They are counted in an index.
    private static IQueryable<TagRow> ByCount(IQueryable<TagEntity> tags, bool descending, NameCursor? after)
    {
        IQueryable<TagRow> rows = tags.Select(tag => new TagRow { Tag = tag, TrackCount = tag.Tracks.Count });
        if (after is { Key: var key, TrackCount: var count })
        {
            rows = descending
                ? rows.Where(row => row.TrackCount < count || (row.TrackCount == count && string.Compare(row.Tag.NameKey, key) > 0))
                : rows.Where(row => row.TrackCount > count || (row.TrackCount == count && string.Compare(row.Tag.NameKey, key) > 0));
        }

        return descending
            ? rows.OrderByDescending(row => row.TrackCount).ThenBy(row => row.Tag.NameKey)
            : rows.OrderBy(row => row.TrackCount).ThenBy(row => row.Tag.NameKey);
    }

    private sealed record TagRow
    {
        public required TagEntity Tag { get; init; }

        public int TrackCount { get; init; }
    }
}

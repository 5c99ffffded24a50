using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Tags;
using TrackStore.Text;

namespace TrackStore.Genres;

/// <summary>Reads genres with their spellings and the numbers of tracks that show them.</summary>
internal static class GenreReader
{
    public static async Task<IReadOnlyList<Genre>> ReadAsync(
        DbContext context, IQueryable<GenreEntity> genres, CancellationToken cancellationToken)
    {
        List<GenreRow> rows = await Counted(context, genres).OrderBy(row => row.Genre.NameKey).ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return await WithSpellingsAsync(context, rows, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<GenrePage> ReadPageAsync(
        DbContext context, GenreQuery query, NameCursor? after, CancellationToken cancellationToken)
    {
        IQueryable<GenreEntity> genres = context.Set<GenreEntity>();
        string text = NameNormalizer.ToKey(query.Text ?? "");
        if (text.Length > 0)
        {
            genres = genres.Where(genre => genre.NameKey.Contains(text)
                || context.Set<GenreAliasEntity>().Any(alias => alias.GenreId == genre.Id && alias.NameKey.Contains(text)));
        }

        bool isByCount = query.OrderBy == GenreOrder.TrackCount;
        IQueryable<GenreRow> ordered = isByCount
            ? ByCount(Counted(context, genres), query.Descending, after)
            : ByName(context, genres, query.Descending, after);
        List<GenreRow> rows = await ordered.Take(query.PageSize + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        List<GenreRow> items = rows[..Math.Min(rows.Count, query.PageSize)];
        return new GenrePage
        {
            Items = await WithSpellingsAsync(context, items, cancellationToken).ConfigureAwait(false),
            NextCursor = rows.Count <= query.PageSize
                ? null
                : new NameCursor(isByCount, query.Descending, items[^1].TrackCount, items[^1].Genre.NameKey).ToString(),
        };
    }

    private static IQueryable<GenreRow> Counted(DbContext context, IQueryable<GenreEntity> genres) => genres.Select(genre => new GenreRow
    {
        Genre = genre,
        TrackCount = context.Set<TrackGenreEntity>().Count(link => link.GenreId == genre.Id && link.IsEffective),
    });

    private static IQueryable<GenreRow> ByName(DbContext context, IQueryable<GenreEntity> genres, bool descending, NameCursor? after)
    {
        if (after is { Key: var key })
        {
            genres = descending
                ? genres.Where(genre => string.Compare(genre.NameKey, key) < 0)
                : genres.Where(genre => string.Compare(genre.NameKey, key) > 0);
        }

        return Counted(
            context, descending ? genres.OrderByDescending(genre => genre.NameKey) : genres.OrderBy(genre => genre.NameKey));
    }

    private static IQueryable<GenreRow> ByCount(IQueryable<GenreRow> rows, bool descending, NameCursor? after)
    {
        if (after is { Key: var key, TrackCount: var count })
        {
            rows = descending
                ? rows.Where(row => row.TrackCount < count || (row.TrackCount == count && string.Compare(row.Genre.NameKey, key) > 0))
                : rows.Where(row => row.TrackCount > count || (row.TrackCount == count && string.Compare(row.Genre.NameKey, key) > 0));
        }

        return descending
            ? rows.OrderByDescending(row => row.TrackCount).ThenBy(row => row.Genre.NameKey)
            : rows.OrderBy(row => row.TrackCount).ThenBy(row => row.Genre.NameKey);
    }

    private static async Task<IReadOnlyList<Genre>> WithSpellingsAsync(
        DbContext context, List<GenreRow> rows, CancellationToken cancellationToken)
    {
        List<long> ids = [.. rows.Select(row => row.Genre.Id)];
        List<GenreAliasEntity> aliases = await context.Set<GenreAliasEntity>()
            .Where(alias => alias.GenreId != null && EF.Parameter(ids).Contains(alias.GenreId.Value))
            .OrderBy(alias => alias.NameKey)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        ILookup<long, string> spellings = aliases.ToLookup(alias => alias.GenreId!.Value, alias => alias.Name);
        return
        [
            .. rows.Select(row => new Genre
            {
                Id = row.Genre.Id,
                Name = row.Genre.Name,
                Description = row.Genre.Description,
                Color = row.Genre.Color,
                TrackCount = row.TrackCount,
                Spellings = [.. spellings[row.Genre.Id]],
            }),
        ];
    }

    private sealed record GenreRow
    {
        public required GenreEntity Genre { get; init; }

        public int TrackCount { get; init; }
    }
}

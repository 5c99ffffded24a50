using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Changes;
using TrackStore.Storage.Lists;
using TrackStore.Text;

namespace TrackStore.Tracks.Artists;

/// <inheritdoc cref="IArtistRepository"/>
internal sealed class ArtistRepository(StoreDatabase database, KeptAnswers kept) : IArtistRepository
{
    private const char List = 'r';
    private const int MaxPageSize = 1000;

    public Task<ArtistPage> QueryAsync(ArtistQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.PageSize is < 1 or > MaxPageSize)
            throw new ArgumentOutOfRangeException(nameof(query), query.PageSize, $"PageSize must be 1 to {MaxPageSize}.");
        if (query.Skip < 0)
            throw new ArgumentOutOfRangeException(nameof(query), query.Skip, "Skip must be 0 or more.");
        if (!Enum.IsDefined(query.OrderBy))
            throw new ArgumentOutOfRangeException(nameof(query), query.OrderBy, "This is not an order of artists.");
        IReadOnlyList<string> words = SearchPatterns.WordsOf(query.Text, nameof(query.Text));
        PageCursor? after = PageCursor.From(
            query.Cursor, new PageCursor(List, (int)query.OrderBy, query.Descending, null, 0), key => key is not null);
        return database.QueryAsync(
            async (context, token) =>
            {
                List<ArtistRow> rows = await ReadAsync(context, query, words, after, token).ConfigureAwait(false);
                return new ArtistPage
                {
                    Items = [.. rows.Take(query.PageSize).Select(ToItem)],
                    NextCursor = rows.Count <= query.PageSize ? null : CursorAfter(query, rows[query.PageSize - 1]).ToString(),
                };
            },
            cancellationToken);
    }

    public Task<int> CountAsync(ArtistQuery query, int? limit = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (limit < 1)
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "The limit must be at least 1, or null to count all artists.");
        IReadOnlyList<string> words = SearchPatterns.WordsOf(query.Text, nameof(query.Text));
        int most = limit ?? int.MaxValue;
        return database.QueryAsync(
            async (context, token) =>
            {
                if (database.Artists is { } reader)
                    return await reader.CountAsync(context, Patterns(words), most, token).ConfigureAwait(false);
                ArtistCounts counts = await CountsAsync(context, token).ConfigureAwait(false);
                return counts.ByTrackCount(words, descending: true, after: null).Take(most).Count();
            },
            cancellationToken);
    }

    private static PageCursor CursorAfter(ArtistQuery query, ArtistRow last)
        => new(List, (int)query.OrderBy, query.Descending, last.Key, last.TrackCount);

    private static ArtistItem ToItem(ArtistRow row) => new() { Key = row.Key, Name = row.Name, TrackCount = row.TrackCount };

    // One row more than the page holds tells whether there is a next page.
    private async Task<List<ArtistRow>> ReadAsync(
        DbContext context, ArtistQuery query, IReadOnlyList<string> words, PageCursor? after, CancellationToken cancellationToken)
    {
        bool byName = query.OrderBy == ArtistOrder.Name;
        if (byName && database.Artists is { } reader)
        {
            var range = new ArtistRange(after?.Key, query.Descending, Patterns(words), query.Skip, query.PageSize + 1);
            return await reader.ReadAsync(context, range, cancellationToken).ConfigureAwait(false);
        }

        ArtistCounts counts = await CountsAsync(context, cancellationToken).ConfigureAwait(false);
        IEnumerable<(string Key, int TrackCount)> artists = byName
            ? counts.ByName(words, query.Descending, after?.Key)
            : counts.ByTrackCount(words, query.Descending, after is null ? null : (after.Key!, (int)after.Id));
        var rows = new List<ArtistRow>();
        foreach ((string key, int trackCount) in artists.Skip(query.Skip).Take(query.PageSize + 1))
        {
            string name = await counts.NameAsync(context, key, cancellationToken).ConfigureAwait(false);
            rows.Add(new ArtistRow(key, trackCount, name));
        }

        return rows;
    }

    private Task<ArtistCounts> CountsAsync(DbContext context, CancellationToken cancellationToken)
        => kept.GetAsync(context, ArtistCounts.Question, token => ArtistCounts.ReadAsync(context, token), cancellationToken);

    private static string[] Patterns(IReadOnlyList<string> words) => [.. words.Select(SearchPatterns.Containing)];
}

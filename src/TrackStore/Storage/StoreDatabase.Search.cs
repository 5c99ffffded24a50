using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage;

internal sealed partial class StoreDatabase
{
    /// <summary>Reads with the help of the search index; again without it when it turns out to be damaged.</summary>
    /// <param name="texts">The texts that tracks must contain, in the form of search keys. None: there is nothing to search.</param>
    /// <param name="read">
    /// Reads; its second argument is a query for the ids of the tracks that can contain all texts, or null when the index can't tell.
    /// </param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public Task<T> SearchAsync<T>(
        IReadOnlyList<string> texts,
        Func<DbContext, IQueryable<long>?, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken) => QueryAsync(
        async (context, token) =>
        {
            if (texts.Count == 0)
                return await read(context, null, token).ConfigureAwait(false);
            try
            {
                IQueryable<long>? found = await provider.Search.FindAsync(context, texts, token).ConfigureAwait(false);
                return await read(context, found, token).ConfigureAwait(false);
            }
            catch (DbException exception) when (provider.Search.IsDamage(exception))
            {
                Log.SearchIndexDamaged(_logger, exception);
                return await read(context, null, token).ConfigureAwait(false);
            }
        },
        cancellationToken);

    public async Task RebuildSearchIndexAsync(CancellationToken cancellationToken = default)
    {
        await WriteAsync(
            async (transaction, token) =>
            {
                await provider.Search.ClearAsync(transaction.Context, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        await FillSearchIndexAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Indexes the tracks that are not yet, a part a transaction, so that other writes get their turn.</summary>
    public async Task FillSearchIndexAsync(CancellationToken cancellationToken)
    {
        SearchIndexState state = await ReadAsync(
            async (context, token) => await provider.Search.GetStateAsync(context, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        if (state != SearchIndexState.Filling)
            return;
        while (await WriteAsync(
            (transaction, token) => provider.Search.FillAsync(transaction.Context, token), cancellationToken).ConfigureAwait(false))
        {
        }
    }
}

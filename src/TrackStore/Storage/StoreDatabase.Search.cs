using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Search;

namespace TrackStore.Storage;

internal sealed partial class StoreDatabase
{
    /// <summary>Reads with the help of the search index; again without it when it turns out to be damaged.</summary>
    /// <param name="hasTexts">Whether there is a text to search for.</param>
    /// <param name="read">
    /// Reads; its second argument finds tracks in the index, or is null when there is nothing to search or the index can't answer.
    /// </param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public Task<T> SearchAsync<T>(
        bool hasTexts,
        Func<DbContext, TrackFinder?, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
        => QueryAsync((context, token) => SearchInAsync(context, hasTexts, read, token), cancellationToken);

    /// <summary>Reads with the help of the search index within a read or write that has begun.</summary>
    public async Task<T> SearchInAsync<T>(
        DbContext context,
        bool hasTexts,
        Func<DbContext, TrackFinder?, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        if (!hasTexts)
            return await read(context, null, cancellationToken).ConfigureAwait(false);
        try
        {
            TrackFinder? finder = await provider.Search.OpenAsync(context, cancellationToken).ConfigureAwait(false);
            return await read(context, finder, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (provider.Search.IsDamage(exception))
        {
            Log.SearchIndexDamaged(_logger, exception);
            await provider.Search.ReportDamageAsync(context, exception, cancellationToken).ConfigureAwait(false);
            return await read(context, null, cancellationToken).ConfigureAwait(false);
        }
    }

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

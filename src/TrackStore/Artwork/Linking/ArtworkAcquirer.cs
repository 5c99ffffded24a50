using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Rendering;
using TrackStore.Artwork.Validation;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork.Linking;

/// <summary>
/// Turns validated originals into linked pictures: renders an original unless it is stored already, then stores and links it in one
/// transaction.
/// </summary>
internal sealed class ArtworkAcquirer(StoreDatabase database, RenditionRenderer renderer, IOptions<ArtworkOptions> options)
{
    private readonly IReadOnlyList<string> _ranking = [.. options.Value.SourceRanking];
    private readonly bool _keepsOriginals = options.Value.KeepOriginals;

    /// <summary>Stores an original and links it to the owners of a target.</summary>
    /// <param name="image">The original.</param>
    /// <param name="target">The owners and the source.</param>
    /// <param name="read">Reads the result in the same transaction.</param>
    /// <param name="cancellationToken">Cancels the call. Nothing has changed then.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="TrackNotFoundException">The track does not exist.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist.</exception>
    /// <exception cref="ImageRejectedException">The original can't be decoded.</exception>
    public async Task<T> StoreAsync<T>(
        ValidatedImage image,
        ArtworkTarget target,
        Func<StoreTransaction, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        // Before the work of rendering.
        await database.ReadAsync((context, token) => RequireOwnersAsync(context, target, token), cancellationToken).ConfigureAwait(false);
        return await StoreAsync(
            image,
            async (transaction, artwork, token) =>
            {
                await new ArtworkLinker(transaction, _ranking).LinkAsync(artwork, target, renewsEqualLinks: true, token)
                    .ConfigureAwait(false);
                return await read(transaction, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores an original and lets the caller link it.</summary>
    /// <param name="image">The original.</param>
    /// <param name="link">Links the picture; called once in a transaction that is committed.</param>
    /// <param name="cancellationToken">Cancels the call. Nothing has changed then.</param>
    /// <returns>The callback's result.</returns>
    /// <exception cref="ImageRejectedException">The original can't be decoded.</exception>
    public async Task<T> StoreAsync<T>(
        ValidatedImage image,
        Func<StoreTransaction, LinkableArtwork, CancellationToken, Task<T>> link,
        CancellationToken cancellationToken)
    {
        RenderingKey key = renderer.KeyOf(image.Hash);
        var artwork = new ArtworkContent(key, image.Source, Rendered: null, _keepsOriginals);
        if (!await IsStoredAsync(key, cancellationToken).ConfigureAwait(false))
            artwork = await RenderAsync(artwork, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            (bool isLinked, T? result) = await database.WriteAsync(
                (transaction, token) => TryLinkAsync(transaction, artwork, link, token),
                cancellationToken)
                .ConfigureAwait(false);
            if (isLinked)
                return result!;

            // The stored picture was deleted before it was linked.
            artwork = await RenderAsync(artwork, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<(bool IsLinked, T? Result)> TryLinkAsync<T>(
        StoreTransaction transaction,
        ArtworkContent content,
        Func<StoreTransaction, LinkableArtwork, CancellationToken, Task<T>> link,
        CancellationToken cancellationToken)
    {
        var writer = new ArtworkWriter(transaction);
        LinkableArtwork artwork;
        if (await writer.FindAsync(content.Key, cancellationToken).ConfigureAwait(false) is { } id)
            artwork = LinkableArtwork.Stored(id, await writer.PixelsOfAsync(id, cancellationToken).ConfigureAwait(false), content);
        else if (content.Rendered is not null)
            artwork = LinkableArtwork.New(content);
        else
            return (false, default);
        return (true, await link(transaction, artwork, cancellationToken).ConfigureAwait(false));
    }

    private async Task<ArtworkContent> RenderAsync(ArtworkContent artwork, CancellationToken cancellationToken)
        => artwork with { Rendered = await renderer.RenderAsync(artwork.Key, artwork.Source, cancellationToken).ConfigureAwait(false) };

    private Task<bool> IsStoredAsync(RenderingKey key, CancellationToken cancellationToken)
    {
        byte[] hash = key.HashBytes;
        return database.ReadAsync(
            (context, token) => context.Set<ArtworkEntity>().AnyAsync(
                artwork => artwork.Hash == hash && artwork.Profile == key.Profile,
                token),
            cancellationToken);
    }

    private static async Task<bool> RequireOwnersAsync(DbContext context, ArtworkTarget target, CancellationToken cancellationToken)
    {
        foreach (ArtworkOwner owner in target.Owners)
            await ArtworkOwners.RequireAsync(context, owner, cancellationToken).ConfigureAwait(false);
        return true;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Rendering;
using TrackStore.Artwork.Validation;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

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
    /// <param name="linked">Called when the links are planned; as often as the plan is made; or null.</param>
    /// <param name="read">Reads the result in the same transaction.</param>
    /// <param name="cancellationToken">Cancels the call. Nothing has changed then.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="TrackNotFoundException">The track does not exist.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist.</exception>
    /// <exception cref="ImageRejectedException">The original can't be decoded.</exception>
    public async Task<T> StoreAsync<T>(
        ValidatedImage image,
        ArtworkTarget target,
        Action<LibraryRows>? linked,
        Func<DbContext, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        // Before the work of rendering.
        await database.ReadAsync((context, token) => RequireOwnersAsync(context, target, token), cancellationToken).ConfigureAwait(false);
        return await StoreAsync(
            image,
            (rows, artwork) =>
            {
                new ArtworkLinker(rows, _ranking).Link(artwork, target, renewsEqualLinks: true);
                linked?.Invoke(rows);
            },
            read,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores an original and lets the caller link it.</summary>
    /// <param name="image">The original.</param>
    /// <param name="link">Plans the links; called as often as the plan is made.</param>
    /// <param name="read">Reads the result in the same transaction.</param>
    /// <param name="cancellationToken">Cancels the call. Nothing has changed then.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="ImageRejectedException">The original can't be decoded.</exception>
    public async Task<T> StoreAsync<T>(
        ValidatedImage image,
        Action<LibraryRows, LinkableArtwork> link,
        Func<DbContext, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        RenderingKey key = renderer.KeyOf(image.Hash);
        var artwork = new ArtworkContent(key, image.Source, Rendered: null, _keepsOriginals);
        if (!await IsStoredAsync(key, cancellationToken).ConfigureAwait(false))
            artwork = await RenderAsync(artwork, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            (bool isLinked, T? result) = await database.WriteAsync(
                (transaction, token) => TryLinkAsync(transaction, artwork, link, read, token),
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
        Action<LibraryRows, LinkableArtwork> link,
        Func<DbContext, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        // Asked here, because a plan would read the bytes of the original too.
        if (content.KeepsOriginal && await IsKeptAsync(transaction.Context, content.Key, cancellationToken).ConfigureAwait(false))
            content = content with { KeepsOriginal = false };
        if (!await transaction.PlanAsync(rows => TryLink(rows, content, link), cancellationToken).ConfigureAwait(false))
            return (false, default);
        await transaction.WritePlanAsync(cancellationToken).ConfigureAwait(false);
        return (true, await read(transaction.Context, cancellationToken).ConfigureAwait(false));
    }

    private static bool TryLink(LibraryRows rows, ArtworkContent content, Action<LibraryRows, LinkableArtwork> link)
    {
        LinkableArtwork artwork;
        if (ArtworkRenditionRows.Find(rows, content.Key) is { } stored)
            artwork = LinkableArtwork.Stored(stored, content);
        else if (content.Rendered is not null)
            artwork = LinkableArtwork.New(content);
        else
            return false;
        link(rows, artwork);
        return true;
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

    private static Task<bool> IsKeptAsync(DbContext context, RenderingKey key, CancellationToken cancellationToken)
    {
        byte[] hash = key.HashBytes;
        return context.Set<ArtworkOriginalEntity>().AnyAsync(original => original.Hash == hash, cancellationToken);
    }

    private static async Task<bool> RequireOwnersAsync(DbContext context, ArtworkTarget target, CancellationToken cancellationToken)
    {
        foreach (ArtworkOwner owner in target.Owners)
            await ArtworkOwners.RequireAsync(context, owner, cancellationToken).ConfigureAwait(false);
        return true;
    }
}

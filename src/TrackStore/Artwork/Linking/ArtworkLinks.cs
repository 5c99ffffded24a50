using Microsoft.EntityFrameworkCore;
using TrackStore.Artwork.Selection;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork.Linking;

/// <summary>The links of one track or album to the pictures of one kind, at most one per source.</summary>
internal sealed class ArtworkLinks(StoreTransaction transaction, ArtworkOwner owner, ArtworkKind kind)
{
    private readonly string _table = owner.Kind == ArtworkOwnerKind.Track ? Schema.TrackArtworks : Schema.AlbumArtworks;
    private readonly string _column = owner.Kind == ArtworkOwnerKind.Track ? "track_id" : "album_id";
    private readonly string _kind = EnumNames<ArtworkKind>.Of(kind);
    private IReadOnlyList<ArtworkLink>? _before;

    /// <summary>Reads the links outside a write.</summary>
    public static async Task<IReadOnlyList<ArtworkLink>> ReadAsync(
        DbContext context,
        ArtworkOwner owner,
        ArtworkKind kind,
        CancellationToken cancellationToken)
    {
        string kindName = EnumNames<ArtworkKind>.Of(kind);
        long id = owner.Id;
        IQueryable<ArtworkLink> links = owner.Kind == ArtworkOwnerKind.Track
            ? context.Set<TrackArtworkEntity>().Where(link => link.TrackId == id && link.Kind == kindName).Select(link => new ArtworkLink
            {
                Source = link.Source,
                SourceUrl = link.SourceUrl,
                ArtworkId = link.ArtworkId,
                KeyHash = link.Artwork == null ? 0 : link.Artwork.KeyHash,
                Width = link.Artwork == null ? 0 : link.Artwork.Width,
                Height = link.Artwork == null ? 0 : link.Artwork.Height,
                MimeType = link.Artwork!.MimeType,
                CreatedAt = link.CreatedAt,
                IsChosen = link.ChosenByUser,
                IsShown = link.IsShown,
            })
            : context.Set<AlbumArtworkEntity>().Where(link => link.AlbumId == id && link.Kind == kindName).Select(link => new ArtworkLink
            {
                Source = link.Source,
                SourceUrl = link.SourceUrl,
                ArtworkId = link.ArtworkId,
                KeyHash = link.Artwork == null ? 0 : link.Artwork.KeyHash,
                Width = link.Artwork == null ? 0 : link.Artwork.Width,
                Height = link.Artwork == null ? 0 : link.Artwork.Height,
                MimeType = link.Artwork!.MimeType,
                CreatedAt = link.CreatedAt,
                IsChosen = link.ChosenByUser,
                IsShown = link.IsShown,
            });
        return await links.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the links.</summary>
    public async Task<IReadOnlyList<ArtworkLink>> ReadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ArtworkLink> links = await ReadAsync(transaction.Context, owner, kind, cancellationToken).ConfigureAwait(false);
        _before ??= links;
        return links;
    }

    /// <summary>Throws when the track or album does not exist.</summary>
    public Task RequireOwnerAsync(CancellationToken cancellationToken)
        => ArtworkOwners.RequireAsync(transaction, owner, cancellationToken);

    /// <summary>Writes the link of a source. A picture from the user is the user's choice.</summary>
    public async Task SetAsync(string source, string? sourceUrl, long? artworkId, CancellationToken cancellationToken)
    {
        await RememberAsync(cancellationToken).ConfigureAwait(false);
        bool isChoice = source is Sources.User or Schema.NoArtwork;
        if (isChoice)
            await ForgetChoiceAsync(cancellationToken).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            $"""
            INSERT INTO {_table} ({_column}, kind, source, artwork_id, source_url, chosen_by_user, is_shown, created_at)
            VALUES (@id, @kind, @source, @artwork, @source_url, @chosen, @shown, @now)
            ON CONFLICT ({_column}, kind, source) DO UPDATE SET artwork_id = excluded.artwork_id, source_url = excluded.source_url,
                chosen_by_user = (excluded.chosen_by_user OR {_table}.chosen_by_user), created_at = excluded.created_at
            """,
            [
                ("@id", owner.Id), ("@kind", _kind), ("@source", source), ("@artwork", artworkId), ("@source_url", sourceUrl),
                ("@chosen", isChoice), ("@shown", false), ("@now", transaction.Now),
            ],
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the link of a source the user's choice.</summary>
    public async Task ChooseAsync(string source, CancellationToken cancellationToken)
    {
        await ForgetChoiceAsync(cancellationToken).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            $"UPDATE {_table} SET chosen_by_user = @chosen WHERE {_column} = @id AND kind = @kind AND source = @source",
            [("@chosen", true), ("@id", owner.Id), ("@kind", _kind), ("@source", source)],
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes the user's choice, so that the ranking decides.</summary>
    public async Task ForgetChoiceAsync(CancellationToken cancellationToken)
    {
        await RemoveAsync(Schema.NoArtwork, cancellationToken).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            $"UPDATE {_table} SET chosen_by_user = @chosen WHERE {_column} = @id AND kind = @kind AND chosen_by_user",
            [("@chosen", false), ("@id", owner.Id), ("@kind", _kind)],
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes the link of a source.</summary>
    /// <returns>False when there was none.</returns>
    public async Task<bool> RemoveAsync(string source, CancellationToken cancellationToken)
    {
        await RememberAsync(cancellationToken).ConfigureAwait(false);
        return await transaction.ExecuteAsync(
            $"DELETE FROM {_table} WHERE {_column} = @id AND kind = @kind AND source = @source",
            [("@id", owner.Id), ("@kind", _kind), ("@source", source)],
            cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <summary>Decides which link is shown, in lists too.</summary>
    public async Task ShowBestAsync(IReadOnlyList<string> ranking, CancellationToken cancellationToken)
    {
        IReadOnlyList<ArtworkLink> links = await ReadAsync(cancellationToken).ConfigureAwait(false);
        (IReadOnlyList<ArtworkLink> ordered, _) = ArtworkRanking.Decide(links, ranking);
        ArtworkLink? best = ordered.Count > 0 ? ordered[0] : null;
        if (best is not null)
        {
            await transaction.ExecuteAsync(
                $"""
                UPDATE {_table} SET is_shown = (source = @source)
                WHERE {_column} = @id AND kind = @kind AND is_shown <> (source = @source)
                """,
                [("@source", best.Source), ("@id", owner.Id), ("@kind", _kind)],
                cancellationToken).ConfigureAwait(false);
        }

        if (kind == ArtworkKind.Front)
            await ShowAsync(transaction, owner, best?.ArtworkId, best is not null, cancellationToken).ConfigureAwait(false);
        if (!Facts(links.Select(link => link with { IsShown = link.Source == best?.Source })).SetEquals(Facts(_before!)))
            transaction.Changes.ArtworkOf(owner);
    }

    /// <summary>Stores which front picture lists show.</summary>
    public static Task<int> ShowAsync(
        StoreTransaction transaction,
        ArtworkOwner owner,
        long? artworkId,
        bool isDecided,
        CancellationToken cancellationToken)
        => owner.Kind == ArtworkOwnerKind.Track
            ? transaction.ExecuteAsync(
                """
                UPDATE tracks SET artwork_id = @artwork, artwork_decided = @decided
                WHERE id = @id AND (artwork_id IS DISTINCT FROM @artwork OR artwork_decided <> @decided)
                """,
                [("@artwork", artworkId), ("@decided", isDecided), ("@id", owner.Id)],
                cancellationToken)
            : transaction.ExecuteAsync(
                "UPDATE albums SET artwork_id = @artwork WHERE id = @id AND artwork_id IS DISTINCT FROM @artwork",
                [("@artwork", artworkId), ("@id", owner.Id)],
                cancellationToken);

    // A link that was only written again has not changed.
    private static HashSet<ArtworkLink> Facts(IEnumerable<ArtworkLink> links)
        => [.. links.Select(link => link with { CreatedAt = default })];

    private async Task RememberAsync(CancellationToken cancellationToken)
    {
        if (_before is null)
            await ReadAsync(cancellationToken).ConfigureAwait(false);
    }
}

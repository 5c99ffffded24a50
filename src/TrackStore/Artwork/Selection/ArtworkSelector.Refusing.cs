using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackStore.Artwork.Linking;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Lists;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Text;

namespace TrackStore.Artwork.Selection;

/// <content>Pictures that the user doesn't want.</content>
internal sealed partial class ArtworkSelector
{
    public Task<ArtworkExplanation> RefuseArtworkAsync(
        ArtworkOwner owner,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
    {
        string name = TextRules.SourceName(source, nameof(source));
        return ChangeAsync(
            owner,
            kind,
            (_, links) => links.Refuse(Require(links, name).ArtworkId!.Value),
            HistoryKind.ArtworkRefused,
            name,
            cancellationToken);
    }

    public Task<ArtworkExplanation> AllowArtworkAsync(
        ArtworkOwner owner,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
    {
        string name = TextRules.SourceName(source, nameof(source));
        return ChangeAsync(
            owner,
            kind,
            (_, links) => links.Accept(Require(links, name).ArtworkId),
            HistoryKind.ArtworkAllowed,
            name,
            cancellationToken);
    }

    public Task<ChangeResult> ReplaceArtworkAsync(
        long artworkId,
        long replacementId,
        ChangeMode mode = ChangeMode.Apply,
        CancellationToken cancellationToken = default)
    {
        _ = EnumNames<ChangeMode>.Of(mode);
        if (artworkId == replacementId)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Both are picture {artworkId}. Name two different pictures."),
                nameof(replacementId));
        }

        return mode == ChangeMode.Preview
            ? database.ReadAsync(
                async (context, token) =>
                {
                    if (!await context.Set<ArtworkEntity>().AnyAsync(artwork => artwork.Id == replacementId, token).ConfigureAwait(false))
                        throw new ArtworkNotFoundException(replacementId);
                    return await CountAsync(context, artworkId, token).ConfigureAwait(false) with { IsPreview = true };
                },
                cancellationToken)
            : database.WriteAsync((transaction, token) => ReplaceAsync(transaction, artworkId, replacementId, token), cancellationToken);
    }

    private static ArtworkLink Require(ArtworkLinks links, string source)
    {
        IReadOnlyList<ArtworkLink> all = [.. links.List().Where(link => link.ArtworkId is not null)];
        return all.FirstOrDefault(link => link.Source == source)
            ?? throw new ArtworkCandidateNotFoundException(source, [.. all.Select(link => link.Source)]);
    }

    private async Task<ChangeResult> ReplaceAsync(
        StoreTransaction transaction, long artworkId, long replacementId, CancellationToken cancellationToken)
    {
        DbContext context = transaction.Context;
        ChangeResult counted = await CountAsync(context, artworkId, cancellationToken).ConfigureAwait(false);
        long[] albumIds = await context.Set<AlbumEntity>()
            .Where(album => album.ArtworkId == artworkId)
            .Select(album => album.Id)
            .ToArrayAsync(cancellationToken)
            .ConfigureAwait(false);
        long[] trackIds = await context.Set<TrackEntity>()
            .Where(track => track.ArtworkDecided && track.ShownArtworkId == artworkId)
            .Select(track => track.Id)
            .ToArrayAsync(cancellationToken)
            .ConfigureAwait(false);
        ArtworkOwner[] owners = [.. albumIds.Select(ArtworkOwner.Album), .. trackIds.Select(ArtworkOwner.Track)];
        HistoryEntry? change = await transaction
            .PlanAsync(rows => Replace(rows, owners, replacementId), cancellationToken)
            .ConfigureAwait(false);
        await transaction.WritePlanAsync(cancellationToken).ConfigureAwait(false);
        return counted with { Change = change };
    }

    private HistoryEntry? Replace(LibraryRows rows, ArtworkOwner[] owners, long replacementId)
    {
        if (rows.Artworks.Find(replacementId) is not { } replacement)
            return rows.HasMissing ? null : throw new ArtworkNotFoundException(replacementId);
        foreach (ArtworkOwner owner in owners)
            ArtworkLinkRows.Want(rows, owner);
        var linker = new ArtworkLinker(rows, _ranking);
        foreach (ArtworkOwner owner in owners)
        {
            ArtworkTarget target = ArtworkTarget.ForOwner(owner, Sources.User, sourceUrl: null, ArtworkKind.Front);
            linker.Link(LinkableArtwork.Stored(replacement), target, renewsEqualLinks: false);
            new ArtworkLinks(rows, owner, ArtworkKind.Front).Choose(Sources.User);
        }

        HistorySubject[] subjects = [.. owners.Take(HistoryEntry.MaxSubjects).Select(owner => owner.ToSubject(rows))];
        string description = subjects.Length == 0 ? "" : subjects[0].Name
            + (owners.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" and {owners.Length - 1:N0} more") : "");
        return ChangeRecorder.Record(rows, HistoryKind.ArtworkReplaced, description, subjects);
    }

    private static async Task<ChangeResult> CountAsync(DbContext context, long artworkId, CancellationToken cancellationToken) => new()
    {
        TrackCount = await context.Set<TrackEntity>()
            .CountAsync(track => track.ShownArtworkId == artworkId, cancellationToken).ConfigureAwait(false),
        AlbumCount = await context.Set<AlbumEntity>()
            .WithTracks().CountAsync(album => album.ArtworkId == artworkId, cancellationToken).ConfigureAwait(false),
    };
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Linking;
using TrackStore.Artwork.Lookups;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Artwork.Selection;

/// <inheritdoc cref="IArtworkSelector"/>
internal sealed class ArtworkSelector(StoreDatabase database, IOptions<ArtworkOptions> options) : IArtworkSelector
{
    private readonly IReadOnlyList<string> _ranking = [.. options.Value.SourceRanking];

    public Task<ArtworkExplanation> ExplainArtworkAsync(
        ImageSubject subject,
        long id,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
    {
        ThrowIfUndefined(subject, kind);
        return database.ReadAsync((context, token) => ExplainAsync(context, subject, id, kind, token), cancellationToken);
    }

    public Task<ArtworkExplanation> ChooseArtworkAsync(
        ImageSubject subject,
        long id,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
    {
        string name = TextRules.SourceName(source, nameof(source));
        return ChangeAsync(
            subject,
            id,
            kind,
            async (links, token) =>
            {
                IReadOnlyList<ArtworkLink> all = await links.ReadAsync(token).ConfigureAwait(false);
                string[] known = [.. all.Where(link => link.ArtworkId is not null).Select(link => link.Source)];
                if (!known.Contains(name))
                    throw new ArtworkCandidateNotFoundException(name, known);
                await links.ChooseAsync(name, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<ArtworkExplanation> ChooseNoArtworkAsync(
        ImageSubject subject,
        long id,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
        => ChangeAsync(subject, id, kind, (links, token) => links.SetAsync(Schema.NoArtwork, null, null, token), cancellationToken);

    public Task<ArtworkExplanation> RevertArtworkChoiceAsync(
        ImageSubject subject,
        long id,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
        => ChangeAsync(subject, id, kind, (links, token) => links.ForgetChoiceAsync(token), cancellationToken);

    public async Task<bool> RemoveArtworkAsync(
        ImageSubject subject,
        long id,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
    {
        ThrowIfUndefined(subject, kind);
        string name = TextRules.SourceName(source, nameof(source));
        return await database.WriteAsync(
            async (transaction, token) =>
            {
                var links = new ArtworkLinks(transaction, subject, id, kind);
                IReadOnlyList<ArtworkLink> all = await links.ReadAsync(token).ConfigureAwait(false);
                if (all.FirstOrDefault(link => link.Source == name)?.ArtworkId is not { } artworkId)
                    return false;
                await links.RemoveAsync(name, token).ConfigureAwait(false);
                await links.ShowBestAsync(_ranking, token).ConfigureAwait(false);
                await transaction.SweepArtworksAsync([artworkId], token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<ArtworkExplanation> ChangeAsync(
        ImageSubject subject,
        long id,
        ArtworkKind kind,
        Func<ArtworkLinks, CancellationToken, Task> change,
        CancellationToken cancellationToken)
    {
        ThrowIfUndefined(subject, kind);
        return await database.WriteAsync(
            async (transaction, token) =>
            {
                var links = new ArtworkLinks(transaction, subject, id, kind);
                await links.RequireOwnerAsync(token).ConfigureAwait(false);
                await change(links, token).ConfigureAwait(false);
                await links.ShowBestAsync(_ranking, token).ConfigureAwait(false);
                return await ExplainAsync(transaction.Context, subject, id, kind, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<ArtworkExplanation> ExplainAsync(
        DbContext context,
        ImageSubject subject,
        long id,
        ArtworkKind kind,
        CancellationToken cancellationToken)
    {
        (IReadOnlyList<ArtworkLink> ordered, ArtworkRule rule) = ArtworkRanking.Decide(
            await ArtworkLinks.ReadAsync(context, subject, id, kind, cancellationToken).ConfigureAwait(false), _ranking);
        return new ArtworkExplanation
        {
            Subject = subject,
            Id = id,
            Kind = kind,
            Candidates = [.. ordered.Where(link => link.ArtworkId is not null).Select(ToCandidate)],
            Rule = rule,
            Lookups = await ArtworkLookupReader.ListAsync(context, subject, id, kind, cancellationToken).ConfigureAwait(false),
            Fallback = subject == ImageSubject.Track && ordered.Count == 0
                ? await ExplainAlbumOfAsync(context, id, kind, cancellationToken).ConfigureAwait(false)
                : null,
        };
    }

    private async Task<ArtworkExplanation?> ExplainAlbumOfAsync(
        DbContext context,
        long trackId,
        ArtworkKind kind,
        CancellationToken cancellationToken)
    {
        long? albumId = await context.Set<TrackEntity>()
            .Where(track => track.Id == trackId)
            .Select(track => track.AlbumId)
            .FirstOrDefaultAsync(cancellationToken)
            .ConfigureAwait(false);
        return albumId is { } known
            ? await ExplainAsync(context, ImageSubject.Album, known, kind, cancellationToken).ConfigureAwait(false)
            : null;
    }

    // An undefined subject would be treated as an album.
    private static void ThrowIfUndefined(ImageSubject subject, ArtworkKind kind)
    {
        _ = EnumNames<ImageSubject>.Of(subject);
        _ = EnumNames<ArtworkKind>.Of(kind);
    }

    private static ArtworkCandidate ToCandidate(ArtworkLink link) => new()
    {
        Source = link.Source,
        SourceUrl = link.SourceUrl,
        ArtworkId = link.ArtworkId!.Value,
        ArtworkKey = StoredArtworkKey.Of(link.ArtworkId.Value, link.KeyHash),
        Width = link.Width,
        Height = link.Height,
        MimeType = link.MimeType!,
        CreatedAt = new DateTimeOffset(DateTime.SpecifyKind(link.CreatedAt, DateTimeKind.Utc)),
        IsChosen = link.IsChosen,
        IsShown = link.IsShown,
    };
}

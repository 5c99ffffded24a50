using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Linking;
using TrackStore.Artwork.Lookups;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Text;

namespace TrackStore.Artwork.Selection;

/// <inheritdoc cref="IArtworkSelector"/>
internal sealed partial class ArtworkSelector(StoreDatabase database, IOptions<ArtworkOptions> options) : IArtworkSelector
{
    private readonly IReadOnlyList<string> _ranking = [.. options.Value.SourceRanking];

    public Task<ArtworkExplanation> ExplainArtworkAsync(
        ArtworkOwner owner,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
    {
        ThrowIfInvalid(owner, kind);
        return database.QueryAsync((context, token) => ExplainAsync(context, owner, kind, token), cancellationToken);
    }

    public Task<ArtworkExplanation> ChooseArtworkAsync(
        ArtworkOwner owner,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
    {
        string name = TextRules.SourceName(source, nameof(source));
        return ChangeAsync(
            owner,
            kind,
            (_, links) =>
            {
                Require(links, name);
                links.Choose(name);
            },
            HistoryKind.ArtworkChosen,
            name,
            cancellationToken);
    }

    public Task<ArtworkExplanation> ChooseNoArtworkAsync(
        ArtworkOwner owner,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
        => ChangeAsync(
            owner,
            kind,
            (_, links) => links.Set(Schema.NoArtwork, sourceUrl: null, artworkId: null),
            HistoryKind.ArtworkRefused,
            source: null,
            cancellationToken);

    public Task<ArtworkExplanation> RevertArtworkChoiceAsync(
        ArtworkOwner owner,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
        => ChangeAsync(owner, kind, (_, links) => links.ForgetChoice(), HistoryKind.ArtworkChosen, source: null, cancellationToken);

    public Task<bool> RemoveArtworkAsync(
        ArtworkOwner owner,
        string source,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
    {
        ThrowIfInvalid(owner, kind);
        string name = TextRules.SourceName(source, nameof(source));
        return database.PlanAsync(
            rows =>
            {
                var links = new ArtworkLinks(rows, owner, kind);
                if (links.Find(name)?.ArtworkId is not { } artworkId)
                    return false;
                links.Remove(name);
                links.ShowBest(_ranking);
                rows.ReleaseArtwork(artworkId);
                Record(rows, HistoryKind.ArtworkDeleted, owner, name);
                return true;
            },
            cancellationToken);
    }

    private Task<ArtworkExplanation> ChangeAsync(
        ArtworkOwner owner,
        ArtworkKind kind,
        Action<LibraryRows, ArtworkLinks> change,
        HistoryKind recorded,
        string? source,
        CancellationToken cancellationToken)
    {
        ThrowIfInvalid(owner, kind);
        return database.PlanAsync(
            rows =>
            {
                ArtworkOwners.Require(rows, owner);
                var links = new ArtworkLinks(rows, owner, kind);
                change(rows, links);
                links.ShowBest(_ranking);
                Record(rows, recorded, owner, source);
                return owner;
            },
            (context, changed, token) => ExplainAsync(context, changed, kind, token),
            cancellationToken);
    }

    private static void Record(LibraryRows rows, HistoryKind kind, ArtworkOwner owner, string? source)
    {
        HistorySubject subject = owner.ToSubject(rows);
        ChangeRecorder.Record(
            rows,
            kind,
            source is null ? subject.Name : $"{source}: {subject.Name}",
            source is null ? [subject] : [subject, new HistorySubject(HistorySubjectKind.Source, Id: null, source)]);
    }

    private async Task<ArtworkExplanation> ExplainAsync(
        DbContext context,
        ArtworkOwner owner,
        ArtworkKind kind,
        CancellationToken cancellationToken)
        => await ExplainAsync(
            context,
            owner,
            kind,
            await ArtworkLinkReader.ListAsync(context, owner, kind, cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);

    private async Task<ArtworkExplanation> ExplainAsync(
        DbContext context,
        ArtworkOwner owner,
        ArtworkKind kind,
        IReadOnlyList<ArtworkLink> links,
        CancellationToken cancellationToken)
    {
        (IReadOnlyList<ArtworkLink> ordered, ArtworkRule rule) = ArtworkRanking.Decide(links, _ranking);
        return new ArtworkExplanation
        {
            Owner = owner,
            Kind = kind,
            Candidates = [.. ordered.Where(link => link.ArtworkId is not null).Select(ToCandidate)],
            Rule = rule,
            Lookups = await ArtworkLookupReader.ListAsync(context, owner, kind, cancellationToken).ConfigureAwait(false),
            Fallback = owner.TrackId is { } trackId && rule is ArtworkRule.NoCandidate or ArtworkRule.AllRefused
                ? await ExplainAlbumOfAsync(context, trackId, ordered, kind, cancellationToken).ConfigureAwait(false)
                : null,
        };
    }

    private async Task<ArtworkExplanation?> ExplainAlbumOfAsync(
        DbContext context,
        long trackId,
        IReadOnlyList<ArtworkLink> refused,
        ArtworkKind kind,
        CancellationToken cancellationToken)
    {
        long? albumId = await context.Set<TrackEntity>()
            .Where(track => track.Id == trackId)
            .Select(track => track.AlbumId)
            .FirstOrDefaultAsync(cancellationToken)
            .ConfigureAwait(false);
        if (albumId is not { } known || refused.Any(link => link.ArtworkId is null))
            return null;
        var album = ArtworkOwner.Album(known);
        IReadOnlyList<ArtworkLink> links = await ArtworkLinkReader.ListAsync(context, album, kind, cancellationToken).ConfigureAwait(false);
        return links.FirstOrDefault(link => link.IsShown) is { } shown && refused.Any(shown.HasSameOriginal)
            ? null
            : await ExplainAsync(context, album, kind, links, cancellationToken).ConfigureAwait(false);
    }

    private static void ThrowIfInvalid(ArtworkOwner owner, ArtworkKind kind)
    {
        ArtworkOwnerRules.ThrowIfDefault(owner);
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
        ByteLength = link.ByteLength,
        HasOriginal = link.HasOriginal,
        CreatedAt = new DateTimeOffset(DateTime.SpecifyKind(link.CreatedAt, DateTimeKind.Utc)),
        IsChosen = link.IsChosen,
        IsRefused = link.IsRefused,
        IsShown = link.IsShown,
    };
}

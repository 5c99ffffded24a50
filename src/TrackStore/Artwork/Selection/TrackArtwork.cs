using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Linking;
using TrackStore.Contracts;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Sql;

namespace TrackStore.Artwork.Selection;

/// <inheritdoc cref="ITrackArtwork"/>
internal sealed class TrackArtwork(IOptions<ArtworkOptions> options) : ITrackArtwork
{
    private readonly IReadOnlyList<string> _ranking = [.. options.Value.SourceRanking];

    public async Task<bool> IsProvidedByAsync(
        StoreTransaction transaction,
        long trackId,
        string platform,
        CancellationToken cancellationToken)
        => await FindAsync(transaction, trackId, platform, cancellationToken).ConfigureAwait(false) is not null;

    // The album's picture becomes a candidate of the track itself, because the choice concerns this track and not its album.
    public async Task PinAsync(StoreTransaction transaction, long trackId, string platform, CancellationToken cancellationToken)
    {
        ArtworkLink found = (await FindAsync(transaction, trackId, platform, cancellationToken).ConfigureAwait(false))!;
        ArtworkLinks links = FrontOf(transaction, ArtworkOwner.Track(trackId));
        IReadOnlyList<ArtworkLink> before = await links.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (before.Any(link => link.IsChosen && link.Source == platform))
            return;
        await links.SetAsync(platform, found.SourceUrl, found.ArtworkId, cancellationToken).ConfigureAwait(false);
        await links.ChooseAsync(platform, cancellationToken).ConfigureAwait(false);
        await links.ShowBestAsync(_ranking, cancellationToken).ConfigureAwait(false);
    }

    public async Task RevertAsync(StoreTransaction transaction, long trackId, CancellationToken cancellationToken)
    {
        ArtworkLinks links = FrontOf(transaction, ArtworkOwner.Track(trackId));
        await links.ForgetChoiceAsync(cancellationToken).ConfigureAwait(false);
        await links.ShowBestAsync(_ranking, cancellationToken).ConfigureAwait(false);
    }

    public async Task RemovePlatformAsync(StoreTransaction transaction, long trackId, string platform, CancellationToken cancellationToken)
    {
        foreach (ArtworkKind kind in Enum.GetValues<ArtworkKind>())
        {
            var links = new ArtworkLinks(transaction, ArtworkOwner.Track(trackId), kind);
            ArtworkLink? link = (await links.ReadAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(
                candidate => candidate.Source == platform);
            if (link is not { IsChosen: false, ArtworkId: { } artworkId })
                continue;
            await links.RemoveAsync(platform, cancellationToken).ConfigureAwait(false);
            await links.ShowBestAsync(_ranking, cancellationToken).ConfigureAwait(false);
            await transaction.SweepArtworksAsync([artworkId], cancellationToken).ConfigureAwait(false);
        }
    }

    public Task RemoveAllAsync(StoreTransaction transaction, ArtworkOwner owner, CancellationToken cancellationToken)
        => transaction.RemoveAllArtworkAsync(owner, cancellationToken);

    public async Task<FieldExplanation> ExplainAsync(DbContext context, long trackId, CancellationToken cancellationToken)
    {
        (IReadOnlyList<ArtworkLink> ordered, ArtworkRule rule) = await DecideAsync(context, ArtworkOwner.Track(trackId), cancellationToken)
            .ConfigureAwait(false);
        if (ordered.Count == 0)
        {
            long? albumId = await context.Set<TrackEntity>()
                .Where(track => track.Id == trackId)
                .Select(track => track.AlbumId)
                .FirstAsync(cancellationToken)
                .ConfigureAwait(false);
            if (albumId is { } known)
                (ordered, rule) = await DecideAsync(context, ArtworkOwner.Album(known), cancellationToken).ConfigureAwait(false);
        }

        return new FieldExplanation
        {
            TrackId = trackId,
            Field = TrackField.Artwork,
            Rule = ToRule(rule, ordered),
            Candidates = [.. ordered.Select(ToValue)],
            Ranking = _ranking,
        };
    }

    private async Task<(IReadOnlyList<ArtworkLink> Ordered, ArtworkRule Rule)> DecideAsync(
        DbContext context,
        ArtworkOwner owner,
        CancellationToken cancellationToken)
        => ArtworkRanking.Decide(
            await ArtworkLinks.ReadAsync(context, owner, ArtworkKind.Front, cancellationToken).ConfigureAwait(false), _ranking);

    private static async Task<ArtworkLink?> FindAsync(
        StoreTransaction transaction,
        long trackId,
        string platform,
        CancellationToken cancellationToken)
    {
        using SqlStatement album = transaction.Prepare("SELECT album_id FROM tracks WHERE id = @track", "@track");
        long? albumId = await album.NumberAsync(cancellationToken, trackId).ConfigureAwait(false);
        return await FromAsync(ArtworkOwner.Track(trackId)).ConfigureAwait(false)
            ?? (albumId is { } known ? await FromAsync(ArtworkOwner.Album(known)).ConfigureAwait(false) : null);

        async Task<ArtworkLink?> FromAsync(ArtworkOwner owner)
            => (await FrontOf(transaction, owner).ReadAsync(cancellationToken).ConfigureAwait(false))
                .FirstOrDefault(link => link.Source == platform && link.ArtworkId is not null);
    }

    private static ArtworkLinks FrontOf(StoreTransaction transaction, ArtworkOwner owner)
        => new(transaction, owner, ArtworkKind.Front);

    private static TrackFieldValue ToValue(ArtworkLink link, int index)
    {
        bool isUsers = link.Source is Sources.User or Schema.NoArtwork;
        return new TrackFieldValue
        {
            Field = TrackField.Artwork,
            Layer = isUsers ? FieldLayer.User
                : link.Source == Sources.Base ? FieldLayer.Base
                : link.IsChosen ? FieldLayer.Pin
                : FieldLayer.Platform,
            Platform = isUsers || link.Source == Sources.Base ? null : link.Source,
            Value = link.ArtworkId is null ? null : string.Create(CultureInfo.InvariantCulture, $"{link.Width} x {link.Height}"),
            SetAt = StoredValues.ToUtc(link.CreatedAt),
            IsEffective = index == 0,
        };
    }

    private static FieldRule ToRule(ArtworkRule rule, IReadOnlyList<ArtworkLink> ordered) => rule switch
    {
        ArtworkRule.NoCandidate => FieldRule.Unknown,
        ArtworkRule.DeliberatelyNone => FieldRule.EditedByUser,
        ArtworkRule.ChosenByUser => FieldRule.Pinned,
        ArtworkRule.OnlyCandidate when ordered[0].Source == Sources.Base => FieldRule.FirstStored,
        ArtworkRule.OnlyCandidate => FieldRule.OnlyPlatform,
        _ => FieldRule.PlatformRanking,
    };
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Linking;
using TrackStore.Contracts;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Artwork.Selection;

/// <inheritdoc cref="ITrackArtwork"/>
internal sealed class TrackArtwork(IOptions<ArtworkOptions> options) : ITrackArtwork
{
    private readonly IReadOnlyList<string> _ranking = [.. options.Value.SourceRanking];

    public bool IsProvidedBy(LibraryRows rows, long trackId, string platform) => Find(rows, trackId, platform) is not null;

    // The album's picture becomes a candidate of the track itself, because the choice concerns this track and not its album.
    public void Pin(LibraryRows rows, long trackId, string platform)
    {
        if (Find(rows, trackId, platform) is not { } found)
            return;
        var links = new ArtworkLinks(rows, ArtworkOwner.Track(trackId), ArtworkKind.Front);
        if (links.Find(platform) is { IsChosen: true })
            return;
        links.Set(platform, found.SourceUrl, found.ArtworkId);
        links.Choose(platform);
        links.ShowBest(_ranking);
    }

    public void Revert(LibraryRows rows, long trackId)
    {
        var links = new ArtworkLinks(rows, ArtworkOwner.Track(trackId), ArtworkKind.Front);
        links.ForgetChoice();
        links.ShowBest(_ranking);
    }

    public void RemovePlatform(LibraryRows rows, long trackId, string platform)
    {
        foreach (ArtworkKind kind in Enum.GetValues<ArtworkKind>())
        {
            var links = new ArtworkLinks(rows, ArtworkOwner.Track(trackId), kind);
            if (links.Find(platform) is not { IsChosen: false, IsRefused: false, ArtworkId: { } artworkId })
                continue;
            links.Remove(platform);
            links.ShowBest(_ranking);
            rows.ReleaseArtwork(artworkId);
        }
    }

    public void RemoveAll(LibraryRows rows, ArtworkOwner owner) => ArtworkRemoval.RemoveAll(rows, owner);

    public async Task<FieldExplanation> ExplainAsync(DbContext context, long trackId, CancellationToken cancellationToken)
    {
        (IReadOnlyList<ArtworkLink> ordered, ArtworkRule rule) = await DecideAsync(context, ArtworkOwner.Track(trackId), cancellationToken)
            .ConfigureAwait(false);
        if (rule is ArtworkRule.NoCandidate or ArtworkRule.AllRefused)
        {
            long? albumId = await context.Set<TrackEntity>()
                .Where(track => track.Id == trackId)
                .Select(track => track.AlbumId)
                .FirstAsync(cancellationToken)
                .ConfigureAwait(false);
            if (albumId is { } known)
            {
                (IReadOnlyList<ArtworkLink> albums, ArtworkRule albumRule) = await DecideAsync(
                    context, ArtworkOwner.Album(known), cancellationToken).ConfigureAwait(false);
                if (albums is [{ IsRefused: false } shown, ..] && !ordered.Any(shown.HasSameOriginal))
                    (ordered, rule) = (albums, albumRule);
            }
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
            await ArtworkLinkReader.ListAsync(context, owner, ArtworkKind.Front, cancellationToken).ConfigureAwait(false), _ranking);

    private static ArtworkLink? Find(LibraryRows rows, long trackId, string platform)
    {
        if (rows.Tracks.Find(trackId) is not { } track)
            return null;
        return FrontOf(ArtworkOwner.Track(trackId)) ?? (track.AlbumId is { } albumId ? FrontOf(ArtworkOwner.Album(albumId)) : null);

        ArtworkLink? FrontOf(ArtworkOwner owner)
            => new ArtworkLinks(rows, owner, ArtworkKind.Front).Find(platform) is { ArtworkId: not null } link ? link : null;
    }

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
            IsEffective = index == 0 && !link.IsRefused,
        };
    }

    private static FieldRule ToRule(ArtworkRule rule, IReadOnlyList<ArtworkLink> ordered) => rule switch
    {
        ArtworkRule.NoCandidate => FieldRule.Unknown,
        ArtworkRule.DeliberatelyNone or ArtworkRule.AllRefused => FieldRule.EditedByUser,
        ArtworkRule.ChosenByUser => FieldRule.Pinned,
        ArtworkRule.OnlyCandidate when ordered[0].Source == Sources.Base => FieldRule.FirstStored,
        ArtworkRule.OnlyCandidate => FieldRule.OnlyPlatform,
        _ => FieldRule.PlatformRanking,
    };
}

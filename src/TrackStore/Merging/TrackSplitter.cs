using TrackStore.Artwork.Linking;
using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Platforms;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Text;
using TrackStore.Tracks;
using TrackStore.Tracks.Layers;
using TrackStore.Tracks.Matching;

namespace TrackStore.Merging;

/// <summary>Plans how a wrong link becomes a track of its own.</summary>
internal sealed class TrackSplitter(
    LibraryRows rows, FieldRanking ranking, IPlatformLayerProjector projector, IReadOnlyList<string> artworkRanking)
{
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="LinkNotFoundException">The track has no such link.</exception>
    /// <returns>The id of the new track.</returns>
    public long Split(long trackId, string platform, string platformId)
    {
        TrackEntity track = rows.RequireTrack(trackId);
        var links = new PlatformLinkPlanner(rows, trackId, platform);
        PlatformInfoEntity link = links.Find(platformId) ?? throw new LinkNotFoundException(trackId, platform, platformId);
        FieldValues said = FieldJson.Read(link.Fields);
        IReadOnlyList<string>? genres = FieldJson.ReadGenres(link.Fields);
        long splitId = AddTrack(track, platform, said);
        if (genres is { Count: > 0 })
            new TrackPlanner(rows, ranking).Genres.AddToNewTrack(splitId, platform, NormalizedName.ListFrom(genres, nameof(genres)));
        if (link.Position == 0)
            MovePictures(trackId, splitId, platform);

        // The new track shows the album that the item is on.
        rows.Links.Put(link with { TrackId = splitId, Position = 0, AlbumId = null, DiscNumber = null, TrackNumber = null });
        rows.Changes.ChangedTrack(trackId);
        if (link.Position == 0)
            ShowRest(links, trackId, platform, said);
        Forget(trackId, splitId);
        return splitId;
    }

    private long AddTrack(TrackEntity track, string platform, FieldValues said)
    {
        var layers = new TrackLayers(ranking);
        layers.Add(new PlatformLayer(platform, said, rows.Now));

        // A link without values is of a track with these names.
        bool isNamed = said.Of(TrackField.Title) is not null && said.Of(TrackField.Artist) is not null;
        KeyValuePair<TrackField, string>[] names = isNamed
            ? []
            : [new(TrackField.Title, track.Title), new(TrackField.Artist, track.Artist)];
        foreach ((TrackField field, string value) in names)
            layers.Set(field, FieldLayer.Base, value);
        long splitId = new TrackPlanner(rows, ranking).Insert(TrackProjection.From(layers), isAvailableLocally: false, localPath: null).Id;
        new LayerPlanner(rows).AddBase(splitId, names);
        return splitId;
    }

    // The pictures of a platform are those of its primary item.
    private void MovePictures(long trackId, long splitId, string platform)
    {
        foreach (TrackArtworkEntity picture in rows.TrackArtworks.ByTrack.Find(trackId).Where(row => row.Source == platform).ToArray())
        {
            rows.TrackArtworks.Remove(picture);
            rows.TrackArtworks.Put(picture with { TrackId = splitId });
        }

        foreach (ArtworkKind kind in Enum.GetValues<ArtworkKind>())
        {
            new ArtworkLinks(rows, ArtworkOwner.Track(trackId), kind).ShowBest(artworkRanking);
            new ArtworkLinks(rows, ArtworkOwner.Track(splitId), kind).ShowBest(artworkRanking);
        }
    }

    private void ShowRest(PlatformLinkPlanner links, long trackId, string platform, FieldValues said)
    {
        PlatformInfoEntity? oldest = rows.Links.ByTrack.Find(trackId).Where(link => link.Platform == platform).MinBy(link => link.Id);
        if (oldest is null)
        {
            projector.OnRemoved(rows, trackId, platform, said);
            return;
        }

        links.MakePrimary(oldest);
        projector.OnPrimaryChanged(rows, trackId, platform, said, FieldJson.ReadGenres(oldest.Fields) ?? []);
    }

    // The split takes back an earlier merge of these names, and nobody is asked about them again.
    private void Forget(long trackId, long splitId)
    {
        byte[] names = rows.RequireTrack(splitId).IdentityKey;
        foreach (TrackAliasEntity alias in rows.TrackAliases.ByTrack.Find(trackId).ToArray())
        {
            if (alias.IdentityKey.AsSpan().SequenceEqual(names))
                rows.TrackAliases.Remove(alias);
        }

        (long first, long second) = TrackProposals.InOrder(trackId, splitId);
        TrackProposals.Put(
            rows, new TrackProposalEntity { FirstTrackId = first, SecondTrackId = second, IsRejected = true, FoundAt = rows.Now });
    }
}

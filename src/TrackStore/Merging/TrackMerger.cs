using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Tracks;
using TrackStore.Tracks.Matching;

namespace TrackStore.Merging;

/// <summary>
/// Plans the merge of two tracks. Every row of the one that goes is moved or deleted by the plan, so that it can be undone.
/// </summary>
internal sealed class TrackMerger(LibraryRows rows, FieldRanking ranking, IReadOnlyList<string> artworkRanking)
{
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    public void Merge(long keptId, long otherId)
    {
        TrackEntity kept = rows.RequireTrack(keptId);
        TrackEntity other = rows.RequireTrack(otherId);
        MoveLinks(keptId, otherId);
        new LayerMerger(rows, keptId, otherId).Merge();
        MoveTags(keptId, otherId);
        MoveGenres(keptId, otherId);
        new PictureMerger(rows, ArtworkOwner.Track(keptId), ArtworkOwner.Track(otherId)).Merge(artworkRanking);
        MoveProposals(keptId, otherId);
        MoveAliases(keptId, other);
        kept = rows.RequireTrack(keptId);
        rows.Tracks.Put(kept with
        {
            LocalPath = kept.LocalPath ?? other.LocalPath,
            IsAvailableLocally = kept.IsAvailableLocally || other.IsAvailableLocally,
            CreatedAt = kept.CreatedAt < other.CreatedAt ? kept.CreatedAt : other.CreatedAt,
            EditVersion = kept.EditVersion + 1,
        });
        rows.Tracks.Remove(rows.RequireTrack(otherId));
        rows.Changes.Deleted(ArtworkOwner.Track(otherId));
        rows.Changes.ChangedTrack(keptId);
        var planner = new TrackPlanner(rows, ranking);
        TrackEntity shown = planner.Project(keptId) ?? kept;
        planner.Genres.ShowBest(keptId);

        // Sources of both tracks may use the names that the kept one had until now.
        if (!shown.IdentityKey.AsSpan().SequenceEqual(kept.IdentityKey))
            AddAlias(keptId, kept.IdentityKey, kept);
        if (kept.BaseIdentityKey is { } source && shown.BaseIdentityKey?.AsSpan().SequenceEqual(source) != true)
            AddAlias(keptId, source, kept);
    }

    private void MoveLinks(long keptId, long otherId)
    {
        IEnumerable<PlatformInfoEntity> links = rows.Links.ByTrack.Find(otherId).OrderBy(link => link.Position).ThenBy(link => link.Id);
        foreach (PlatformInfoEntity link in links.ToArray())
        {
            PlatformInfoEntity[] own = [.. rows.Links.ByTrack.Find(keptId).Where(known => known.Platform == link.Platform)];
            if (Array.Exists(own, known => known.PlatformId == link.PlatformId))
            {
                if (rows.Syncs.ByLink.FindOne(link.Id) is { } sync)
                    rows.Syncs.Remove(sync);
                rows.Links.Remove(link);
            }
            else
            {
                rows.Links.Put(link with { TrackId = keptId, Position = own.Length == 0 ? 0 : link.Id });
            }
        }
    }

    private void MoveTags(long keptId, long otherId)
    {
        HashSet<long> own = [.. rows.TrackTags.ByTrack.Find(keptId).Select(tag => tag.TagId)];
        foreach (TrackTagEntity tag in rows.TrackTags.ByTrack.Find(otherId).OrderBy(tag => tag.TagId).ToArray())
        {
            rows.TrackTags.Remove(tag);
            if (!own.Add(tag.TagId))
                continue;
            rows.TrackTags.Put(tag with { TrackId = keptId });
            rows.Changes.TagsOf(keptId);
        }
    }

    // A platform's genres follow those of the kept track's own item.
    private void MoveGenres(long keptId, long otherId)
    {
        IEnumerable<TrackGenreEntity> genres = rows.TrackGenres.ByTrack.Find(otherId)
            .OrderBy(genre => genre.Source, StringComparer.Ordinal)
            .ThenBy(genre => genre.Position);
        foreach (TrackGenreEntity genre in genres.ToArray())
        {
            TrackGenreEntity[] own = [.. rows.TrackGenres.ByTrack.Find(keptId).Where(known => known.Source == genre.Source)];
            rows.TrackGenres.Remove(genre);
            if (Array.TrueForAll(own, known => known.GenreId != genre.GenreId))
            {
                int position = own.Length == 0 ? 0 : own.Max(known => known.Position) + 1;
                rows.TrackGenres.Put(
                    genre with { TrackId = keptId, Position = position, IsEffective = own is [{ IsEffective: true }, ..] });
            }
        }
    }

    private void MoveProposals(long keptId, long otherId)
    {
        IEnumerable<TrackProposalEntity> pairs = TrackProposals.Of(rows, otherId)
            .OrderBy(pair => pair.FirstTrackId)
            .ThenBy(pair => pair.SecondTrackId);
        foreach (TrackProposalEntity pair in pairs)
        {
            TrackProposals.Remove(rows, pair);
            long partner = pair.FirstTrackId == otherId ? pair.SecondTrackId : pair.FirstTrackId;
            if (partner == keptId)
                continue;
            (long first, long second) = TrackProposals.InOrder(keptId, partner);
            TrackProposalEntity moved = pair with { FirstTrackId = first, SecondTrackId = second };

            // What a person said of one of the merged tracks holds for both.
            if (rows.Proposals.FindAlike(moved) is not { } known || (moved.IsRejected && !known.IsRejected))
                TrackProposals.Put(rows, moved);
        }
    }

    private void MoveAliases(long keptId, TrackEntity other)
    {
        IEnumerable<TrackAliasEntity> aliases = rows.TrackAliases.ByTrack.Find(other.Id)
            .OrderBy(alias => Convert.ToHexString(alias.IdentityKey), StringComparer.Ordinal);
        foreach (TrackAliasEntity alias in aliases.ToArray())
        {
            rows.TrackAliases.Remove(alias);
            Add(alias with { TrackId = keptId });
        }

        AddAlias(keptId, other.IdentityKey, other);
        if (other.BaseIdentityKey is { } source)
            AddAlias(keptId, source, other);
    }

    private void AddAlias(long keptId, byte[] identityKey, TrackEntity named) => Add(new TrackAliasEntity
    {
        IdentityKey = identityKey,
        TrackId = keptId,
        DurationMs = named.DurationMs,
        Isrc = named.Isrc,
    });

    private void Add(TrackAliasEntity alias)
    {
        if (rows.TrackAliases.FindAlike(alias) is null)
            rows.TrackAliases.Put(alias);
    }
}

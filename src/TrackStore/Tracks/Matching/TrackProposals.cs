using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;

namespace TrackStore.Tracks.Matching;

/// <summary>Plans the pairs of tracks about which a person has to decide.</summary>
internal static class TrackProposals
{
    /// <summary>Notes that a track may be another one, unless it is known, or a person has said that they are different.</summary>
    /// <returns>True when the pair is new.</returns>
    public static bool Propose(LibraryRows rows, long trackId, TrackMatch match)
    {
        // A host's matcher may have returned a wrong id.
        if (trackId == match.TrackId || rows.Tracks.Find(match.TrackId) is null)
            return false;
        (long first, long second) = InOrder(trackId, match.TrackId);
        var pair = new TrackProposalEntity
        {
            FirstTrackId = first,
            SecondTrackId = second,
            IsSame = match.Decision == IdentityDecision.Same,
            Reasons = (int)match.Reasons,
            Strength = EvidenceStrength.Of(match.Reasons),
            FoundAt = rows.Now,
        };

        // A track of this write has no stored pairs.
        TrackProposalEntity? stored = rows.IsNew(IdKind.Track, second)
            ? rows.Proposals.BySecond.Find(second).FirstOrDefault(other => other.FirstTrackId == first)
            : rows.Proposals.FindAlike(pair);
        if (stored is not { } known)
        {
            Put(rows, pair);
            return true;
        }

        if (!known.IsRejected && (known.Reasons != pair.Reasons || known.IsSame != pair.IsSame))
            Put(rows, pair with { FoundAt = known.FoundAt });
        return false;
    }

    /// <summary>Plans a pair, and tells those who watch the library.</summary>
    public static void Put(LibraryRows rows, TrackProposalEntity pair)
    {
        rows.Proposals.Put(pair);
        Tell(rows, pair);
    }

    /// <summary>Plans the removal of a pair, and tells those who watch the library.</summary>
    public static void Remove(LibraryRows rows, TrackProposalEntity pair)
    {
        rows.Proposals.Remove(pair);
        Tell(rows, pair);
    }

    /// <summary>Returns all pairs of a track, also those that a person has rejected.</summary>
    public static IReadOnlyList<TrackProposalEntity> Of(LibraryRows rows, long trackId)
        => [.. rows.Proposals.ByFirst.Find(trackId), .. rows.Proposals.BySecond.Find(trackId)];

    /// <summary>Removes all pairs of a track that is about to be deleted.</summary>
    public static void RemoveAll(LibraryRows rows, long trackId)
    {
        foreach (TrackProposalEntity pair in Of(rows, trackId))
            Remove(rows, pair);
    }

    public static (long First, long Second) InOrder(long trackId, long otherId)
        => trackId < otherId ? (trackId, otherId) : (otherId, trackId);

    private static void Tell(LibraryRows rows, TrackProposalEntity pair)
    {
        rows.Changes.ProposedTrack(pair.FirstTrackId);
        rows.Changes.ProposedTrack(pair.SecondTrackId);
    }
}

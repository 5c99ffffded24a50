using TrackStore.Identity.Artists;
using TrackStore.Identity.Titles;

namespace TrackStore.Identity;

/// <summary>
/// Decides whether two records are the same recording. It is a table of evidence, not a sum: what contradicts decides, and what agrees has
/// to suffice. The order of the two makes no difference.
/// </summary>
internal static class IdentityRule
{
    /// <summary>The milliseconds within which two lengths agree: 4 seconds, and what rounding to whole seconds adds.</summary>
    public const long CloseMs = 4_500;

    /// <summary>The milliseconds beyond which two lengths are those of different recordings.</summary>
    public const long DoubtfulMs = 15_000;

    // Transfers of the same vinyl may differ by this much.
    private const long VinylMs = 6_500;
    private const long NearTitleMs = 2_000;
    private const int LongTitle = 12;

    public static IdentityComparison Compare(TrackIdentity first, TrackIdentity second)
    {
        Evidence evidence = EvidenceOf(first, second);
        return new IdentityComparison(Decide(evidence), evidence.Reasons, evidence.Strength);
    }

    /// <summary>
    /// Tells whether title, artists or length alone make two records different, whatever their albums say. It doesn't hold for records
    /// with the same code.
    /// </summary>
    public static bool AreDifferentOnAnyAlbum(TrackIdentity first, TrackIdentity second)
        => ContradictionsOfTracks(EvidenceOf(first, second)) > 0;

    private static Evidence EvidenceOf(TrackIdentity first, TrackIdentity second)
    {
        Evidence evidence = Evidence.Of(first, second);
        if (evidence.Title is TitleAgreement.Other || evidence.Artists is ArtistAgreement.Unknown or ArtistAgreement.Other)
        {
            // A record that may be read in another way is what agrees best with the other.
            foreach (TrackIdentity other in first.Others)
                evidence = evidence.Better(Evidence.Of(other, second));
            foreach (TrackIdentity other in second.Others)
                evidence = evidence.Better(Evidence.Of(first, other));
        }

        return evidence;
    }

    private static IdentityDecision Decide(in Evidence evidence)
    {
        int contradictions = Contradictions(evidence);
        if (evidence.IsSameCode)
            return DecideByCode(evidence, contradictions);
        if (contradictions > 0)
            return IdentityDecision.Different;
        return Suffices(evidence) ? IdentityDecision.Same : IsDoubtful(evidence) ? IdentityDecision.Ask : IdentityDecision.Different;
    }

    private static int Contradictions(in Evidence evidence)
    {
        int count = ContradictionsOfTracks(evidence);
        if (evidence.Version == VersionAgreement.Other)
            count++;

        // Intros of two albums are two recordings.
        if (evidence.IsGeneric && evidence.IsOtherAlbum && !evidence.IsSameCode)
            count++;
        return count;
    }

    private static int ContradictionsOfTracks(in Evidence evidence)
    {
        int count = 0;
        if (evidence.Title == TitleAgreement.Other)
            count++;
        if (evidence.Artists == ArtistAgreement.Other)
            count++;
        if (evidence.Difference > DoubtfulMs || evidence.IsFarInProportion)
            count++;
        return count;
    }

    // An equal code joins when nothing contradicts, and lifts one contradiction to a question.
    private static IdentityDecision DecideByCode(in Evidence evidence, int contradictions)
    {
        bool isClose = evidence.Difference is >= 0 and <= CloseMs;
        if (contradictions > 0)
            return contradictions == 1 ? IdentityDecision.Ask : IdentityDecision.Different;
        if (evidence.Difference > VinylMs)
            return IdentityDecision.Ask;
        if (evidence.Version is VersionAgreement.OneSided or VersionAgreement.UnknownAuthor && !isClose)
            return IdentityDecision.Ask;
        return evidence.Title is TitleAgreement.Near or TitleAgreement.Similar && evidence.Difference < 0
            ? IdentityDecision.Ask
            : IdentityDecision.Same;
    }

    private static bool Suffices(in Evidence evidence)
    {
        bool isClose = evidence.Difference is >= 0 and <= CloseMs
            || (evidence.IsSameAlbum && !evidence.IsOtherCode && evidence.Difference is >= 0 and <= VinylMs);
        bool isKnown = isClose && evidence.IsSameAlbum;
        if (!isClose && !(evidence.Difference < 0 && evidence.IsSameAlbum))
            return false;
        if (evidence.Version != VersionAgreement.Same)
            return false;
        if (evidence.IsGeneric && (!evidence.IsSameAlbum || evidence.IsOtherNumber))
            return false;

        // One album, one title, two codes: clean and explicit.
        if (evidence.IsOtherCode && ((evidence.IsEqualAlbum && !evidence.IsRemaster) || evidence.Title == TitleAgreement.Censored))
            return false;

        // An orchestra plays a work more than once.
        if (evidence.IsOtherCode && evidence.IsWork && evidence.IsOtherAlbum)
            return false;

        // A version with a guest has a code of its own.
        if (evidence.IsOtherCode && evidence.HasGuestOnOneSide)
            return false;
        bool isTitled = evidence.Title switch
        {
            TitleAgreement.Same or TitleAgreement.Censored => true,
            TitleAgreement.Subtitle => evidence.Difference >= 0 || evidence.IsSameAlbum,
            TitleAgreement.Near => evidence.Difference is >= 0 and <= NearTitleMs && !evidence.IsOtherCode && !evidence.IsOtherNumber
                && (evidence.IsSameAlbum || (!evidence.IsOtherAlbum && evidence.TitleLength >= LongTitle)),
            TitleAgreement.Abridged or TitleAgreement.Transliterated => isKnown,
            _ => false,
        };
        return isTitled && evidence.Artists switch
        {
            ArtistAgreement.Same => true,
            ArtistAgreement.Subset => !evidence.IsWork || evidence.IsSameAlbum,
            ArtistAgreement.Near or ArtistAgreement.Unknown or ArtistAgreement.OtherScript => isKnown,
            _ => false,
        };
    }

    // A question is worth asking if not everything is doubtful at once.
    private static bool IsDoubtful(in Evidence evidence)
    {
        bool isApart = evidence.Difference > VinylMs || (evidence.Difference > CloseMs && !evidence.IsSameAlbum);
        return evidence.Title switch
        {
            TitleAgreement.Near or TitleAgreement.Similar
                => !isApart && evidence.Difference >= 0 && evidence.Artists >= ArtistAgreement.Near,
            TitleAgreement.OtherScript => evidence.Difference is >= 0 and <= NearTitleMs,
            _ => true,
        };
    }
}

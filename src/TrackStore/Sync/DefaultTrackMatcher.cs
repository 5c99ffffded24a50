using TrackStore.Text;

namespace TrackStore.Sync;

/// <summary>The default match rule: by ISRC, then by names and duration, and only if exactly one track matches.</summary>
internal sealed class DefaultTrackMatcher : ITrackMatcher
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(3);

    public TrackMatch? Match(PlatformTrack track, IReadOnlyList<MatchCandidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(candidates);

        // To the platform, a track that is linked to another item there is usually another recording.
        List<MatchCandidate> free = [.. candidates.Where(candidate => !candidate.IsLinkedElsewhere)];
        if (track.Isrc is { } isrc)
        {
            List<MatchCandidate> same = free.FindAll(candidate => candidate.Isrc == isrc);
            if (same.Count > 1)
                same = same.FindAll(candidate => HasNamesOf(candidate, track) && IsAsLongAs(candidate, track));
            if (same is [MatchCandidate only])
                return new TrackMatch(only.TrackId, MatchRule.Isrc);
            if (same.Count > 1)
                return null;
        }

        List<MatchCandidate> named = free.FindAll(
            candidate => HasNamesOf(candidate, track) && IsAsLongAs(candidate, track) && !IsOtherRecording(candidate, track));
        return named is [MatchCandidate single] ? new TrackMatch(single.TrackId, MatchRule.Names) : null;
    }

    private static bool HasNamesOf(MatchCandidate candidate, PlatformTrack track)
        => NameNormalizer.ToSearchText(candidate.Title) == NameNormalizer.ToSearchText(track.Title)
            && NameNormalizer.ToSearchText(candidate.Artist) == NameNormalizer.ToSearchText(track.Artist);

    private static bool IsAsLongAs(MatchCandidate candidate, PlatformTrack track)
        => candidate.Duration is not { } known || track.Duration is not { } said || (known - said).Duration() <= Tolerance;

    private static bool IsOtherRecording(MatchCandidate candidate, PlatformTrack track)
        => candidate.Isrc is { } known && track.Isrc is { } said && known != said;
}

namespace TrackStore.Sample.Rendering;

/// <summary>Explains which cover a track or album shows, and what is known about each source.</summary>
internal static class ArtworkExplanationView
{
    public static void Write(Output output, ArtworkExplanation explanation)
    {
        string whose = explanation.Owner.Kind == ArtworkOwnerKind.Track ? "The track" : "Its album";
        output.Line($"{whose} {Why(explanation)}.");
        if (explanation.Candidates.Count > 0)
        {
            output.Table(
                [new("Source"), new("Pixels", RightAligned: true), new("Type", IsWhole: true, Optional: 1), new(
                    "Cover", RightAligned: true), new("")],
                [
                    .. explanation.Candidates.Select(candidate => new[]
                    {
                        NameOf(candidate.Source),
                        $"{candidate.Width} x {candidate.Height}",
                        candidate.MimeType,
                        $"#{candidate.ArtworkId}",
                        string.Join(
                            ", ",
                            new[]
                            {
                                candidate.IsShown ? "shown" : "", candidate.IsChosen ? "chosen" : "", candidate.IsRefused ? "refused" : "",
                            }.Where(text => text.Length > 0)),
                    }),
                ]);
        }

        foreach (ArtworkLookup lookup in explanation.Lookups)
            output.Line($"{lookup.Source} {Outcome(lookup)}.");

        if (explanation.Fallback is { } album)
            Write(output, album);
    }

    private static string? NameOf(string? source) => source == Sources.Base ? "import" : source;

    private static string Outcome(ArtworkLookup lookup) => lookup switch
    {
        ArtworkLookup.KnownAbsent absent => $"has no cover; a sync asks again after {Format.Time(absent.Until)}",
        ArtworkLookup.Failed failed => Failure(failed),
        _ => "has a cover",
    };

    private static string Failure(ArtworkLookup.Failed failed)
    {
        string times = failed.Failures == 1 ? "once" : $"{failed.Failures} times in a row";
        string reason = ErrorText.ForUsers(failed.Reason).TrimEnd('.');
        return $"failed {times}; the next attempt is due at {Format.Time(failed.RetryAt)} ({reason})";
    }

    private static string Why(ArtworkExplanation explanation)
    {
        string shows = $"shows the cover from {NameOf(explanation.Shown?.Source)}";
        return explanation.Rule switch
        {
            ArtworkRule.NoCandidate => "has no cover",
            ArtworkRule.ChosenByUser => $"{shows}, because you chose it",
            ArtworkRule.DeliberatelyNone => "shows no cover, because you chose none",
            ArtworkRule.OnlyCandidate => $"{shows}, the only one",
            ArtworkRule.SourceRanking => $"{shows}, because this source ranks highest",
            ArtworkRule.AllRefused => "has no cover but refused ones",
            ArtworkRule.Larger => $"{shows}, because it is larger than the others of equally ranked sources",
            _ => $"{shows}, because it is newer than the others of the same size",
        };
    }
}

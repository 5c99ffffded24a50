using TrackStore.Sample.StandIn;

namespace TrackStore.Sample.Platforms;

/// <summary>Ranks the stand-in platforms behind the real ones, in every library alike, so that what is shown doesn't depend on how it was opened.</summary>
internal static class PlatformRankings
{
    private static readonly string[] Usual = [StandInPlatforms.Stream, StandInPlatforms.Records, StandInPlatforms.Archive];
    private static readonly string[] RecordsFirst = [StandInPlatforms.Records, StandInPlatforms.Stream, StandInPlatforms.Archive];

    public static void ApplyTo(TrackStoreOptions options)
    {
        options.PlatformRanking = [.. options.PlatformRanking, .. Usual];
        foreach (TrackField field in options.FieldRanking.Keys.ToArray())
            options.FieldRanking[field] = [.. options.FieldRanking[field], .. field is TrackField.Year or TrackField.Label ? RecordsFirst : Usual];
    }

    public static void ApplyTo(ArtworkOptions options) => options.SourceRanking = [.. options.SourceRanking, .. Usual];
}

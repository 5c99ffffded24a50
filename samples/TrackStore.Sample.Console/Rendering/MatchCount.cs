namespace TrackStore.Sample.Rendering;

/// <summary>Writes a count that was cut off: "12 tracks", "1,000+ tracks".</summary>
internal static class MatchCount
{
    /// <summary>How far matches are counted. This many are written as "1,000+".</summary>
    public const int Limit = 1_001;

    public static string Of(int count, string noun)
        => count < Limit ? Format.Count(count, noun) : $"{Format.Number(Limit - 1)}+ {noun}s";
}

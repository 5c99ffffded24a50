namespace TrackStore.Benchmarks.Loading;

/// <summary>What happened while a library was scrolled.</summary>
/// <param name="Rows">How many rows passed.</param>
/// <param name="Covers">How many distinct covers they have.</param>
/// <param name="Size">The rendition that a row shows.</param>
/// <param name="List">What the rows showed, and when.</param>
/// <param name="Images">What was asked of the store.</param>
/// <param name="HeldBytes">The most that the loader remembered.</param>
/// <param name="LimitBytes">The most that it may.</param>
internal sealed record ScrollReport(int Rows, int Covers, ImageSize Size, ScrollingList List, CountingImages Images, long HeldBytes, long LimitBytes)
{
    /// <summary>Gets the 99th percentile of the time from request to event, of pictures that were not in memory.</summary>
    public TimeSpan P99 => Percentiles.At(List.Later, 0.99);

    /// <summary>Gets the number of reads of the picture that was read most often.</summary>
    public int MostReads => Images.Reads.Values.DefaultIfEmpty().Max();

    /// <summary>Gets whether everything that doesn't depend on the machine is as documented.</summary>
    public bool KeepsPromises => List.Wrong == 0 && MostReads == 1 && Images.Reads.Count <= Covers && Images.OnWatchedThread == 0 && HeldBytes <= LimitBytes;
}

namespace TrackStore.Sample.Rendering;

/// <summary>Reports what a sync did, which tracks failed, and which values were left out, and why.</summary>
internal static class SyncReport
{
    /// <summary>How many tracks of one kind are listed.</summary>
    public const int MaxListed = 20;

    /// <summary>Writes the report.</summary>
    /// <param name="output">Where it is written.</param>
    /// <param name="result">What the library did.</param>
    /// <param name="odd">The first tracks of which values were left out.</param>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="listed">Whether each track was listed before.</param>
    public static void Write(Output output, SyncResult result, IReadOnlyList<SyncItem> odd, TimeSpan elapsed, bool listed)
    {
        SyncProgress counts = result.Counts;
        output.Line(
            $"{Format.Count(counts.Read, "track")} in {Format.Elapsed(elapsed)}, {Format.Number(counts.Matched)} already in the library");
        string changes = $"{Format.Number(counts.Changed)} changed, {Format.Number(counts.Unchanged)} unchanged";
        output.Line($"  [green]{Format.Number(counts.Added)} added[/], {changes}, {Format.Number(counts.Failed)} failed");
        if (counts.Proposed > 0)
            output.Line($"  {Format.Number(counts.Proposed)} of the added may be tracks that you have; \"duplicates\" lists them");
        WriteMissing(output, result);
        WriteCovers(output, counts);
        if (counts.Skipped > 0)
            output.Line($"  {Format.Count(counts.Skipped, "item")} skipped that can't be in a library, such as episodes and local files");
        if (listed)
            return;
        WriteFailures(output, result);
        WriteOmissions(output, counts, odd);
    }

    public static bool HasCovers(SyncProgress counts) => counts.ArtworkDone + counts.ArtworkFailed + counts.ArtworkPending > 0;

    private static void WriteMissing(Output output, SyncResult result)
    {
        if (result.MissingCount > 0)
            output.Line($"  {Format.Number(result.MissingCount)} no longer listed; \"search --missing <platform>\" lists them");
        foreach (SyncShortfall shortfall in result.Shortfalls)
        {
            string brought = $"{Format.Number(shortfall.Brought)} of {Format.Number(shortfall.Known)} tracks";
            output.Line($"  only {brought} known from before are still listed, so none was marked as missing");
        }
    }

    private static void WriteFailures(Output output, SyncResult result)
    {
        SyncItem[] shown = [.. result.Failures.Take(MaxListed)];
        foreach (SyncItem item in shown)
            output.Line($"  [red]{item.Platform}:{item.PlatformId}[/]{Name(item)}: {ErrorText.ForUsers(item.Error ?? "failed")}");
        if (result.Counts.Failed > shown.Length)
            output.Line($"  and {Format.Number(result.Counts.Failed - shown.Length)} more");
    }

    private static void WriteOmissions(Output output, SyncProgress counts, IReadOnlyList<SyncItem> odd)
    {
        if (counts.OmittedValues == 0)
            return;
        output.Line($"Left out, while the rest of the track was stored:");
        foreach (SyncItem item in odd)
            output.Line($"  {item.Platform}:{item.PlatformId}{Name(item)}: {SyncItemView.Omissions(item)}");
        long more = counts.OmittedValues - odd.Sum(item => item.Omitted.Count);
        if (more > 0)
            output.Line($"  and {Format.Count(more, "value")} more");
    }

    public static void WriteCovers(Output output, SyncProgress counts)
    {
        if (!HasCovers(counts))
            return;
        string others = $"{Format.Number(counts.ArtworkFailed)} failed, {Format.Number(counts.ArtworkPending)} waiting";
        output.Line($"  covers: [green]{Format.Number(counts.ArtworkDone)} stored[/], {others}");
        if (counts.ArtworkFailed > 0)
            output.Line($"  \"artwork <track>\" says why a cover failed; \"refresh --covers\" retries those that are due");
    }

    // A track that the platform doesn't know has no name.
    private static string Name(SyncItem item) => item.Title.Length + item.Artist.Length == 0 ? "" : $" {item.Artist} - {item.Title}";
}

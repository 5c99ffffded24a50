namespace TrackStore.Sample.Rendering;

/// <summary>Reports what a sync did, and which tracks failed and why.</summary>
internal static class SyncReport
{
    private const int MaxFailures = 20;

    public static void Write(Output output, SyncResult result, TimeSpan elapsed, bool listed)
    {
        SyncProgress counts = result.Counts;
        output.Line(
            $"{Format.Count(counts.Read, "track")} in {Format.Elapsed(elapsed)}, {Format.Number(counts.Matched)} already in the library");
        string changes = $"{Format.Number(counts.Changed)} changed, {Format.Number(counts.Unchanged)} unchanged";
        output.Line($"  [green]{Format.Number(counts.Added)} added[/], {changes}, {Format.Number(counts.Failed)} failed");
        WriteCovers(output, counts);
        if (listed || counts.Failed == 0)
            return;

        SyncItem[] shown = [.. result.Failures.Take(MaxFailures)];
        foreach (SyncItem item in shown)
            output.Line($"  [red]{item.Platform}:{item.PlatformId}[/]{Name(item)}: {ErrorText.ForUsers(item.Error ?? "failed")}");
        if (counts.Failed > shown.Length)
            output.Line($"  and {Format.Number(counts.Failed - shown.Length)} more");
    }

    public static bool HasCovers(SyncProgress counts) => counts.ArtworkDone + counts.ArtworkFailed + counts.ArtworkPending > 0;

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

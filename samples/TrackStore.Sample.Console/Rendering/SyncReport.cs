namespace TrackStore.Sample.Rendering;

/// <summary>Says what a synchronisation did, and which tracks failed and why.</summary>
internal static class SyncReport
{
    private const int ShownFailures = 20;

    public static void Write(Output output, SyncResult result, TimeSpan elapsed, bool listed)
    {
        SyncProgress counts = result.Counts;
        output.Line($"{Format.Count(counts.Read, "track")} in {Format.Elapsed(elapsed)}, {Format.Number(counts.Matched)} of them in the library already");
        output.Line($"  [green]{Format.Number(counts.Added)} added[/], {Format.Number(counts.Changed)} changed, {Format.Number(counts.Unchanged)} unchanged, {Format.Number(counts.Failed)} failed");
        WriteCovers(output, counts);
        if (listed || counts.Failed == 0)
            return;

        SyncItem[] shown = [.. result.Failures.Take(ShownFailures)];
        foreach (SyncItem item in shown)
            output.Line($"  [red]{item.Platform}:{item.PlatformId}[/]{Name(item)}: {item.Error ?? "failed"}");
        if (counts.Failed > shown.Length)
            output.Line($"  and {Format.Number(counts.Failed - shown.Length)} more");
    }

    public static bool HasCovers(SyncProgress counts) => counts.ArtworkDone + counts.ArtworkFailed + counts.ArtworkPending > 0;

    public static void WriteCovers(Output output, SyncProgress counts)
    {
        if (!HasCovers(counts))
            return;
        output.Line($"  covers: [green]{Format.Number(counts.ArtworkDone)} stored[/], {Format.Number(counts.ArtworkFailed)} not this time, {Format.Number(counts.ArtworkPending)} waiting");
        if (counts.ArtworkFailed > 0)
            output.Line($"  \"refresh --covers\" tries those again that are due; \"artwork <track>\" says why one failed");
    }

    // What the platform doesn't know has no name.
    private static string Name(SyncItem item) => item.Title.Length + item.Artist.Length == 0 ? "" : $" {item.Artist} - {item.Title}";
}

using TrackStore.Sample.Platforms.Folders;

namespace TrackStore.Sample.Rendering.Files;

/// <summary>Lists the files that moved and those that are missing.</summary>
internal static class FolderChangesView
{
    private const int MaxListed = 20;

    public static void Write(Output output, FolderChanges changes)
    {
        Write(
            output,
            "moved; their tracks, edits and tags stay",
            [.. changes.Moved.Select(moved => $"{Name(moved.Link)}: {moved.Link.PlatformId} -> {moved.File}")]);
        Write(
            output,
            "missing; the tracks stay in the library",
            [.. changes.Missing.Select(link => $"{Name(link)}: {link.PlatformId}")]);
    }

    private static void Write(Output output, string what, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        output.Line($"{Format.Count(lines.Count, "file")} {what}:");
        foreach (string line in lines.Take(MaxListed))
            output.Line($"  {line}");
        if (lines.Count > MaxListed)
            output.Line($"  and {Format.Number(lines.Count - MaxListed)} more");
    }

    private static string Name(PlatformInfo link) => $"#{Format.Id(link.TrackId)} {link.Fields.Artist} - {link.Fields.Title}";
}

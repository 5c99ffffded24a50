namespace TrackStore.Sample.Platforms.Folders;

/// <summary>A folder that moved as a whole.</summary>
/// <param name="From">Where it was.</param>
/// <param name="To">Where it is.</param>
/// <param name="Tracks">The number of tracks whose file the library still looks for in the old folder.</param>
internal sealed record FolderMove(string From, string To, int Tracks)
{
    /// <summary>Gets the outermost folders in which the paths of a file differ, or empty texts when the file was renamed.</summary>
    public static (string From, string To) Between(string before, string after)
    {
        if (Path.GetFileName(before) != Path.GetFileName(after))
            return ("", "");
        while (Path.GetFileName(before) is { Length: > 0 } name && name == Path.GetFileName(after))
            (before, after) = (Path.GetDirectoryName(before) ?? "", Path.GetDirectoryName(after) ?? "");
        return (before, after);
    }
}

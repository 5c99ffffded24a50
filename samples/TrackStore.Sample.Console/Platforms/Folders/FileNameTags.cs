namespace TrackStore.Sample.Platforms.Folders;

/// <summary>Gets artist and title from names such as "Artist - Title.flac" and "03 - Artist - Title.flac".</summary>
internal static class FileNameTags
{
    /// <summary>Reads a file's name.</summary>
    /// <returns>The artist, or null when the name has none, and the title.</returns>
    public static (string? Artist, string Title) Read(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        string[] parts = name.Split(" - ", StringSplitOptions.TrimEntries);
        if (parts.Length > 1 && parts[0] is { Length: 1 or 2 } number && number.All(char.IsAsciiDigit))
            parts = parts[1..];
        return parts is [{ Length: > 0 } artist, { Length: > 0 }, ..]
            ? (artist, string.Join(" - ", parts[1..]))
            : (null, parts is [{ Length: > 0 } title] ? title : name.Trim(' ', '-') is { Length: > 0 } rest ? rest : file);
    }
}

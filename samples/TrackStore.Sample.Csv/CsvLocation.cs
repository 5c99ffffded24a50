namespace TrackStore.Sample.Csv;

/// <summary>Reads the audio file's path from the Location column of iTunes and Music.</summary>
internal static class CsvLocation
{
    /// <summary>Gets the path, or null when the cell is empty or an address on the network.</summary>
    public static string? PathOf(string cell)
    {
        if (string.IsNullOrWhiteSpace(cell) || cell.Contains("://", StringComparison.Ordinal))
            return null;
        bool isPath = cell[0] is '/' or '\\' || (cell.Length > 2 && cell[1] == ':' && cell[2] is '\\' or '/');
        return isPath || !cell.Contains(':', StringComparison.Ordinal) ? cell : FromColons(cell);
    }

    // A Mac writes "Macintosh HD:Users:lena:Music:a.mp3". Only the system's disk has users, and a slash in a name stands for a colon.
    private static string FromColons(string location)
    {
        int end = location.IndexOf(':', StringComparison.Ordinal);
        string path = string.Concat(location[end..].Select(character => character switch { ':' => '/', '/' => ':', _ => character }));
        return path.StartsWith("/Users/", StringComparison.Ordinal) ? path : $"/Volumes/{location[..end]}{path}";
    }
}

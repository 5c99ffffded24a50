using System.Text.Json;

namespace TrackStore.Sample.Web;

/// <summary>
/// The rankings of platforms that the user has chosen, in a file beside the library. The library doesn't store them, because they are the
/// application's settings.
/// </summary>
internal sealed class RankingFile
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <param name="library">The library. That of a server has its file in the user's local data.</param>
    public RankingFile(LibraryAddress library)
        => Place = library.File is { } file ? $"{file}.rankings.json" : Path.Combine(LibrarySettings.Folder, "rankings.json");

    /// <summary>Gets the full path of the file.</summary>
    public string Place { get; }

    /// <summary>Returns the chosen rankings, or null when there are none.</summary>
    /// <exception cref="CommandException">The file can't be read.</exception>
    public PlatformRankings? Read()
    {
        try
        {
            return File.Exists(Place) ? JsonSerializer.Deserialize<PlatformRankings>(File.ReadAllText(Place), Json) : null;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                $"The rankings in {Place} can't be read: {error.Message} Correct the file, or delete it for the defaults.");
        }
    }

    /// <summary>Keeps rankings for the next start. An interrupted write leaves the former ones.</summary>
    public async Task WriteAsync(PlatformRankings rankings, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Place)!);
        string next = $"{Place}.new";
        await File.WriteAllTextAsync(next, JsonSerializer.Serialize(rankings, Json), cancellationToken);
        File.Move(next, Place, overwrite: true);
    }

    /// <summary>Sets the options of a library that is being opened.</summary>
    public static void Apply(PlatformRankings rankings, TrackStoreOptions options)
    {
        options.PlatformRanking = [.. rankings.Default];
        options.FieldRanking.Clear();
        foreach ((TrackField field, IReadOnlyList<string> ranking) in rankings.Fields)
            options.FieldRanking[field] = [.. ranking];
    }
}

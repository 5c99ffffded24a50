using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackStore.Sample;

/// <summary>
/// How this library's covers are rendered. The settings are in a file, because each command is a process of its own: beside a
/// library's file, or in the user's data folder for a database on a server.
/// </summary>
internal sealed record ArtworkSettings
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    public bool KeepOriginals { get; init; }

    public RenditionOptions Renditions { get; init; } = new();

    /// <summary>Gets the path of the settings, or null when this user has no folder for those of a server's database.</summary>
    public static string? PathOf(LibraryAddress library) => library.File is { } file
        ? $"{file}.artwork.json"
        : Library.InDataFolder($"{Uri.EscapeDataString(library.Name)}.artwork.json");

    /// <summary>Reads a library's settings, or the defaults if it has none.</summary>
    /// <exception cref="CommandException">The file is malformed.</exception>
    public static ArtworkSettings Read(LibraryAddress library)
    {
        string? path = PathOf(library);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ArtworkSettings>(File.ReadAllBytes(path), Json) ?? new() : new();
        }
        catch (JsonException error)
        {
            throw new CommandException($"{path} is not a valid settings file (line {error.LineNumber + 1}). Correct or delete it.");
        }
    }

    /// <exception cref="CommandException">There is no folder for the file.</exception>
    public void Write(LibraryAddress library)
    {
        string path = PathOf(library) ?? throw new CommandException("This user has no local application data folder for the settings.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this, Json));
    }

    public void ApplyTo(ArtworkOptions options)
    {
        options.KeepOriginals = KeepOriginals;
        options.Renditions = Renditions;
    }
}

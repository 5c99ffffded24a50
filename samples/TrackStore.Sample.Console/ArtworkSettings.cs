using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackStore.Sample;

/// <summary>
/// How this library's covers are rendered. The settings are in a file beside the library, because each command is a process of its own.
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

    public static string PathOf(string library) => $"{library}.artwork.json";

    /// <summary>Reads a library's settings, or the defaults if it has none.</summary>
    /// <exception cref="CommandException">The file is malformed.</exception>
    public static ArtworkSettings Read(string library)
    {
        string path = PathOf(library);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ArtworkSettings>(File.ReadAllBytes(path), Json) ?? new() : new();
        }
        catch (JsonException error)
        {
            throw new CommandException($"{path} is not a valid settings file (line {error.LineNumber + 1}). Correct or delete it.");
        }
    }

    public void Write(string library) => File.WriteAllBytes(PathOf(library), JsonSerializer.SerializeToUtf8Bytes(this, Json));

    public void ApplyTo(ArtworkOptions options)
    {
        options.KeepOriginals = KeepOriginals;
        options.Renditions = Renditions;
    }
}

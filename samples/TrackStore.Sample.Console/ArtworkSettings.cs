using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackStore.Sample;

/// <summary>How this library's pictures are made: a small file beside the library, because every command is a process of its own.</summary>
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

    /// <summary>Reads a library's settings; the defaults when it has none.</summary>
    /// <exception cref="CommandException">The file is none of settings.</exception>
    public static ArtworkSettings Read(string library)
    {
        string path = PathOf(library);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ArtworkSettings>(File.ReadAllBytes(path), Json) ?? new() : new();
        }
        catch (JsonException error)
        {
            throw new CommandException($"{path} can't be read as settings: {error.Message} Correct or delete it.");
        }
    }

    public void Write(string library) => File.WriteAllBytes(PathOf(library), JsonSerializer.SerializeToUtf8Bytes(this, Json));

    public void ApplyTo(ArtworkOptions options)
    {
        options.KeepOriginals = KeepOriginals;
        options.Renditions = Renditions;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackStore.Sample.Web;

/// <summary>
/// A setting that the user has chosen, in a file beside the library. The library doesn't store it, because it is the application's.
/// </summary>
internal sealed class SettingFile<T>
    where T : class
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    // What is known of the file changes together with it. Otherwise the own write would look like another process's.
    private readonly Lock _gate = new();
    private string? _known;

    /// <param name="library">The library. A server's database has its files in the user's local data.</param>
    /// <param name="name">What the setting is called in the file's name.</param>
    public SettingFile(LibraryAddress library, string name) => Place = library.File is { } file
        ? $"{file}.{name}.json"
        : Path.Combine(LibrarySettings.Folder, $"{Uri.EscapeDataString(library.Name)}.{name}.json");

    /// <summary>Gets the full path of the file.</summary>
    public string Place { get; }

    /// <summary>Returns the setting, or null when the user has chosen none.</summary>
    /// <exception cref="CommandException">The file can't be read.</exception>
    public T? Read()
    {
        lock (_gate)
        {
            try
            {
                _known = File.Exists(Place) ? File.ReadAllText(Place) : null;
                return _known is null ? null : JsonSerializer.Deserialize<T>(_known, Json);
            }
            catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
            {
                throw new CommandException(
                    $"The settings in {Place} can't be read: {error.Message} Correct the file, or delete it for the defaults.");
            }
        }
    }

    /// <summary>Returns the setting if another process has changed it since it was last read or written here, else null.</summary>
    /// <exception cref="CommandException">The file can't be read.</exception>
    public T? ReadChange()
    {
        lock (_gate)
        {
            string? before = _known;
            try
            {
                // A file that can't be read is complained of once.
                if (before is not null && File.Exists(Place) && File.ReadAllText(Place) == before)
                    return null;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return null;
            }

            T? now = Read();
            return _known == before ? null : now;
        }
    }

    /// <summary>Lets <see cref="ReadChange"/> return the setting once more, because it could not be used.</summary>
    public void Retry()
    {
        lock (_gate)
            _known = null;
    }

    /// <summary>
    /// Keeps the setting for the next start, and for other processes. Each write has a file of its own until it is complete, so that an
    /// interrupted one leaves the former setting, and the last of two writers wins.
    /// </summary>
    public async Task WriteAsync(T setting, CancellationToken cancellationToken)
    {
        string text = JsonSerializer.Serialize(setting, Json);
        lock (_gate)
        {
            if (text == _known)
                return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Place)!);
        string next = $"{Place}.{Path.GetRandomFileName()}";
        try
        {
            await File.WriteAllTextAsync(next, text, cancellationToken);
            lock (_gate)
            {
                File.Move(next, Place, overwrite: true);
                _known = text;
            }
        }
        catch
        {
            File.Delete(next);
            throw;
        }
    }
}

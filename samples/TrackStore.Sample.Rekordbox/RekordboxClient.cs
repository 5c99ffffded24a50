using System.Runtime.CompilerServices;
using System.Xml;

namespace TrackStore.Sample.Rekordbox;

/// <summary>
/// The collection in a rekordbox XML export (DJ_PLAYLISTS) as a platform. The file is read as a stream, whatever its size.
/// </summary>
internal sealed class RekordboxClient(string file) : IPlatformClient
{
    public const string Name = "rekordbox";

    private const string Advice = "Export the collection again in rekordbox (File > Export Collection in xml format), and use that file.";

    // An export may come from anywhere: no document type, so no entities, and nothing is loaded from elsewhere.
    private static readonly XmlReaderSettings Settings = new() { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public string Platform => Name;

    // A file is read in seconds, and unchanged tracks are not written again, so a resume token would save nothing.
    public async IAsyncEnumerable<PlatformTrack> GetLibraryAsync(
        string? resumeToken = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using Stream stream = Guarded(Open);
        using XmlReader reader = XmlReader.Create(stream, Settings);
        bool inCollection = false;
        while (await GuardedAsync(reader.ReadAsync))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.Depth == 0 && reader.NodeType == XmlNodeType.Element && reader.Name != "DJ_PLAYLISTS")
                throw new PlatformException(Name, PlatformFault.BadAnswer, $"{file} is not a rekordbox export. {Advice}");

            // Playlists have TRACK elements, too.
            if (reader is { Depth: 1, Name: "COLLECTION" })
                inCollection = reader.NodeType == XmlNodeType.Element;
            bool isTrack = inCollection && reader is { Depth: 2, Name: "TRACK", NodeType: XmlNodeType.Element };
            if (isTrack && RekordboxTrack.Read(reader) is { } track)
                yield return track;
        }
    }

    public IAsyncEnumerable<PlatformTrack> GetTracksAsync(
        IReadOnlyCollection<string> platformIds, CancellationToken cancellationToken = default)
    {
        HashSet<string> wanted = [.. platformIds];
        return GetLibraryAsync(cancellationToken: cancellationToken).Where(track => wanted.Contains(track.Id));
    }

    public IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default)
    {
        return GetLibraryAsync(cancellationToken: cancellationToken).Where(IsMatch).Take(query.Limit);

        bool IsMatch(PlatformTrack track)
            => Contains(track.Title, query.Title)
                && Contains(track.Artist, query.Artist)
                && Contains($"{track.Artist} {track.Title}", query.Text);

        static bool Contains(string text, string? part) => part is null || text.Contains(part, StringComparison.OrdinalIgnoreCase);
    }

    private FileStream Open() => new(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, useAsync: true);

    private async Task<T> GuardedAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception error) when (Fault(error) is { } fault)
        {
            throw fault;
        }
    }

    private T Guarded<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception error) when (Fault(error) is { } fault)
        {
            throw fault;
        }
    }

    // The messages are for a DJ, so they leave out what the XML reader tells developers.
    private PlatformException? Fault(Exception error) => error switch
    {
        XmlException xml => new PlatformException(
            Name,
            PlatformFault.BadAnswer,
            $"{file} is not a valid rekordbox export{(xml.LineNumber > 0 ? $": line {xml.LineNumber} can't be read" : "")}. {Advice}",
            error),

        // A missing file may be on a disk that isn't connected, so this must not look like an empty collection.
        IOException or UnauthorizedAccessException => new PlatformException(
            Name, PlatformFault.Unreachable, $"{file} can't be read. Check the path, and that its disk is connected.", error),
        _ => null,
    };
}

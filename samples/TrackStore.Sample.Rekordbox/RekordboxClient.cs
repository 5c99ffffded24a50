using System.Runtime.CompilerServices;
using System.Xml;

namespace TrackStore.Sample.Rekordbox;

/// <summary>The collection in a rekordbox XML export (DJ_PLAYLISTS) as a platform. The file is read as a stream, however large it is.</summary>
internal sealed class RekordboxClient(string file) : IPlatformClient
{
    public const string Name = "rekordbox";

    // An export is somebody's file: no document type, so no entities, and nothing is loaded from elsewhere.
    private static readonly XmlReaderSettings Settings = new() { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public string Platform => Name;

    // A file is read in seconds, and what is known already is not written again: there is nothing to gain from a resume token.
    public async IAsyncEnumerable<PlatformTrack> GetLibraryAsync(string? resumeToken = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using Stream stream = Guarded(() => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, useAsync: true));
        using XmlReader reader = XmlReader.Create(stream, Settings);
        bool inCollection = false;
        while (await GuardedAsync(reader.ReadAsync))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.Depth == 0 && reader.NodeType == XmlNodeType.Element && reader.Name != "DJ_PLAYLISTS")
                throw new PlatformException(Name, PlatformFault.BadAnswer, $"{file} is no export of rekordbox. Choose File > Export Collection in xml format there.");
            if (reader is { Depth: 1, Name: "COLLECTION" })
                inCollection = reader.NodeType == XmlNodeType.Element;
            // The entries of playlists are called TRACK, too.
            else if (inCollection && reader is { Depth: 2, Name: "TRACK", NodeType: XmlNodeType.Element } && RekordboxTrack.Read(reader) is { } track)
                yield return track;
        }
    }

    public IAsyncEnumerable<PlatformTrack> GetTracksAsync(IReadOnlyCollection<string> platformIds, CancellationToken cancellationToken = default)
    {
        HashSet<string> wanted = [.. platformIds];
        return GetLibraryAsync(cancellationToken: cancellationToken).Where(track => wanted.Contains(track.Id));
    }

    public IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default)
    {
        return GetLibraryAsync(cancellationToken: cancellationToken).Where(Fits).Take(query.Limit);

        bool Fits(PlatformTrack track) => Contains(track.Title, query.Title) && Contains(track.Artist, query.Artist) && Contains($"{track.Artist} {track.Title}", query.Text);

        static bool Contains(string text, string? part) => part is null || text.Contains(part, StringComparison.OrdinalIgnoreCase);
    }

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

    private PlatformException? Fault(Exception error) => error switch
    {
        XmlException => new PlatformException(Name, PlatformFault.BadAnswer, $"{file} can't be read as XML: {error.Message} Export the collection anew.", error),
        // What is not there now may be there later: nothing is deleted for a disk that isn't plugged in.
        IOException or UnauthorizedAccessException => new PlatformException(Name, PlatformFault.Unreachable, $"{file} can't be read: {error.Message}", error),
        _ => null,
    };
}

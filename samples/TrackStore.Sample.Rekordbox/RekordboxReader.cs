using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml;

namespace TrackStore.Sample.Rekordbox;

/// <summary>
/// Reads the items of an export's collection as a stream. An item that is not XML is skipped and named, and the rest comes: a single
/// odd character must not cost a DJ the collection.
/// </summary>
internal sealed partial class RekordboxReader(string file, Action<UnreadableItem> skip)
{
    private const string Advice = "Export the collection again in rekordbox (File > Export Collection in xml format), and use that file.";

    private const string NoXml = "it is not valid XML. Retype its name and artist in rekordbox, and export again";

    // An export may come from anywhere: no document type, so no entities, and nothing is loaded from elsewhere. Rekordbox writes characters
    // that XML forbids, so they are read here, and removed from the texts.
    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true, CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null,
    };

    private bool _inCollection;
    private bool _inTrack;

    /// <summary>Streams the collection's TRACK elements.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="PlatformException">The file can't be read, is not an export, or is cut.</exception>
    public async IAsyncEnumerable<RekordboxElement> ReadTracksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var text = new ExportText(Open());
        XmlReader xml = XmlReader.Create(text, Settings);
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                XmlException? error = null;
                try
                {
                    if (!await xml.ReadAsync() || IsEnd(xml))
                        yield break;
                }
                catch (XmlException fault)
                {
                    error = fault;
                }
                catch (IOException fault)
                {
                    throw Unreachable(fault);
                }

                if (error is not null)
                {
                    await ResumeAsync(text, error, cancellationToken);
                    xml.Dispose();
                    xml = XmlReader.Create(text, Settings);
                    continue;
                }

                if (!IsTrack(xml))
                    continue;
                int line = ((IXmlLineInfo)xml).LineNumber;
                text.Forget(line);
                yield return new RekordboxElement(text.LineOf(line), xml);
            }
        }
        finally
        {
            xml.Dispose();
        }
    }

    private bool IsTrack(XmlReader xml)
    {
        if (xml.Depth == 0 && xml.NodeType == XmlNodeType.Element && xml.Name != "DJ_PLAYLISTS")
            throw Bad($"{file} is not a rekordbox export{Guess(xml.Name)}. {Advice}");

        // Playlists have TRACK elements, too.
        if (xml is { Depth: 1, Name: "COLLECTION", NodeType: XmlNodeType.Element })
            _inCollection = true;
        if (!_inCollection || xml is not { Depth: 2, Name: "TRACK" })
            return false;
        bool isStart = xml.NodeType == XmlNodeType.Element;
        _inTrack = isStart && !xml.IsEmptyElement;
        return isStart;
    }

    // What follows the collection are playlists.
    private static bool IsEnd(XmlReader xml)
        => xml is { Depth: 1, Name: "COLLECTION" } && (xml.NodeType == XmlNodeType.EndElement || xml.IsEmptyElement);

    private async Task ResumeAsync(ExportText text, XmlException error, CancellationToken cancellationToken)
    {
        if (!_inCollection)
            throw NoExport(text, error);
        long line = text.LineOf(error.LineNumber);
        (long Line, string Text)? found;
        try
        {
            found = await text.ResumeAsync(error.LineNumber, error.LinePosition, cancellationToken);
        }
        catch (IOException fault)
        {
            throw Unreachable(fault);
        }

        if (found is not { } broken)
        {
            throw Bad(
                $"{file} ends at line {line}, in the middle of the collection. If it was copied, copy it again. {Advice}", error);
        }

        // What is broken inside an item, such as a cue point, costs nothing: the item itself was read.
        if (!_inTrack)
            skip(new UnreadableItem(broken.Line, NameOf(broken.Text), NoXml));
        _inTrack = false;
    }

    private PlatformException NoExport(ExportText text, XmlException error)
    {
        if (text.IsEmpty)
            return Bad($"{file} is empty. {Advice}", error);
        if (DocumentType().Match(text.Recent) is { Success: true } type)
        {
            string name = type.Groups["name"].Value;
            return Bad(
                name == "DJ_PLAYLISTS" || Guess(name).Length == 0
                    ? $"{file} has a DOCTYPE, which rekordbox never writes: another program changed the file. {Advice}"
                    : $"{file} is not a rekordbox export{Guess(name)}. {Advice}",
                error);
        }

        return Bad(
            text.Recent.AsSpan().TrimStart().StartsWith("<")
                ? $"{file} can't be read from line {text.LineOf(error.LineNumber)} on, before the first track. {Advice}"
                : $"{file} is not an XML file, so it is not a rekordbox export. {Advice}",
            error);
    }

    private static string Guess(string root) => root switch
    {
        "plist" => " but a library of iTunes or Apple Music",
        "NML" => " but a collection of Traktor",
        "VirtualDJ_Database" => " but a database of VirtualDJ",
        "html" or "HTML" => " but a web page",
        _ => "",
    };

    private static string? NameOf(string text)
        => Name().Match(text) is { Success: true } name && !string.IsNullOrWhiteSpace(name.Groups["name"].Value)
            ? name.Groups["name"].Value
            : null;

    private FileStream Open()
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, useAsync: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreachable(error);
        }
    }

    private static PlatformException Bad(string message, Exception? error = null)
        => new(RekordboxClient.Name, PlatformFault.BadAnswer, message, error);

    // A missing file may be on a disk that isn't connected, so this must not look like an empty collection.
    private PlatformException Unreachable(Exception error) => new(
        RekordboxClient.Name, PlatformFault.Unreachable, $"{file} can't be read. Check the path, and that its disk is connected.", error);

    [GeneratedRegex(@"<!DOCTYPE\s+(?<name>\w+)")]
    private static partial Regex DocumentType();

    [GeneratedRegex(@"\sName=""(?<name>[^""<]{1,200})")]
    private static partial Regex Name();
}

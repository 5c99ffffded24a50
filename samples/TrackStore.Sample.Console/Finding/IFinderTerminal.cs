using System.Threading.Channels;

namespace TrackStore.Sample.Finding;

/// <summary>A terminal on which a user searches: keys and sizes come in, and frames go out.</summary>
internal interface IFinderTerminal
{
    /// <summary>Takes the whole screen, and reports its size, keys, and further sizes until the result is disposed of.</summary>
    /// <param name="events">Where they are reported. It is completed when no more keys can come.</param>
    IDisposable Open(ChannelWriter<FinderEvent> events);

    /// <summary>Shows a frame.</summary>
    void Draw(Frame frame);
}

using System.Threading.Channels;

namespace TrackStore.Sample.Finding;

/// <summary>Runs a search on a terminal until the user leaves it.</summary>
internal static class FinderScreen
{
    public static async Task RunAsync(
        IFinderTerminal terminal, IFinderSource source, TimeProvider clock, string text, CancellationToken cancellationToken)
    {
        var events = Channel.CreateUnbounded<FinderEvent>(new UnboundedChannelOptions { SingleReader = true });
        using var finder = new TrackFinder(source, clock, events.Writer, text, cancellationToken);
        using IDisposable screen = terminal.Open(events.Writer);
        while (!finder.IsClosed && await events.Reader.WaitToReadAsync(cancellationToken))
        {
            // Keys that came together, as when a text is pasted, are shown together.
            while (!finder.IsClosed && events.Reader.TryRead(out FinderEvent? happened))
                finder.Handle(happened);
            if (!finder.IsClosed)
                terminal.Draw(FinderView.Draw(finder));
        }
    }
}

using System.Threading.Channels;
using TrackStore.Sample.Finding;

namespace TrackStore.Tests.Fakes;

/// <summary>A terminal whose user waits for something on the screen, and then presses keys.</summary>
/// <param name="width">The width in cells.</param>
/// <param name="height">The height in lines.</param>
/// <param name="script">What must be on the screen, and what the user then does.</param>
internal sealed class ScriptedTerminal(int width, int height, params (string Seen, Action<ChannelWriter<FinderEvent>> Do)[] script) : IFinderTerminal
{
    private readonly Queue<(string Seen, Action<ChannelWriter<FinderEvent>> Do)> _script = new(script);
    private ChannelWriter<FinderEvent>? _events;

    /// <summary>Gets the screens at which the user acted.</summary>
    public List<string> Screens { get; } = [];

    public bool IsOpen { get; private set; }

    public static Action<ChannelWriter<FinderEvent>> Type(string text) => events => WriteAll(events, Keys(text));

    public static Action<ChannelWriter<FinderEvent>> Press(params ConsoleKey[] keys) => events => WriteAll(events, Keys(keys));

    /// <summary>Gets the keys that type a text.</summary>
    public static IEnumerable<FinderEvent> Keys(string text) => text.Select(character => Key(character, ConsoleKey.None));

    public static IEnumerable<FinderEvent> Keys(params ConsoleKey[] keys) => keys.Select(key => Key('\0', key));

    public IDisposable Open(ChannelWriter<FinderEvent> events)
    {
        IsOpen = true;
        _events = events;
        events.TryWrite(new FinderEvent.Resized(width, height));
        return new Closing(this);
    }

    public void Draw(Frame frame)
    {
        string screen = string.Join('\n', frame.Lines.Select(line => line.Text.TrimEnd()));
        if (_script.Count == 0 || !screen.Contains(_script.Peek().Seen, StringComparison.Ordinal))
            return;
        Screens.Add(screen);
        _script.Dequeue().Do(_events!);
    }

    private static FinderEvent.KeyPressed Key(char character, ConsoleKey key)
        => new(new ConsoleKeyInfo(character, key, shift: false, alt: false, control: false));

    private static void WriteAll(ChannelWriter<FinderEvent> events, IEnumerable<FinderEvent> keys)
    {
        foreach (FinderEvent key in keys)
            events.TryWrite(key);
    }

    private sealed class Closing(ScriptedTerminal terminal) : IDisposable
    {
        public void Dispose() => terminal.IsOpen = false;
    }
}

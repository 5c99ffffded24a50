using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Channels;

namespace TrackStore.Sample.Finding;

/// <summary>The terminal of this process, with escape codes that all terminals of today know.</summary>
internal sealed class ConsoleTerminal(TextWriter writer) : IFinderTerminal
{
    // The alternate screen leaves what was on the terminal as it was. Lines are cut where a terminal has shrunk before the next frame.
    private const string Enter = "\e[?1049h\e[?7l";
    private const string Leave = "\e[0m\e[?7h\e[?25h\e[?1049l";

    public IDisposable Open(ChannelWriter<FinderEvent> events)
    {
        Write(Enter);
        ReportSize();

        // Windows has no such signal; there the next key tells the new size.
        PosixSignalRegistration? resized = OperatingSystem.IsWindows()
            ? null
            : PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => ReportSize());

        // A read can't be canceled. The thread waits for one more key, and ends with the process.
        new Thread(ReadKeys) { IsBackground = true, Name = "Keys" }.Start();
        return new Closing(() =>
        {
            resized?.Dispose();
            Write(Leave);
        });

        void ReportSize() => events.TryWrite(new FinderEvent.Resized(Console.WindowWidth, Console.WindowHeight));

        void ReadKeys()
        {
            try
            {
                while (true)
                {
                    ConsoleKeyInfo key = Console.ReadKey(intercept: true);
                    if (OperatingSystem.IsWindows())
                        ReportSize();
                    if (!events.TryWrite(new FinderEvent.KeyPressed(key)))
                        return;
                }
            }
            catch (Exception exception) when (exception is InvalidOperationException or IOException)
            {
                // The terminal is gone.
                events.TryComplete();
            }
        }
    }

    public void Draw(Frame frame)
    {
        var text = new StringBuilder("\e[?25l");
        for (int i = 0; i < frame.Lines.Count; i++)
        {
            string style = frame.Lines[i].Emphasis switch
            {
                Emphasis.Strong => "\e[1m",
                Emphasis.Faint => "\e[2m",
                Emphasis.Selected => "\e[7m",
                _ => "",
            };
            text.Append(CultureInfo.InvariantCulture, $"\e[{i + 1};1H\e[0m\e[2K{style}{frame.Lines[i].Text}");
        }

        text.Append("\e[0m");
        if (frame.Cursor is { } column)
            text.Append(CultureInfo.InvariantCulture, $"\e[1;{column + 1}H\e[?25h");
        Write(text.ToString());
    }

    private void Write(string text)
    {
        writer.Write(text);
        writer.Flush();
    }

    private sealed class Closing(Action close) : IDisposable
    {
        public void Dispose() => close();
    }
}

using System.Text;
using Spectre.Console;

namespace TrackStore.Sample.Finding;

/// <summary>Takes what is written for a terminal as text, so that a screen can show a part of it.</summary>
internal sealed class TextScreen(TextWriter writer, int width) : IAnsiConsoleOutput
{
    public TextWriter Writer => writer;

    public bool IsTerminal => true;

    public int Width => width;

    public int Height => int.MaxValue;

    public void SetEncoding(Encoding encoding)
    {
    }
}

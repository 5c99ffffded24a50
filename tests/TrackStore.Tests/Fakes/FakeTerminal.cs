using System.Text;
using Spectre.Console;

namespace TrackStore.Tests.Fakes;

/// <summary>A terminal without a display.</summary>
internal sealed class FakeTerminal(TextWriter writer, int width = 160) : IAnsiConsoleOutput
{
    public TextWriter Writer => writer;

    public bool IsTerminal => true;

    public int Width => width;

    public int Height => 50;

    public void SetEncoding(Encoding encoding)
    {
    }
}

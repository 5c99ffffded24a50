using System.Text;

namespace TrackStore.Tests.Fakes;

/// <summary>A writer that runs an action when a given text is written.</summary>
internal sealed class TriggerWriter(string text, Action action) : TextWriter
{
    private readonly StringBuilder _written = new();
    private bool _isTriggered;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        bool triggers;
        lock (_written)
        {
            _written.Append(value);
            triggers = !_isTriggered && _written.ToString().Contains(text, StringComparison.Ordinal);
            _isTriggered |= triggers;
        }

        if (triggers)
            action();
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    public override string ToString()
    {
        lock (_written)
            return _written.ToString();
    }
}

using System.Globalization;

namespace TrackStore.Sample.Finding;

/// <summary>The line into which a user types words. It is edited at its end, by characters as people see them.</summary>
internal sealed class SearchLine(string text)
{
    private string _pending = "";

    /// <summary>Gets the text.</summary>
    public string Text { get; private set; } = text;

    /// <summary>Changes the text as a key says.</summary>
    /// <returns>Whether the text has changed.</returns>
    public bool Type(ConsoleKeyInfo key)
    {
        string before = Text;
        bool isControl = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        if (key.Key == ConsoleKey.U && isControl)
            Text = "";
        else if ((key.Key == ConsoleKey.W && isControl) || (key.Key == ConsoleKey.Backspace && isControl))
            Text = WithoutLastWord(Text);
        else if (key.Key == ConsoleKey.Backspace)
            Text = WithoutLastCharacter(Text);
        else if (!char.IsControl(key.KeyChar))
            Add(key.KeyChar);
        return Text != before;
    }

    /// <summary>Empties the line.</summary>
    public void Clear() => Text = "";

    // A terminal gives a character outside of the first plane in two halves, and half a character can't be searched.
    private void Add(char character)
    {
        if (char.IsHighSurrogate(character))
        {
            _pending = character.ToString();
            return;
        }

        string added = _pending + character;
        _pending = "";
        if (!added.Any(char.IsSurrogate) || char.IsSurrogatePair(added, 0))
            Text += added;
    }

    // The last character with the marks that combine with it.
    private static string WithoutLastCharacter(string text)
    {
        int[] starts = StringInfo.ParseCombiningCharacters(text);
        return starts.Length == 0 ? "" : text[..starts[^1]];
    }

    private static string WithoutLastWord(string text)
    {
        string words = text.TrimEnd();
        return words[..(words.LastIndexOf(' ') + 1)];
    }
}

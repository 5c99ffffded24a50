using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using TrackStore.Sample.Finding;
using TrackStore.Sample.Rendering;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Samples;

/// <summary>Search as you type without a terminal: keys go in, and lines come out.</summary>
public sealed class TrackFinderTests : IDisposable
{
    private readonly FakeFinderSource _source = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly Channel<FinderEvent> _events = Channel.CreateUnbounded<FinderEvent>();
    private readonly TrackFinder _finder;

    public TrackFinderTests()
        => _finder = new TrackFinder(_source, _clock, _events.Writer, "", TestContext.Current.CancellationToken);

    [Fact]
    public async Task Handle_Keys_StartASearchEachAndCancelTheOneBefore()
    {
        await StartAsync();

        Type("lo");

        Assert.Equal(["", "l", "lo"], _source.Asked.Select(asked => asked.Text));
        Assert.Equal([true, true, false], _source.Asked.Select(asked => asked.Token.IsCancellationRequested));
    }

    [Fact]
    public async Task Handle_OlderAnswerAfterANewerOne_IsNotShown()
    {
        await StartAsync();
        Type("l");
        Type("o");

        _source.Answer("lo", [Item("newer")]);
        await HandleAnswersAsync(2);
        _source.Answer("l", [Item("older")]);
        await HandleAnswersAsync(1);

        Assert.Contains("> newer", LineOf(3), StringComparison.Ordinal);
        Assert.DoesNotContain("older", Screen(), StringComparison.Ordinal);
        Assert.Equal(["", "lo"], _source.Counted);
    }

    [Fact]
    public async Task Handle_OlderAnswerBeforeANewerOne_IsNotShown()
    {
        await StartAsync();
        Type("l");
        Type("o");

        _source.Answer("l", [Item("older")]);
        await HandleAnswersAsync(1);

        Assert.DoesNotContain("older", Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draw_Answer_ShowsTextNumberTimeAndMatches()
    {
        _source.Count = MatchCount.Limit;
        await StartAsync();
        Type("halo");
        _clock.Advance(TimeSpan.FromMilliseconds(3.2));

        _source.Answer("halo", [Item("Halo", "Beyoncé", "I Am", "2008-11-18"), Item("Halo 2")], next: "c");
        await HandleAnswersAsync(2);

        Frame frame = FinderView.Draw(_finder);
        Assert.Equal(("Search: halo", 12), (frame.Lines[0].Text, frame.Cursor));
        Assert.Equal("1-2 of 1,000+ tracks, 3.2 ms", frame.Lines[1].Text);
        Assert.Equal(["Title", "Artist", "Album", "Year"], WordsOf(frame.Lines[2].Text));
        Assert.Equal([">", "Halo", "Beyoncé", "I", "Am", "2008"], WordsOf(frame.Lines[3].Text));
        Assert.Equal((Emphasis.Selected, Emphasis.None), (frame.Lines[3].Emphasis, frame.Lines[4].Emphasis));
        Assert.Equal(10, frame.Lines.Count);
    }

    [Fact]
    public async Task Handle_NoMatch_SaysSo()
    {
        await StartAsync();
        Type("q");

        _source.Answer("q", []);
        await HandleAnswersAsync(2);

        Assert.Equal("No tracks match, 0.0 ms", LineOf(1));
    }

    [Fact]
    public async Task Handle_FailedSearch_SaysWhyUntilTheNextAnswer()
    {
        await StartAsync();
        Type("x");
        _source.Fail("x", new StoreUnavailableException(StoreFault.Unreachable, "The disk is full."));
        await HandleAnswersAsync(1);
        string failed = LineOf(1);
        Type("y");
        _source.Answer("xy", [Item("found")]);
        await HandleAnswersAsync(2);

        Assert.Equal("The disk is full.", failed);
        Assert.Contains("found", LineOf(3), StringComparison.Ordinal);
        Assert.DoesNotContain("disk", Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_PageDownAndUp_ReadPagesByCursor()
    {
        await StartAsync();
        Type("a");
        _source.Answer("a", [Item("one"), Item("two")], next: "second");
        await HandleAnswersAsync(2);

        Press(ConsoleKey.PageDown);
        _source.Answer("a", [Item("three")], cursor: "second");
        await HandleAnswersAsync(1);
        string second = Screen();
        Press(ConsoleKey.UpArrow);
        await HandleAnswersAsync(1);

        Assert.Contains("3-3 of 2 tracks", second, StringComparison.Ordinal);
        Assert.Contains("> three", second, StringComparison.Ordinal);
        Assert.Contains("1-2 of 2 tracks", Screen(), StringComparison.Ordinal);
        Assert.Contains("> two", Screen(), StringComparison.Ordinal);
        Assert.Equal([null, "second", null], _source.Asked.Skip(1).Select(asked => asked.Cursor));
        Assert.Equal(["", "a"], _source.Counted);
    }

    [Fact]
    public async Task Handle_DownArrowAtTheEnd_GoesToTheNextPageAndStaysOnTheLast()
    {
        await StartAsync();
        Type("a");
        _source.Answer("a", [Item("one"), Item("two")], next: "second");
        await HandleAnswersAsync(2);

        Press(ConsoleKey.DownArrow);
        string moved = Screen();
        Press(ConsoleKey.DownArrow);
        _source.Answer("a", [Item("three")], cursor: "second");
        await HandleAnswersAsync(1);
        Press(ConsoleKey.DownArrow);

        Assert.Contains("> two", moved, StringComparison.Ordinal);
        Assert.Contains("> three", Screen(), StringComparison.Ordinal);
        Assert.Equal(3, _source.Asked.Count);
    }

    [Fact]
    public async Task Handle_EnterAndEscape_ShowDetailsAndGoBack()
    {
        _source.Details = [.. Enumerable.Range(1, 20).Select(line => $"line {line}")];
        await StartAsync();

        Press(ConsoleKey.DownArrow, ConsoleKey.Enter);
        await HandleAnswersAsync(1);
        string top = Screen();
        Press(ConsoleKey.PageDown, ConsoleKey.DownArrow);
        string scrolled = Screen();
        Press(ConsoleKey.PageDown, ConsoleKey.PageDown);
        string end = Screen();
        Press(ConsoleKey.Escape);

        Assert.StartsWith("track 2\nline 1\n", top, StringComparison.Ordinal);
        Assert.StartsWith("line 10\n", scrolled, StringComparison.Ordinal);
        Assert.Contains("line 20\nEsc", end, StringComparison.Ordinal);
        Assert.Contains("> second", Screen(), StringComparison.Ordinal);
        Assert.False(_finder.IsClosed);
    }

    [Fact]
    public async Task Handle_EnterBeforeTheAnswer_OpensItsFirstMatch()
    {
        await StartAsync();
        Type("new");
        Press(ConsoleKey.Enter);

        _source.Answer("new", [Item("newer", id: 77)]);
        await HandleAnswersAsync(3);

        Assert.StartsWith("track 77\n", Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_Escape_ClearsTheTextFirstAndThenQuits()
    {
        await StartAsync();
        Type("a");

        Press(ConsoleKey.Escape);
        bool wasClosed = _finder.IsClosed;
        Press(ConsoleKey.Escape);

        Assert.Equal(["", "a", ""], _source.Asked.Select(asked => asked.Text));
        Assert.Equal((false, true), (wasClosed, _finder.IsClosed));
    }

    [Fact]
    public async Task Handle_Resize_ReadsWhatALargerTerminalShowsAndKeepsTheSelectionOnASmallerOne()
    {
        await StartAsync();
        Type("a");
        _source.Answer("a", [.. Enumerable.Range(1, 6).Select(i => Item($"title {i}"))], next: "n");
        await HandleAnswersAsync(2);
        Press(ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow);

        _finder.Handle(new FinderEvent.Resized(40, 6));
        string small = Screen();
        _finder.Handle(new FinderEvent.Resized(100, 30));

        Assert.Equal(6, small.Split('\n').Length);
        Assert.Contains("> title 4", small, StringComparison.Ordinal);
        Assert.Equal(("a", null, 26), (_source.Asked[^1].Text, _source.Asked[^1].Cursor, _source.Asked[^1].PageSize));
    }

    [Fact]
    public async Task Handle_ResizeOfDetails_WrapsThemAnew()
    {
        await StartAsync();
        Press(ConsoleKey.Enter);
        await HandleAnswersAsync(1);

        _finder.Handle(new FinderEvent.Resized(33, 10));
        await HandleAnswersAsync(1);

        Assert.Equal(33, _source.DescribedWidth);
        Assert.StartsWith("track 1\n", Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draw_AnyWidth_FitsWideAndCombiningCharacters()
    {
        await StartAsync();
        Type("愛の讃歌 e\u0301 😀😀");
        _source.Answer(_finder.Text, [Item("千本桜 feat. 初音ミク", "e\u0301e\u0301e\u0301e\u0301e\u0301", "👩‍👩‍👧 アルバム", "２０１１年")]);
        await HandleAnswersAsync(2);

        Assert.All(Enumerable.Range(1, 200), width =>
        {
            _finder.Handle(new FinderEvent.Resized(width, 1 + (width % 12)));
            Frame frame = FinderView.Draw(_finder);
            Assert.Equal(1 + (width % 12), frame.Lines.Count);
            Assert.All(frame.Lines, line => Assert.True(TextWrapper.WidthOf(line.Text) <= width, $"{width}: {line.Text}"));
            Assert.InRange(frame.Cursor!.Value, 0, width - 1);
        });
    }

    [Fact]
    public async Task Draw_WideCharacters_KeepTheColumnsInLine()
    {
        await StartAsync();
        Type("a");
        _source.Answer("a", [Item("千本桜", "B", "C", "2011"), Item("plain", "B", "C", "2011")]);
        await HandleAnswersAsync(2);

        Assert.Equal(TextWrapper.WidthOf(Before(LineOf(3))), TextWrapper.WidthOf(Before(LineOf(4))));

        static string Before(string line) => line[..line.IndexOf('B', StringComparison.Ordinal)];
    }

    [Fact]
    public async Task Draw_LongText_ShowsItsEnd()
    {
        await StartAsync();

        Type(string.Concat(Enumerable.Repeat("0123456789", 10)) + "end");

        Assert.EndsWith("789end", LineOf(0), StringComparison.Ordinal);
        Assert.Equal(79, TextWrapper.WidthOf(LineOf(0)));
    }

    [Theory]
    [InlineData("", "e\u0301")]
    [InlineData("a", "a😀")]
    [InlineData("桜", "桜子")]
    public async Task Handle_Backspace_RemovesACharacterAsPeopleSeeIt(string expected, string typed)
    {
        await StartAsync();
        Type(typed);

        Press(ConsoleKey.Backspace);

        Assert.Equal(expected, _finder.Text);
        Assert.DoesNotContain(_source.Asked, asked => asked.Text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar));
    }

    [Theory]
    [InlineData("", ConsoleKey.U)]
    [InlineData("massive ", ConsoleKey.W)]
    public async Task Handle_ControlKey_RemovesWordsAtOnce(string expected, ConsoleKey key)
    {
        await StartAsync();
        Type("massive attack");

        _finder.Handle(new FinderEvent.KeyPressed(new ConsoleKeyInfo((char)(key - ConsoleKey.A + 1), key, false, false, control: true)));

        Assert.Equal(expected, _finder.Text);
    }

    public void Dispose() => _finder.Dispose();

    private static TrackItem Item(string title, string artist = "Artist", string? album = null, string? year = null, long id = 1)
        => new() { TrackId = id, Title = title, Artist = artist, Album = album, Year = year };

    private static string[] WordsOf(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // The whole library is on an 80 x 10 screen.
    private async Task StartAsync()
    {
        _source.Answer("", [Item("first"), Item("second", id: 2)]);
        _finder.Handle(new FinderEvent.Resized(80, 10));
        await HandleAnswersAsync(2);
    }

    private async Task HandleAnswersAsync(int count)
    {
        for (int i = 0; i < count; i++)
            _finder.Handle(await _events.Reader.ReadAsync(TestContext.Current.CancellationToken));
    }

    private void Type(string text) => HandleAll(ScriptedTerminal.Keys(text));

    private void Press(params ConsoleKey[] keys) => HandleAll(ScriptedTerminal.Keys(keys));

    private void HandleAll(IEnumerable<FinderEvent> keys)
    {
        foreach (FinderEvent key in keys)
            _finder.Handle(key);
    }

    private string Screen() => string.Join('\n', FinderView.Draw(_finder).Lines.Select(line => line.Text.TrimEnd()));

    private string LineOf(int index) => FinderView.Draw(_finder).Lines[index].Text;
}

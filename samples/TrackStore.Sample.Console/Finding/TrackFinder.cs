using System.Threading.Channels;

namespace TrackStore.Sample.Finding;

/// <summary>
/// Searches while the user types: every key that changes the text starts a search and cancels the one before. It knows no terminal: events
/// come in, and <see cref="FinderView"/> draws what it shows. Only one thread may use it.
/// </summary>
/// <param name="source">Answers the searches.</param>
/// <param name="clock">Measures them.</param>
/// <param name="events">Where answers are reported, to be handled in their turn.</param>
/// <param name="text">The text to begin with.</param>
/// <param name="stop">Cancels every search.</param>
internal sealed class TrackFinder(
    IFinderSource source, TimeProvider clock, ChannelWriter<FinderEvent> events, string text, CancellationToken stop) : IDisposable
{
    private readonly SearchLine _line = new(text);
    private readonly LatestCall _reading = new(events, stop);
    private readonly LatestCall _counting = new(events, stop);
    private PageStart _wanted = PageStart.First;
    private int _toSelect;
    private bool _opensAnswer;

    /// <summary>Gets the text that is searched for.</summary>
    public string Text => _line.Text;

    /// <summary>Gets the matches. While a search runs, they are those of the search before.</summary>
    public MatchList Matches { get; } = new();

    /// <summary>Gets the number of matches, counted up to a limit, or null when it isn't known yet.</summary>
    public int? Count { get; private set; }

    /// <summary>Gets the time that the page took, or null before the first one.</summary>
    public TimeSpan? Elapsed { get; private set; }

    /// <summary>Gets why the library has no answer, or null.</summary>
    public string? Failure { get; private set; }

    /// <summary>Gets the details of a track that are shown instead of the matches, or null.</summary>
    public DetailsText? Details { get; private set; }

    /// <summary>Gets the terminal's width in cells.</summary>
    public int Width { get; private set; }

    /// <summary>Gets the terminal's height in lines.</summary>
    public int Height { get; private set; }

    /// <summary>Gets a value indicating whether the user has left the screen.</summary>
    public bool IsClosed { get; private set; }

    private bool IsSearching => _reading.Number is not null;

    public void Handle(FinderEvent happened)
    {
        switch (happened)
        {
            case FinderEvent.Resized size:
                Resize(size.Width, size.Height);
                break;
            case FinderEvent.KeyPressed { Key: var key }:
                Press(key);
                break;
            case FinderEvent.PageRead answer when _reading.Accept(answer.Search):
                ShowPage(answer);
                break;
            case FinderEvent.Counted answer when _counting.Accept(answer.Search):
                Count = answer.Count;
                break;
            case FinderEvent.DetailsRead answer when _reading.Accept(answer.Search):
                Details = new DetailsText(answer.Lines);
                break;
            case FinderEvent.Failed answer when _reading.Accept(answer.Search) || _counting.Accept(answer.Search):
                Failure = answer.Reason;
                Matches.Clear();
                break;
        }
    }

    public void Dispose()
    {
        _reading.Dispose();
        _counting.Dispose();
    }

    private void Resize(int width, int height)
    {
        bool isFirst = Height == 0;
        bool isWider = width != Width;
        (Width, Height) = (width, height);
        if (isFirst)
            Search();
        else if (Details is not null && isWider)
            Describe();
        else if (Details is null && !IsSearching && Matches.Next is not null && Matches.Items.Count < FinderView.RowsOf(height))
            ReadPage(Matches.Start, Matches.Selected);
    }

    private void Press(ConsoleKeyInfo key)
    {
        _opensAnswer = false;
        if (Details is not null)
        {
            PressInDetails(key.Key);
            return;
        }

        switch (key.Key)
        {
            case ConsoleKey.Escape when Text.Length == 0:
                IsClosed = true;
                break;
            case ConsoleKey.Escape:
                _line.Clear();
                Search();
                break;
            case ConsoleKey.Enter when IsSearching:
                _opensAnswer = true;
                break;
            case ConsoleKey.Enter:
                Describe();
                break;
            case ConsoleKey.UpArrow or ConsoleKey.DownArrow or ConsoleKey.PageUp or ConsoleKey.PageDown or ConsoleKey.Home:
                Move(key.Key);
                break;
            default:
                if (_line.Type(key))
                    Search();
                break;
        }
    }

    private void PressInDetails(ConsoleKey key)
    {
        int shown = FinderView.DetailLinesOf(Height);
        switch (key)
        {
            case ConsoleKey.Escape or ConsoleKey.Enter or ConsoleKey.Backspace or ConsoleKey.LeftArrow:
                _reading.Cancel();
                Details = null;
                break;
            case ConsoleKey.UpArrow or ConsoleKey.DownArrow:
                Details?.Scroll(key == ConsoleKey.UpArrow ? -1 : 1, shown);
                break;
            case ConsoleKey.PageUp or ConsoleKey.PageDown:
                Details?.Scroll(key == ConsoleKey.PageUp ? -shown : shown, shown);
                break;
        }
    }

    // The rows are those of an older text while a search runs, so there is nothing to move on.
    private void Move(ConsoleKey key)
    {
        if (IsSearching)
            return;
        int last = Matches.Items.Count - 1;
        if (key == ConsoleKey.Home)
            GoTo(Matches.Start.Depth > 0 ? PageStart.First : null, 0);
        else if (key == ConsoleKey.PageDown)
            GoTo(Matches.Next, Matches.Next is null ? last : 0);
        else if (key == ConsoleKey.PageUp)
            GoTo(Matches.Previous, 0);
        else if (key == ConsoleKey.DownArrow && Matches.Selected == last)
            GoTo(Matches.Next, Matches.Next is null ? last : 0);
        else if (key == ConsoleKey.UpArrow && Matches.Selected == 0)
            GoTo(Matches.Previous, Matches.Previous is null ? 0 : int.MaxValue);
        else
            Matches.Select(Matches.Selected + (key == ConsoleKey.DownArrow ? 1 : -1));
    }

    // Without a page to go to, the selection moves on this one.
    private void GoTo(PageStart? start, int selected)
    {
        if (start is not null)
            ReadPage(start, selected);
        else
            Matches.Select(selected);
    }

    private void Search()
    {
        Count = null;
        _counting.Cancel();
        ReadPage(PageStart.First, 0);
    }

    private void ReadPage(PageStart start, int selected)
    {
        (_wanted, _toSelect) = (start, selected);
        (string words, int size) = (Text, FinderView.RowsOf(Height));
        _reading.Start(async (number, cancellationToken) =>
        {
            long started = clock.GetTimestamp();
            TrackPage page = await source.ReadPageAsync(words, start.Cursor, size, cancellationToken);
            return new FinderEvent.PageRead(number, page, clock.GetElapsedTime(started));
        });
    }

    private void ShowPage(FinderEvent.PageRead answer)
    {
        Failure = null;
        Elapsed = answer.Elapsed;
        Matches.Show(_wanted, answer.Page, _toSelect);

        // After the page, so that the count doesn't make it wait.
        string words = Text;
        if (Count is null && _counting.Number is null)
        {
            _counting.Start(async (number, cancellationToken)
                => new FinderEvent.Counted(number, await source.CountAsync(words, cancellationToken)));
        }

        if (!_opensAnswer)
            return;
        _opensAnswer = false;
        Describe();
    }

    private void Describe()
    {
        if (Matches.SelectedItem?.TrackId is not { } trackId)
            return;
        int width = Width;
        _reading.Start(async (number, cancellationToken)
            => new FinderEvent.DetailsRead(number, await source.DescribeAsync(trackId, width, cancellationToken)));
    }
}

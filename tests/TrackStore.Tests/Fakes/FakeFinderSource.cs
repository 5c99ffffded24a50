using System.Collections.Concurrent;
using TrackStore.Sample.Finding;

namespace TrackStore.Tests.Fakes;

/// <summary>Answers searches when the test says so.</summary>
internal sealed class FakeFinderSource : IFinderSource
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<TrackPage>> _pages = [];

    /// <summary>Gets the pages that were asked for, in order, with their tokens.</summary>
    public List<(string Text, string? Cursor, int PageSize, CancellationToken Token)> Asked { get; } = [];

    public List<string> Counted { get; } = [];

    public int Count { get; set; } = 2;

    public string[] Details { get; set; } = ["details"];

    public int? DescribedWidth { get; private set; }

    public Task<TrackPage> ReadPageAsync(string text, string? cursor, int pageSize, CancellationToken cancellationToken)
    {
        Asked.Add((text, cursor, pageSize, cancellationToken));
        return Of(text, cursor).Task;
    }

    public Task<int> CountAsync(string text, CancellationToken cancellationToken)
    {
        Counted.Add(text);
        return Task.FromResult(Count);
    }

    public Task<IReadOnlyList<string>> DescribeAsync(long trackId, int width, CancellationToken cancellationToken)
    {
        DescribedWidth = width;
        return Task.FromResult<IReadOnlyList<string>>([$"track {trackId}", .. Details]);
    }

    /// <summary>Answers a search, also one that was canceled.</summary>
    public void Answer(string text, IReadOnlyList<TrackItem> items, string? cursor = null, string? next = null)
        => Of(text, cursor).TrySetResult(new TrackPage { Items = items, NextCursor = next });

    public void Fail(string text, Exception exception) => Of(text, null).TrySetException(exception);

    private TaskCompletionSource<TrackPage> Of(string text, string? cursor) => _pages.GetOrAdd($"{text}\n{cursor}", _ => new());
}

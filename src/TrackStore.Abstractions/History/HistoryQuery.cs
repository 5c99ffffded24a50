namespace TrackStore;

/// <summary>Which changes to list.</summary>
public sealed record HistoryQuery
{
    /// <summary>The largest <see cref="PageSize"/>.</summary>
    public const int MaxPageSize = 500;

    /// <summary>Gets the kinds of changes to list; empty for all.</summary>
    public IReadOnlyList<HistoryKind> Kinds { get; init; } = [];

    /// <summary>Gets a value indicating whether changes that were undone are listed too.</summary>
    public bool IncludeUndone { get; init; } = true;

    /// <summary>Gets the most changes of a page, from 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Gets the id of the last change of the previous page, or null for the first page.</summary>
    public long? Before { get; init; }
}

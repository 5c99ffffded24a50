using System.Globalization;

namespace TrackStore.Tracks.Queries;

/// <summary>What is asked about the tracks of a query. Equal queries have equal questions, whatever lists hold their names.</summary>
internal sealed record FilterQuestion
{
    private readonly TrackQuery _query;
    private readonly string _names;
    private readonly object _subject;

    /// <param name="query">The query.</param>
    /// <param name="subject">What tells questions about the same tracks apart: a value with equality.</param>
    public FilterQuestion(TrackQuery query, object subject)
    {
        _subject = subject;
        _names = string.Join(' ', ((IReadOnlyList<string>[])[query.Genres, query.Tags, query.AnyTags, query.ExcludedTags]).Select(ToText));

        // The page and its order make no difference.
        var page = new TrackQuery();
        _query = query with
        {
            Genres = page.Genres,
            Tags = page.Genres,
            AnyTags = page.Genres,
            ExcludedTags = page.Genres,
            OrderBy = page.OrderBy,
            Descending = page.Descending,
            Include = page.Include,
            PageSize = page.PageSize,
            Cursor = page.Cursor,
            Skip = page.Skip,
        };
    }

    private static string ToText(IReadOnlyList<string> names)
        => $"({string.Concat(names.Select(name => string.Create(CultureInfo.InvariantCulture, $"{name.Length}:{name}")))})";
}

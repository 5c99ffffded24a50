using TrackStore.Text;

namespace TrackStore.Taxonomy;

/// <summary>A validated query for a page of tags or genres.</summary>
/// <param name="Text">The folded text that a name or spelling must contain; empty for all.</param>
/// <param name="IsByCount">Whether the order is by number of tracks, and not by name.</param>
/// <param name="Descending">Whether the order is reversed.</param>
/// <param name="PageSize">The most rows of the page.</param>
/// <param name="After">The end of the previous page, or null.</param>
internal sealed record NameQuery(string Text, bool IsByCount, bool Descending, int PageSize, NameCursor? After)
{
    /// <summary>Validates the text and the cursor.</summary>
    /// <exception cref="ArgumentException">The text is too long, or the cursor is invalid or of another order.</exception>
    public static NameQuery From(string? text, bool isByCount, bool descending, int pageSize, string? cursor, string parameter)
    {
        return new NameQuery(
            Fold(text, nameof(Text)), isByCount, descending, pageSize, NameCursor.From(cursor, isByCount, descending, parameter));
    }

    /// <summary>Validates and folds a text that a name or spelling must contain.</summary>
    /// <exception cref="ArgumentException">The text is too long.</exception>
    public static string Fold(string? text, string parameter)
    {
        _ = TextRules.Optional(text, TextRules.ShortName, parameter);
        return NameNormalizer.ToKey(text ?? "");
    }
}

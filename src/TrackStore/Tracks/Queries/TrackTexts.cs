using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Search;
using TrackStore.Text;

namespace TrackStore.Tracks.Queries;

/// <summary>The texts that a query searches for, in the form of search keys.</summary>
internal sealed class TrackTexts
{
    private readonly List<(string Text, string Pattern, bool IsWord)> _texts;

    private TrackTexts(TrackQuery query)
    {
        Text = NameKeys.From(SearchPatterns.TextOf(query.Text, nameof(query.Text)));

        // The search key contains title, artist and album, one per line: the line breaks in the pattern select one of them.
        _texts = [.. SearchPatterns.WordsOf(query.Text, nameof(query.Text)).Select(word => (word, SearchPatterns.Containing(word), true))];
        if (SearchPatterns.NameOf(query.Artist, nameof(query.Artist)) is { } artist)
            _texts.Add((NameNormalizer.ToKey(query.Artist!), $"%\n%{artist}%\n%", false));
        if (SearchPatterns.NameOf(query.Album, nameof(query.Album)) is { } album)
            _texts.Add((NameNormalizer.ToKey(query.Album!), $"%\n%\n%{album}%", false));
    }

    /// <summary>Gets the words of <see cref="TrackQuery.Text"/> together.</summary>
    public NameKeys Text { get; }

    /// <summary>Gets a value indicating whether there is a text to search for.</summary>
    public bool Any => _texts.Count > 0;

    /// <exception cref="ArgumentException">A text is too long or has too many words.</exception>
    public static TrackTexts Of(TrackQuery query) => new(query);

    /// <summary>Returns the filters: the search key decides, and the search index says where to look.</summary>
    /// <param name="finder">The search index, or null.</param>
    public IEnumerable<TrackFilter> Filters(TrackFinder? finder)
    {
        // Whole pieces are looked up together. Those that only start pieces are slow, so each is a filter of its own.
        IReadOnlyList<string> whole = [.. SearchPieces.RequiredBy(_texts.Select(text => text.Text)).Where(SearchPieces.IsWhole)];
        bool isFirst = true;
        foreach ((string text, string pattern, bool isWord) in _texts)
        {
            IReadOnlyList<string> pieces = SearchPieces.RequiredBy([text]);
            bool isSlow = !pieces.Any(SearchPieces.IsWhole);
            IReadOnlyList<string> wanted = isSlow ? pieces : isFirst ? whole : [];
            isFirst &= isSlow;
            yield return new TrackFilter
            {
                Test = t => EF.Functions.Like(t.SearchKey, pattern, SearchPatterns.Escape),
                Ids = wanted.Count > 0 ? finder?.Invoke(wanted) : null,
                HasExtras = !isWord || wanted is not [var piece] || piece != text,
                IsSlow = isSlow,
            };
        }
    }
}

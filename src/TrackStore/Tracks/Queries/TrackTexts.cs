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
        // Whole pieces are looked up together, with the first text that has any. Those that only start pieces are slow, so they are looked
        // up with the first text that has nothing else, and together with the others, which leave few of the many that start so.
        string[][] pieces = [.. _texts.Select(text => SearchPieces.RequiredBy([text.Text]).ToArray())];
        bool collectsAll = finder is { CollectsAll: true };
        string[] whole = [.. pieces.SelectMany(of => of).Where(SearchPieces.IsWhole).Distinct()];
        string[] all = [.. whole, .. pieces.Where(HasStartsOnly).SelectMany(of => of).Distinct()];
        int first = collectsAll ? -1 : Array.FindIndex(pieces, of => !HasStartsOnly(of));
        int firstSlow = collectsAll ? Array.FindIndex(pieces, of => of.Length > 0) : Array.FindIndex(pieces, HasStartsOnly);
        for (int i = 0; i < pieces.Length; i++)
        {
            (string text, string pattern, bool isWord) = _texts[i];
            string[] wanted = i == first ? whole : i == firstSlow ? all : [];
            yield return new TrackFilter
            {
                Test = t => EF.Functions.Like(t.SearchKey, pattern, SearchPatterns.Escape),
                Ids = wanted.Length > 0 ? finder?.Find(wanted) : null,
                QuickIds = i == firstSlow && whole.Length == 0 ? finder?.FindEnds?.Invoke(wanted) : null,
                Rows = wanted.Length > 0 ? finder?.FindRows?.Invoke(wanted) : null,
                Sample = wanted.Length > 0 ? finder?.FindSample?.Invoke(wanted) : null,
                HasExtras = !isWord || wanted is not [var piece] || piece != text,
                IsSlow = i == firstSlow,
            };
        }
    }

    private static bool HasStartsOnly(string[] pieces) => !pieces.Any(SearchPieces.IsWhole);
}

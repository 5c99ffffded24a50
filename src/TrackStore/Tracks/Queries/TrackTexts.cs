using Microsoft.EntityFrameworkCore;
using TrackStore.Text;

namespace TrackStore.Tracks.Queries;

/// <summary>The texts that a query searches for, in the form of search keys.</summary>
internal sealed class TrackTexts
{
    private readonly IReadOnlyList<string> _words;
    private readonly string? _artist;
    private readonly string? _album;

    private TrackTexts(TrackQuery query)
    {
        Text = NameKeys.From(SearchPatterns.TextOf(query.Text, nameof(query.Text)));
        _words = SearchPatterns.WordsOf(query.Text, nameof(query.Text));
        _artist = SearchPatterns.NameOf(query.Artist, nameof(query.Artist));
        _album = SearchPatterns.NameOf(query.Album, nameof(query.Album));
        IEnumerable<string> names = ((string[])[query.Artist ?? "", query.Album ?? ""]).Select(NameNormalizer.ToKey);
        All = [.. Text.Key.Split(' ').Concat(names).Where(text => text.Length > 0)];
    }

    /// <summary>Gets the words of <see cref="TrackQuery.Text"/> together.</summary>
    public NameKeys Text { get; }

    /// <summary>Gets all texts that a track's search key must contain.</summary>
    public IReadOnlyList<string> All { get; }

    // Then the search index has exactly the tracks that contain it.
    private bool IsPiece
        => _artist is null && _album is null && SearchPieces.RequiredBy(All) is [var piece] && All is [var text] && piece == text;

    /// <exception cref="ArgumentException">A text is too long or has too many words.</exception>
    public static TrackTexts Of(TrackQuery query) => new(query);

    /// <summary>Returns the filters: the search key decides, and the search index says where to look.</summary>
    /// <param name="found">The ids that the search index has for the texts, or null.</param>
    public IEnumerable<TrackFilter> Filters(IQueryable<long>? found)
    {
        // The search key contains title, artist and album, one per line: the line breaks in the pattern select one of them.
        List<string> patterns = [.. _words.Select(SearchPatterns.Containing)];
        if (_artist is not null)
            patterns.Add($"%\n%{_artist}%\n%");
        if (_album is not null)
            patterns.Add($"%\n%\n%{_album}%");
        for (int i = 0; i < patterns.Count; i++)
        {
            string pattern = patterns[i];
            yield return new TrackFilter
            {
                Test = t => EF.Functions.Like(t.SearchKey, pattern, SearchPatterns.Escape),
                Ids = i == 0 ? found : null,
                HasExtras = !IsPiece,
                IsSlow = !SearchPieces.RequiredBy(All).Any(SearchPieces.IsWhole),
            };
        }
    }
}

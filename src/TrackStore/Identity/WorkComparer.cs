using TrackStore.Identity.Titles;

namespace TrackStore.Identity;

/// <summary>
/// Compares the titles of works, which are cited at any length: "Suite No. 1: Prelude" and "Cello Suite No. 1 in G major, BWV 1007: I.
/// Prelude".
/// </summary>
internal static class WorkComparer
{
    private const int FewWords = 3;

    public static bool AreSame(TrackIdentity first, TrackIdentity second)
    {
        if (!first.Title.IsWork && !second.Title.IsWork)
            return false;
        HashSet<string> names = [.. first.Artists.Main.Concat(second.Artists.Main).SelectMany(credit => credit.Words)];
        HashSet<string> left = WordsOf(first.Title, names);
        HashSet<string> right = WordsOf(second.Title, names);
        if (left.Count > right.Count)
            (left, right) = (right, left);

        // The movement is named last.
        return left.Count >= FewWords && left.IsSubsetOf(right) && LastOf(first.Title) == LastOf(second.Title);
    }

    private static HashSet<string> WordsOf(TitleReading title, HashSet<string> names)
        => [.. title.Words.Concat(title.SubtitleWords).Where(word => !names.Contains(word)).Select(Number)];

    // The number of a movement.
    private static string Number(string word) => NumberWords.ToDigits(word, isInNumber: true) ?? word;

    private static string LastOf(TitleReading title)
        => title.SubtitleWords.Count > 0 ? title.SubtitleWords[^1] : title.Words.Count > 0 ? title.Words[^1] : "";
}

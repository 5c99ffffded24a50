using System.Collections.Frozen;

namespace TrackStore.Identity;

/// <summary>
/// Makes sets of words from text with one or many words a line. The words have the form that <c>NameNormalizer.ToKey</c> gives.
/// </summary>
internal static class WordList
{
    public static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static FrozenSet<string> Of(string text) => Split(text).ToFrozenSet(StringComparer.Ordinal);
}

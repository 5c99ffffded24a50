using TrackStore.Identity.Titles;

namespace TrackStore.Identity;

/// <summary>
/// The texts by which records that may be the same recording are found; one in common suffices. The code (ISRC) is another.
/// </summary>
internal static class IdentityKeys
{
    public const int MaxCount = 3;
    public const int MaxLength = 64;

    public const char SkeletonKind = 's';
    public const char ArtistSeparator = '|';

    private const int MinSkeleton = 3;

    /// <summary>Returns the keys of a record, the most selective first.</summary>
    public static IReadOnlyList<string> Of(TrackIdentity track)
    {
        var keys = new List<string>(MaxCount);
        Add(keys, 't', Transliteration.ToLatin(track.Title.Base));
        string skeleton = SkeletonOf(Transliteration.ToLatin(track.Title.Base));
        if (skeleton.Length >= MinSkeleton)
            Add(keys, SkeletonKind, $"{skeleton}{ArtistSeparator}{FirstArtistOf(track)}");

        // What the title may mean besides: "Artist - Title", or title and artist in the wrong fields.
        if (track.Others.Count > 0)
            Add(keys, 't', track.Others[0].Title.Base);
        else if (track.Title.IsWork)
            Add(keys, 'm', MovementOf(track.Title));
        else if (track.Title.Subtitles.Count > 0)
            Add(keys, 't', track.Title.Full);
        return keys;
    }

    // Titles that share their consonants are many, so a misspelled title is sought among those of the artist.
    private static string FirstArtistOf(TrackIdentity track)
        => track.Artists.Main is [{ Name: var name }, ..] ? SkeletonOf(Transliteration.ToLatin(name)) : "";

    // Titles of works are cited at any length, but end with the name of the movement.
    private static string MovementOf(TitleReading title)
    {
        List<string> words = title.Dashed.Count > 0
            ? NameTokens.Split(title.Dashed[^1])
            : NameTokens.Split(title.Main.AsSpan(title.Main.LastIndexOf(':') + 1));
        if (words.Count > 1 && NumberWords.ToDigits(words[0], isInNumber: true) is not null)
            words.RemoveAt(0);
        return NameTokens.Join(words);
    }

    private static void Add(List<string> keys, char kind, string text)
    {
        if (text.Length > MaxLength - 1)
            text = text[..(char.IsHighSurrogate(text[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1)];
        string key = kind + text;
        if (keys.Count < MaxCount && text.Length > 0 && !keys.Contains(key))
            keys.Add(key);
    }

    // The consonants in the order of the alphabet, each once: the same for most misspellings of a word.
    private static string SkeletonOf(string name)
    {
        Span<char> letters = name.Length <= 256 ? stackalloc char[256] : new char[name.Length];
        int length = 0;
        foreach (char c in name)
        {
            if (c is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' or 'w'))
                letters[length++] = c;
        }

        Span<char> used = letters[..length];
        used.Sort();
        int unique = 0;
        for (int i = 0; i < used.Length; i++)
        {
            if (i == 0 || used[i] != used[i - 1])
                used[unique++] = used[i];
        }

        return new string(used[..unique]);
    }
}

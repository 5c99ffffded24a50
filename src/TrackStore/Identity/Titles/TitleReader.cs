using System.Collections.Frozen;

namespace TrackStore.Identity.Titles;

/// <summary>Reads a title: what it is called, who is featured, which version it is.</summary>
internal static class TitleReader
{
    private static readonly string[] Extensions = [".mp3", ".flac", ".wav", ".aif", ".aiff", ".m4a", ".ogg", ".opus", ".wma", ".alac", ".mp4"];

    private static readonly string[] GuestMarks =
        ["feat. ", "feat ", "ft. ", "ft ", "featuring ", "f/ ", "w/ ", "with ", "con ", "avec ", "mit ", "com ", "met ", "med ", "feat: "];

    private static readonly string[] InlineGuestMarks = [" feat. ", " feat ", " ft. ", " ft ", " featuring ", " f/ ", " w/ "];

    private static readonly FrozenSet<string> Generic = new[]
    {
        "intro", "outro", "interlude", "untitled", "skit", "prelude", "prologue", "epilogue", "introduction", "opening", "ending", "finale",
        "theme", "track", "titel", "titre", "pista", "piste", "traccia", "faixa", "unknown", "unbekannt", "notitle", "hidden", "segue", "interludio",
        "interlude", "ohnetitel", "sanstitre", "sintitulo", "maintheme", "maintitle", "opentheme", "opentitles", "endtitles", "endtheme", "id",
        "silence", "bonustrack", "hiddentrack", "unknowntrack", "unknowntitle", "introduccion", "overture", "transition", "dialogue", "spoken",
        "notitled", "untitledtrack", "трек", "интро", "безназвания",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> WorkNumbers = new[]
    {
        "op", "opus", "bwv", "rv", "hwv", "woo", "kv", "no", "nr", "k", "d", "hob", "act", "akt", "atto",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Articles = new[] { "the", "a", "an" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads a normalized title.</summary>
    /// <param name="key">The title as <c>NameNormalizer.ToKey</c> gives it.</param>
    /// <param name="artist">The artists' names as one text without spaces: a title may begin with them.</param>
    public static TitleReading Read(string key, string artist)
    {
        string text = WithoutNumber(Plain(key));
        TitleSegments segments = TitleSegments.Split(text);
        int main = MainOf(segments.Dashed, artist);
        string mainText = segments.Dashed.Count > 0 ? segments.Dashed[main] : segments.Bracketed.FirstOrDefault() ?? text;
        var reading = new TitleReading { Main = WithoutGuests(mainText, out string? guests) };
        if (guests is not null)
            reading.Guests.Add(guests);
        reading.Words.AddRange(NameTokens.Split(reading.Main));

        foreach (string dashed in segments.Dashed.Skip(main + 1))
        {
            if (NameTokens.Join(NameTokens.Split(dashed)) != artist)
                ReadSegment(dashed, reading, isDashed: true);
        }

        foreach (string bracketed in segments.Bracketed)
            ReadSegment(bracketed, reading, isDashed: false);
        Finish(reading, text);
        return reading;
    }

    /// <summary>Returns a reading in which the text is the whole title, with the version of another reading.</summary>
    public static TitleReading ReadAs(string text, TitleReading other)
    {
        var reading = new TitleReading { Main = WithoutGuests(WithoutNumber(text), out string? guests), Marks = other.Marks };
        if (guests is not null)
            reading.Guests.Add(guests);
        reading.Words.AddRange(NameTokens.Split(reading.Main));
        reading.Authors.AddRange(other.Authors);
        reading.Details.AddRange(other.Details);
        Finish(reading, text);
        return reading;
    }

    private static void Finish(TitleReading reading, string text)
    {
        List<string> words = reading.Words;
        for (int i = 0; i < words.Count - 1 && !reading.IsWork; i++)
            reading.IsWork = WorkNumbers.Contains(words[i]) && char.IsAsciiLetterOrDigit(words[i + 1][0]) && IsWorkNumber(words[i + 1]);
        reading.IsWork |= words.Count > 2 && words.Exists(word => word is "major" or "minor" or "dur" or "moll");
        reading.HasPart |= NumberWords.Unify(words);
        if (words.Count > 1 && Articles.Contains(words[0]))
            words.RemoveAt(0);
        reading.Base = words.Count == 0 ? text.Replace(" ", "", StringComparison.Ordinal) : NameTokens.Join(words);
        reading.IsGeneric = IsGenericTitle(words);
        if (WordMask.HidesLetters(reading.Main))
            reading.Censored = reading.Main;
    }

    private static bool IsWorkNumber(string word) => char.IsAsciiDigit(word[0]) || NumberWords.ToDigits(word, isInNumber: true) is not null;

    private static bool IsGenericTitle(List<string> words)
    {
        if (words.Count is 0 or > 4)
            return false;
        int count = words.Count;
        while (count > 0 && (NameTokens.IsNumber(words[count - 1]) || (count > 1 && words[count - 1].Length == 1)))
            count--;
        return count == 0
            ? words.Count == 1 && words[0].Length <= 2
            : Generic.Contains(count == 1 ? words[0] : string.Concat(words.Take(count)));
    }

    private static void ReadSegment(string segment, TitleReading reading, bool isDashed)
    {
        if (GuestsOf(segment) is { } guests)
        {
            reading.Guests.Add(guests);
            return;
        }

        if (IsNote(segment, reading))
            return;

        bool isVersion = false;
        foreach (Range range in SplitParts(segment))
        {
            string part = segment[range].Trim();
            List<string> words = NameTokens.Split(part);
            if (words.Count == 0)
                continue;
            if (IsPartNumber(words))
            {
                reading.HasPart = true;
                reading.Words.AddRange(words);
            }
            else if (words is not [var year] || !NameTokens.IsYear(year))
            {
                if (VersionReader.Read(words, reading))
                    isVersion = true;
                else if (isVersion)
                    words.ForEach(word => VersionReader.AddSorted(reading.Details, word));
                else
                    AddSubtitle(reading, words, part, isDashed);
            }
        }
    }

    private static void AddSubtitle(TitleReading reading, List<string> words, string part, bool isDashed)
    {
        NumberWords.Unify(words);
        reading.Subtitles.Add(NameTokens.Join(words));
        reading.SubtitleWords.AddRange(words);
        if (isDashed)
            reading.Dashed.Add(part);
    }

    // "From the film", "In the style of", "Prod. by": no part of the name.
    private static bool IsNote(string segment, TitleReading reading)
    {
        if (segment.StartsWith("from ", StringComparison.Ordinal) || segment.Contains(" from \"", StringComparison.Ordinal)
            || segment.StartsWith("prod", StringComparison.Ordinal) || segment.StartsWith("aus dem film", StringComparison.Ordinal))
        {
            return true;
        }

        if (!segment.Contains("style of", StringComparison.Ordinal) && !segment.Contains("made famous", StringComparison.Ordinal)
            && !segment.Contains("originally performed", StringComparison.Ordinal) && !segment.Contains("tribute to", StringComparison.Ordinal))
        {
            return false;
        }

        reading.Marks |= VersionMarks.Tribute;
        return true;
    }

    private static bool IsPartNumber(List<string> words)
    {
        int first = NumberWords.IsPart(words[0]) ? 1 : 0;
        if (first == words.Count || (first == 0 && words is not [{ Length: <= 2 }]))
            return false;
        for (int i = first; i < words.Count; i++)
        {
            if (NumberWords.ToDigits(words[i], isInNumber: true) is null && words[i] is not ("and" or "to"))
                return false;
        }

        return true;
    }

    private static List<Range> SplitParts(string segment)
    {
        var parts = new List<Range>();
        int start = 0;
        for (int i = 0; i <= segment.Length; i++)
        {
            if (i < segment.Length && segment[i] is not (';' or '/' or '|' or ','))
                continue;
            parts.Add(start..i);
            start = i + 1;
        }

        return parts;
    }

    private static string? GuestsOf(string segment)
    {
        foreach (string mark in GuestMarks)
        {
            if (segment.StartsWith(mark, StringComparison.Ordinal))
                return segment[mark.Length..];
        }

        return null;
    }

    private static string WithoutGuests(string text, out string? guests)
    {
        foreach (string mark in InlineGuestMarks)
        {
            int index = text.IndexOf(mark, StringComparison.Ordinal);
            if (index > 0)
            {
                guests = text[(index + mark.Length)..];
                return text[..index];
            }
        }

        guests = null;
        return text;
    }

    // "Artist - Title" where the artist is known.
    private static int MainOf(List<string> dashed, string artist)
        => dashed.Count > 1 && artist.Length > 0 && NameTokens.Join(NameTokens.Split(dashed[0])) == artist
            && !VersionReader.Read(NameTokens.Split(dashed[1]), new TitleReading()) ? 1 : 0;

    // File names: extension, underscores for spaces, dashes without spaces.
    private static string Plain(string key)
    {
        bool isFile = false;
        foreach (string extension in Extensions)
        {
            if (key.Length > extension.Length && key.EndsWith(extension, StringComparison.Ordinal))
            {
                key = key[..^extension.Length];
                isFile = true;
                break;
            }
        }

        if (!key.Contains('_', StringComparison.Ordinal))
            return key;
        isFile |= !key.Contains(' ', StringComparison.Ordinal);
        string text = key.Replace('_', ' ');
        if (isFile && !text.Contains(" - ", StringComparison.Ordinal))
            text = text.Replace("-", " - ", StringComparison.Ordinal);
        return string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    // "01 - ", "05. ", "1-03 ", "[04] ": the number of the track on its album.
    private static string WithoutNumber(string text)
    {
        int i = 0;
        bool isBracketed = text.Length > 0 && text[0] is '[' or '(';
        if (isBracketed)
            i++;
        int start = i;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        int digits = i - start;
        if (digits is 0 or > 3 || i == text.Length)
            return text;
        bool isPadded = text[start] == '0' && digits > 1;
        if (isBracketed)
        {
            if (text[i] is not (']' or ')') || digits > 2 || i + 2 >= text.Length)
                return text;
            return text[(i + 1)..].TrimStart(' ', '-', '.');
        }

        // A disc's number in front.
        if (digits == 1 && text[i] is '-' or '.' && i + 3 < text.Length && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2])
            && text[i + 3] is ' ' or '.' or '-')
        {
            return text[(i + 3)..].TrimStart(' ', '-', '.');
        }

        string rest = text[i..];
        string title = rest.TrimStart(' ', '-', '.', ')');
        bool isSeparated = isPadded
            || (digits <= 2 && (rest.StartsWith(". ", StringComparison.Ordinal) || rest.StartsWith(" - ", StringComparison.Ordinal)));
        if (!isSeparated || title.Length == 0 || !(char.IsLetterOrDigit(title[0]) || title[0] is '(' or '\''))
            return text;
        return VersionReader.Read(NameTokens.Split(title), new TitleReading()) ? text : title;
    }
}

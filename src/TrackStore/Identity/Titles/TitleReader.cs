using System.Collections.Frozen;
using TrackStore.Identity.Artists;

namespace TrackStore.Identity.Titles;

/// <summary>Reads a title: what it is called, who is featured, which version it is.</summary>
internal static class TitleReader
{
    private static readonly string[] GuestMarks =
        ["feat. ", "feat ", "ft. ", "ft ", "featuring ", "f/ ", "w/ ", "with ", "con ", "avec ", "mit ", "com ", "met ", "med ", "feat: "];

    private static readonly string[] InlineGuestMarks = [" feat. ", " feat ", " ft. ", " ft ", " featuring ", " f/ ", " w/ "];

    private static readonly FrozenSet<string> Generic = WordList.Of("""
        intro outro interlude interludio skit prelude prologue epilogue introduction introduccion opening ending finale overture segue
        transition dialogue spoken silence theme maintheme maintitle endtitles endtheme
        untitled untitledtrack notitle notitled ohnetitel sanstitre sintitulo unknown unknowntitle unknowntrack unbekannt id
        track titel titre pista piste traccia faixa hidden hiddentrack bonustrack трек интро безназвания
        """);

    private static readonly FrozenSet<string> WorkNumbers = WordList.Of("""
        op opus bwv rv hwv woo kv no nr k d hob act akt atto
        """);

    private static readonly FrozenSet<string> Articles = WordList.Of("""
        the a an
        """);

    /// <summary>Reads a normalized title.</summary>
    /// <param name="key">The title as <c>NameNormalizer.ToKey</c> gives it.</param>
    /// <param name="credits">The artists: a title may begin or end with their names.</param>
    public static TitleReading Read(string key, ArtistCredits credits)
    {
        string text = FileTitle.WithoutNumber(FileTitle.Plain(key));
        TitleSegments segments = TitleSegments.Split(text);
        int main = MainOf(segments.Dashed, credits);
        string mainText = segments.Dashed.Count > 0 ? segments.Dashed[main] : segments.Bracketed.FirstOrDefault() ?? text;
        var reading = new TitleReading { Main = WithoutGuests(mainText, out string? guests) };
        if (guests is not null)
            reading.Guests.Add(guests);
        reading.Words.AddRange(NameTokens.Split(reading.Main));

        foreach (string dashed in segments.Dashed.Skip(main + 1))
        {
            if (!NamesArtist(dashed, credits))
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
        var reading = new TitleReading { Main = WithoutGuests(FileTitle.WithoutNumber(text), out string? guests), Marks = other.Marks };
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
        reading.IsGeneric = reading.Base.Length == 0 || IsGenericTitle(words);
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
            ? words.Count == 1 && words[0].Length == 1
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
        var subtitle = new List<string>();
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
                    subtitle.AddRange(words);
            }
        }

        if (subtitle.Count > 0)
            AddSubtitle(reading, subtitle, segment, isDashed);
    }

    private static void AddSubtitle(TitleReading reading, List<string> words, string segment, bool isDashed)
    {
        NumberWords.Unify(words);
        reading.Subtitles.Add(NameTokens.Join(words));
        reading.SubtitleWords.AddRange(words);
        if (isDashed)
            reading.Dashed.Add(segment);
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
            && !segment.Contains("originally performed", StringComparison.Ordinal)
                && !segment.Contains("tribute to", StringComparison.Ordinal))
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
    private static int MainOf(List<string> dashed, ArtistCredits credits)
        => dashed.Count > 1 && NamesArtist(dashed[0], credits)
            && !VersionReader.Read(NameTokens.Split(dashed[1]), new TitleReading()) && GuestsOf(dashed[1]) is null ? 1 : 0;

    private static bool NamesArtist(string text, ArtistCredits credits)
    {
        if (credits.IsUnknown)
            return false;
        List<string> words = NameTokens.Split(text);
        if (words.Count == 0)
            return false;
        string name = NameTokens.Join(words);
        List<string> plain = words.Count > 1 && words[0] == "the" ? words[1..] : words;
        return name == credits.Name || credits.Main.Exists(credit => credit.Name == name || credit.Words.SequenceEqual(plain));
    }
}

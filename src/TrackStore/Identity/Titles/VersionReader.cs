namespace TrackStore.Identity.Titles;

/// <summary>Reads the parts of titles and albums that name a version.</summary>
internal static class VersionReader
{
    private const VersionMarks Strong = VersionMarks.Remix | VersionMarks.Dub | VersionMarks.Vip | VersionMarks.Mashup
        | VersionMarks.Instrumental | VersionMarks.ACappella | VersionMarks.Karaoke | VersionMarks.Live | VersionMarks.Session
        | VersionMarks.Acoustic | VersionMarks.Demo | VersionMarks.Take | VersionMarks.ReRecorded | VersionMarks.Reprise
        | VersionMarks.Extended | VersionMarks.Mono | VersionMarks.Speed;

    private static readonly string[] Misspelled =
        ["edit", "remix", "version", "remaster", "remastered", "extended", "original", "acoustic"];

    /// <summary>Adds what the text says about the version to a title's reading.</summary>
    /// <returns>False if the text names no version.</returns>
    public static bool Read(List<string> words, TitleReading reading)
    {
        Join(words);
        var found = new VersionWord[words.Count];
        for (int i = 0; i < words.Count; i++)
            found[i] = Find(words[i]);
        Correct(words, found);
        if (!IsVersion(words, found))
            return false;

        VersionMarks marks = VersionMarks.None;
        bool isMix = false;
        bool isEdit = false;
        bool isVersion = false;
        bool isNoise = false;
        string? year = null;
        var names = new List<string>();
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i];
            VersionWord known = found[i];
            marks |= word == "edit" ? VersionMarks.None : known.Marks;
            isMix |= word is "mix" or "mixes";
            isEdit |= word == "edit";
            isVersion |= known.Role == VersionWordRole.Remaker && word is not ("mix" or "mixes" or "edit");
            isNoise |= known.Role == VersionWordRole.Noise;
            reading.IsRemaster |= IsRemaster(word, known);
            if (known.Detail is { } detail)
                AddSorted(reading.Details, detail);
            if (NameTokens.IsYear(word))
                year = word;
            else if (known.Role == VersionWordRole.Name && !NameTokens.IsNumber(word))
                names.Add(word);
        }

        // "DJ Mix" and "mixed by" name a continuous mix, "Intro Edit" one for DJs, and a 12" mix is the long one.
        if (isMix && (names is ["dj"] || IsMixCut(words)))
        {
            marks |= VersionMarks.DjMixed;
            names.Clear();
            isMix = false;
        }

        if (isEdit && (marks & VersionMarks.Interlude) != 0)
            marks &= ~VersionMarks.Interlude;
        bool isDisc = isMix || isVersion || words.Contains("inch") || words.Contains("maxi");
        if (isDisc && words.Contains("12"))
            marks |= VersionMarks.Extended;
        if (isDisc && words.Contains("7"))
            marks |= VersionMarks.Edit;

        bool isNamed = names.Count > 0 && (marks & VersionMarks.Live) == 0;
        if (isNamed && isVersion && (marks & VersionMarks.Hard) == 0)
            marks |= isEdit ? VersionMarks.Named | VersionMarks.Edit : VersionMarks.Named;
        else if (isNamed && (isMix || isEdit) && (isMix || (marks & VersionMarks.Hard & ~VersionMarks.Remix) == 0))
            marks |= VersionMarks.Remix;
        else if (isEdit)
            marks |= VersionMarks.Edit;
        else if (year is not null && isMix && !isNoise)
            marks |= VersionMarks.LaterMix;
        else if (year is not null && isVersion && !isNoise && marks == 0)
            marks |= VersionMarks.ReRecorded;

        reading.Marks |= marks;
        bool hasAuthors =
            (marks & (VersionMarks.Remix | VersionMarks.Dub | VersionMarks.Vip | VersionMarks.Club | VersionMarks.Named)) != 0;
        foreach (string name in names)
            AddSorted(hasAuthors ? reading.Authors : reading.Details, name);
        if (year is not null && (marks & (VersionMarks.Live | VersionMarks.ReRecorded | VersionMarks.Session | VersionMarks.LaterMix)) != 0)
            AddSorted(reading.Details, year);
        AddNumbers(words, marks, hasAuthors ? reading.Authors : reading.Details);
        return true;
    }

    // "Take 2", "Remix 3"
    private static void AddNumbers(List<string> words, VersionMarks marks, List<string> target)
    {
        if ((marks & (VersionMarks.Take | VersionMarks.Demo | VersionMarks.Remix | VersionMarks.Dub)) == 0)
            return;
        for (int i = 1; i < words.Count; i++)
        {
            if (words[i].Length == 1 && NameTokens.IsNumber(words[i]) && VersionWords.Find(words[i - 1]).Role != VersionWordRole.Name)
                AddSorted(target, words[i]);
        }
    }

    public static void AddSorted(List<string> words, string word)
    {
        int index = words.BinarySearch(word, StringComparer.Ordinal);
        if (index < 0)
            words.Insert(~index, word);
    }

    // Words that are written in two: "re-recorded", "mash-up".
    private static void Join(List<string> words)
    {
        for (int i = 0; i < words.Count - 1; i++)
        {
            if (words[i] is "re" or "mash" or "dub" or "off" or "boot"
                && VersionWords.Find(words[i] + words[i + 1]).Role == VersionWordRole.Mark)
            {
                words[i] += words[i + 1];
                words.RemoveAt(i + 1);
            }
        }
    }

    // One misspelled word beside a known one.
    private static void Correct(List<string> words, VersionWord[] found)
    {
        int unknown = -1;
        bool isKnown = false;
        for (int i = 0; i < words.Count; i++)
        {
            if (found[i].Role is VersionWordRole.Mark or VersionWordRole.Remaker)
                isKnown = true;
            else if (found[i].Role == VersionWordRole.Name && words[i].Length >= 4 && !NameTokens.IsNumber(words[i]))
                unknown = unknown < 0 ? i : words.Count;
        }

        if (!isKnown || unknown < 0 || unknown >= words.Count)
            return;
        foreach (string word in Misspelled)
        {
            if (TextDistance.IsNear(words[unknown], word))
            {
                words[unknown] = word;
                found[unknown] = VersionWords.Find(word);
                return;
            }
        }
    }

    private static bool IsVersion(List<string> words, VersionWord[] found)
    {
        int first = 0;
        while (first < words.Count && words[first] is "en" or "in" or "ao" or "al" or "dal" or "im" or "au" or "a")
            first++;
        if (first == words.Count)
            return false;

        // Only words that marks consist of.
        bool allKnown = true;
        bool any = false;
        int last = -1;
        for (int i = 0; i < words.Count; i++)
        {
            bool isNumber = NameTokens.IsNumber(words[i]);
            allKnown &= found[i].Role != VersionWordRole.Name || isNumber;
            any |= found[i].Role is VersionWordRole.Mark or VersionWordRole.Noise or VersionWordRole.Remaker;
            if (!isNumber)
                last = i;
        }

        if (allKnown && any)
            return true;
        if (last < 0)
            return false;

        // A mark at one of the ends: "Live at ...", "Peel Session", "Remixed by ...", "Remastered in ...".
        if (IsStrong(words[first], found[first]) || IsStrong(words[last], found[last]))
            return true;

        // "... Mix", "... Version": only marks and numbers may follow; "Version ..." may also begin the text.
        int tail = last;
        while (tail > 0 && found[tail].Role is VersionWordRole.Mark or VersionWordRole.Noise)
            tail--;
        return found[tail].Role == VersionWordRole.Remaker || words[first] is "version" or "versione" or "versao" || words[last] == "cover";
    }

    private static VersionWord Find(string word)
    {
        VersionWord known = VersionWords.Find(word);
        if (known.Role != VersionWordRole.Name || !char.IsAsciiDigit(word[0]))
            return known;

        // "320kbps", "128bpm", "432hz"
        int digits = word.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && VersionWords.Find(word[digits..]) is { Role: VersionWordRole.Noise or VersionWordRole.Mark } unit
            ? unit
            : known;
    }

    private static bool IsStrong(string word, VersionWord known)
        => (known.Marks & Strong) != 0 || IsRemaster(word, known);

    private static bool IsRemaster(string word, VersionWord known)
        => known.Role == VersionWordRole.Noise && word.Length > 6
            && (word.Contains("master", StringComparison.Ordinal) || word is "ремастер" or "リマスター" or "リマスタリング" or "リマスター盤" or "리마스터");

    // A track as it was cut out of a continuous mix.
    private static bool IsMixCut(List<string> words)
    {
        int mix = words.IndexOf("mix");
        return mix >= 0 && mix + 1 < words.Count && words[mix + 1] == "cut";
    }
}

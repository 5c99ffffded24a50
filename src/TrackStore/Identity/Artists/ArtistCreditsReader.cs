using System.Collections.Frozen;
using TrackStore.Identity.Titles;

namespace TrackStore.Identity.Artists;

/// <summary>Reads the artist field of a record.</summary>
internal static class ArtistCreditsReader
{
    private static readonly FrozenSet<string> Various = WordList.Of("""
        various variousartist variousartists variousartistes variousinterprets variousperformers va aavv sampler
        diverse diverseinterpreten diversekunstnere diverseartiesten diverseartister verschiedene verschiedeneinterpreten
        verschiedenekunstler varios variosartistas variosinterpretes artistasvarios artistasdiversos diversos
        divers artistesdivers artistesvaries diversartistes artistivari vari autorivari
        blandadeartister eriesittajia roznisykonawcy rozniwykonawcy ruzniinterpreti cesitlisanatcilar
        разныеисполнители сборник ヴァリアスアーティスト オムニバス 群星 여러아티스트
        """);

    private static readonly FrozenSet<string> Unknown = WordList.Of("""
        unknown unknownartist unknownartists noartist none na artist artists unbekannt unbekannterinterpret unbekannterkunstler
        artistadesconocido desconocido artistadesconhecido artisteinconnu inconnu artistasconosciuto nieznanywykonawca
        неизвестныйисполнитель неизвестен
        """);

    private static readonly FrozenSet<string> Joiners = WordList.Of("""
        and feat ft featuring with vs versus x presents pres presenting und y et og och con meets avec mit w f n introducing aka
        """);

    private static readonly FrozenSet<string> Articles = WordList.Of("""
        the los las la el le les die der das de i gli il os as a an
        """);

    private static readonly FrozenSet<string> Tributes = WordList.Of("""
        tribute karaoke covers coverband workout homage lullaby playback
        """);

    /// <summary>Reads a normalized artist field.</summary>
    public static ArtistCredits Read(string key)
    {
        List<string> words = NameTokens.Split(key);
        string name = words.Count == 0 ? Symbols(key) : NameTokens.Join(words);
        if (name.Length == 0 || Unknown.Contains(name) || Various.Contains(name))
            return new ArtistCredits { Name = name, IsUnknown = true };
        return new ArtistCredits { Name = name, Main = Split(key), IsTribute = words.Exists(Tributes.Contains) };
    }

    /// <summary>Tells whether a normalized artist field stands for several artists, in whatever language.</summary>
    public static bool IsVarious(string key) => Various.Contains(NameTokens.Join(NameTokens.Split(key)));

    /// <summary>Returns the artists with those whom a title features.</summary>
    public static ArtistCredits WithGuests(ArtistCredits credits, List<string> guests)
        => guests.Count == 0 ? credits : new ArtistCredits
        {
            Main = credits.Main,
            Name = credits.Name,
            IsUnknown = credits.IsUnknown,
            IsTribute = credits.IsTribute,
            Guests = [.. guests.SelectMany(Split)],
        };

    private static List<ArtistCredit> Split(string key)
    {
        var credits = new List<ArtistCredit>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= key.Length; i++)
        {
            if (i < key.Length)
            {
                char c = key[i];
                if (c is '(' or '[')
                    depth++;
                else if (c is ')' or ']')
                    depth--;
                if (depth > 0 || !(c is ',' or ';' or '/' or '|' or '\\' or '、' || (c == ' ' && JoinerAt(key, i))))
                    continue;
            }

            Add(credits, key.AsSpan(start, i - start));
            start = i + 1;
            if (i < key.Length && key[i] == ' ')
            {
                // Behind the word that joins two names.
                int end = key.IndexOf(' ', i + 1);
                start = end < 0 ? key.Length : end;
                i = start - 1;
            }
        }

        return credits;
    }

    // A letter before another such word is a part of the name, as in "Lil Nas X & Jack Harlow".
    private static bool JoinerAt(string key, int space)
    {
        int end = key.IndexOf(' ', space + 1);
        return end > 0
            && Joiners.GetAlternateLookup<ReadOnlySpan<char>>().Contains(
                key.AsSpan(space + 1, end - space - 1).TrimEnd("./:'").TrimStart('\''))
            && (end - space > 2 || !JoinerAt(key, end));
    }

    private static void Add(List<ArtistCredit> credits, ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length == 0)
            return;

        string? alias = null;
        int number = 0;
        int opening = text.LastIndexOf('(');
        if (opening > 0 && text[^1] == ')')
        {
            ReadOnlySpan<char> inner = text[(opening + 1)..^1];
            if (inner.StartsWith("feat")
                || inner.StartsWith("ft")
                || inner.StartsWith("with ")
                || inner.StartsWith("& ")
                || inner.StartsWith("and "))
            {
                Add(credits, text[..opening]);
                int space = inner.IndexOf(' ');
                if (space > 0)
                    credits.AddRange(Split(new string(inner[(space + 1)..])));
                return;
            }

            if (!int.TryParse(inner, System.Globalization.CultureInfo.InvariantCulture, out number))
            {
                List<string> other = NameTokens.Split(inner);
                alias = other.Count == 0 ? new string(inner) : NameTokens.Join(other);
            }

            text = text[..opening].TrimEnd();
        }

        bool isVariation = text.Length > 1 && text[^1] == '*';
        List<string> words = NameTokens.Split(text);
        if (words.Count > 1 && Articles.Contains(words[0]))
            words.RemoveAt(0);

        // "Beatles, The": the article belongs to the name before.
        if (words.Count == 1 && credits.Count > 0 && Articles.Contains(words[0]) && text.Length == words[0].Length)
            return;
        for (int i = 0; i < words.Count; i++)
            words[i] = WithoutDigits(words[i]);
        credits.Add(new ArtistCredit(words.Count == 0 ? Symbols(text) : NameTokens.Join(words), words, alias, number, isVariation));
    }

    private static string Symbols(ReadOnlySpan<char> text) => new string(text).Replace(" ", "", StringComparison.Ordinal);

    // A single digit among letters stands for one of them, such as the 5 in deadmau5.
    private static string WithoutDigits(string word)
    {
        int index = word.AsSpan().IndexOfAnyInRange('0', '9');
        if (index < 0 || word.Length < 4 || word.AsSpan(index + 1).IndexOfAnyInRange('0', '9') >= 0)
            return word;
        char letter = word[index] switch
        {
            '0' => 'o',
            '1' => 'i',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            '7' => 't',
            _ => word[index],
        };
        return string.Concat(word.AsSpan(0, index), [letter], word.AsSpan(index + 1));
    }
}

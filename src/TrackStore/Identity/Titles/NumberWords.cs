using System.Collections.Frozen;
using System.Globalization;

namespace TrackStore.Identity.Titles;

/// <summary>Brings the words of a title to one form: numbers as digits, one word for "and", marks of parts left out.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, string> Numbers = WordList.Split("""
        zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14
        fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80
        ninety=90 hundred=100 thousand=1000
        ii=2 iii=3 iv=4 vi=6 vii=7 viii=8 ix=9 xi=11 xii=12 xiii=13 xiv=14 xv=15 xvi=16 xvii=17 xviii=18 xix=19 xx=20
        """).Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Parts = WordList.Of("""
        pt pts part parts teil parte partie vol vols volume no nr number num chapter act часть
        """);

    private static readonly FrozenSet<string> Conjunctions = WordList.Of("""
        und y et og och n en
        """);

    /// <summary>Returns whether the word announces the number of a part, such as "Pt." or "No.".</summary>
    public static bool IsPart(string token) => Parts.Contains(token);

    /// <summary>Returns the digits that a number word or a Roman numeral stands for, or null.</summary>
    public static string? ToDigits(string token, bool isInNumber)
    {
        if (Numbers.TryGetValue(token, out string? digits))
            return digits;
        if (NameTokens.IsNumber(token))
            return token.Length > 1 && token[0] == '0' ? token.TrimStart('0') is { Length: > 0 } number ? number : "0" : token;
        if (!isInNumber)
            return null;
        return token switch
        {
            "i" => "1",
            "v" => "5",
            "x" => "10",
            _ => null,
        };
    }

    /// <summary>Brings a title's words to one form.</summary>
    /// <returns>Whether a part's number was among them.</returns>
    public static bool Unify(List<string> tokens)
    {
        bool hasPart = false;
        bool isInNumber = false;
        for (int i = 0; i < tokens.Count; i++)
        {
            SplitPart(tokens, i);
            string token = tokens[i];
            bool isBetween = i > 0 && i < tokens.Count - 1;
            if (i < tokens.Count - 1 && IsPart(token) && ToDigits(tokens[i + 1], isInNumber: true) is not null)
            {
                hasPart = true;
                isInNumber = true;
                tokens.RemoveAt(i--);
                continue;
            }

            // "Parts 1 and 2", "Parts 1 to 3"
            if (isInNumber && isBetween && (token is "and" or "to" or "thru") && ToDigits(tokens[i + 1], isInNumber: true) is not null)
            {
                tokens.RemoveAt(i--);
                continue;
            }

            if (isBetween && !isInNumber && (token is "4" or "2") && !NameTokens.IsNumber(tokens[i - 1]))
                tokens[i] = token == "4" ? "for" : "to";
            else if (ToDigits(token, isInNumber) is { } digits)
                i = SetNumber(tokens, i, digits);
            else if (isBetween && Conjunctions.Contains(token))
                tokens[i] = "and";
            isInNumber = isInNumber && NameTokens.IsNumber(tokens[i]);
        }

        return hasPart;
    }

    // "Pt2" is "Pt. 2".
    private static void SplitPart(List<string> tokens, int index)
    {
        string token = tokens[index];
        int digits = token.AsSpan().IndexOfAnyInRange('0', '9');
        if (digits > 1
            && Parts.GetAlternateLookup<ReadOnlySpan<char>>().Contains(token.AsSpan(0, digits))
            && NameTokens.IsNumber(token[digits..]))
        {
            tokens[index] = token[..digits];
            tokens.Insert(index + 1, token[digits..]);
        }
    }

    // Numbers of several words: "twenty one", "ten thousand".
    private static int SetNumber(List<string> tokens, int index, string digits)
    {
        bool isWord = !char.IsAsciiDigit(tokens[index][0]);
        tokens[index] = digits;
        if (!isWord || index == 0 || !int.TryParse(tokens[index - 1], CultureInfo.InvariantCulture, out int before) || before == 0)
            return index;
        int value = int.Parse(digits, CultureInfo.InvariantCulture);
        bool isTens = before is >= 20 and <= 90 && before % 10 == 0 && value is >= 1 and <= 9;
        bool isFactor = value is 100 or 1000 && before < value;
        if (!isTens && !isFactor)
            return index;
        tokens[index - 1] = (isTens ? before + value : before * value).ToString(CultureInfo.InvariantCulture);
        tokens.RemoveAt(index);
        return index - 1;
    }
}

using System.Collections.Frozen;
using System.Text;

namespace TrackStore.Identity;

/// <summary>Writes Cyrillic and Greek letters as Latin ones, and tells in which scripts a text is written.</summary>
internal static class Transliteration
{
    private static readonly FrozenDictionary<char, string> Letters = WordList.Split("""
        а=a б=b в=v г=g ґ=g д=d е=e є=ye ж=zh з=z и=i і=i ї=yi й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ў=u ф=f х=kh ц=ts ч=ch ш=sh
        щ=shch ъ= ы=y ь= э=e ю=yu я=ya ј=j љ=lj њ=nj ћ=c ђ=d џ=dz
        α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s τ=t υ=y φ=f χ=ch ψ=ps ω=o
        """).ToFrozenDictionary(pair => pair[0], pair => pair[2..]);

    /// <summary>Returns the normalized text in Latin letters; the same instance if there is nothing to change.</summary>
    public static string ToLatin(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u0370', '\u04ff') < 0)
            return text;
        var latin = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            if (Letters.TryGetValue(c, out string? letters))
                latin.Append(letters);
            else
                latin.Append(c);
        }

        return latin.ToString();
    }

    /// <summary>Returns whether two texts are the same in Latin letters, in whichever way the letters were written.</summary>
    public static bool AreSame(string first, string second)
    {
        if (first == second)
            return true;
        string left = Coarse(ToLatin(first));
        string right = Coarse(ToLatin(second));
        return left == right || TextDistance.IsNear(left, right);
    }

    private static string Coarse(string latin) => latin
        .Replace("shch", "sch", StringComparison.Ordinal).Replace("kh", "h", StringComparison.Ordinal)
            .Replace("ts", "c", StringComparison.Ordinal)
        .Replace("tz", "c", StringComparison.Ordinal).Replace("zh", "j", StringComparison.Ordinal)
            .Replace("ou", "u", StringComparison.Ordinal)
        .Replace('y', 'i').Replace('w', 'v').Replace("ii", "i", StringComparison.Ordinal).Replace("ie", "e", StringComparison.Ordinal);

    /// <summary>Returns whether two texts have letters, and none of the same script.</summary>
    public static bool AreInOtherScripts(string first, string second)
    {
        int left = ScriptsOf(first);
        int right = ScriptsOf(second);
        return left != 0 && right != 0 && (left & right) == 0;
    }

    private static int ScriptsOf(string text)
    {
        int scripts = 0;
        foreach (char c in text)
        {
            scripts |= c switch
            {
                < '\u0370' => char.IsLetter(c) ? 1 : 0,
                < '\u0400' => 2,
                < '\u0530' => 4,
                < '\u0590' => 8,
                < '\u0600' => 16,
                < '\u0780' => 32,
                >= '\u1100' and < '\u1200' => 64,
                < '\u2000' => 128,
                < '\u2e80' => 0,
                >= '\uac00' and <= '\ud7ff' => 64,
                < '\ud800' => 256,
                _ => 0,
            };
        }

        return scripts;
    }
}

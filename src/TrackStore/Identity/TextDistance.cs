namespace TrackStore.Identity;

/// <summary>Compares words that may differ by a typing error.</summary>
internal static class TextDistance
{
    private const int LongWord = 8;

    /// <summary>
    /// Returns whether two words differ by one letter that is missing, added, replaced or swapped with its neighbor; by two in long words.
    /// The first letter and digits have to agree, because they tell words apart.
    /// </summary>
    public static bool IsNear(string first, string second)
    {
        int longest = Math.Max(first.Length, second.Length);
        if (longest < 4 || Math.Min(first.Length, second.Length) < 3 || first[0] != second[0])
            return false;
        int most = longest >= LongWord ? 2 : 1;
        if (Math.Abs(first.Length - second.Length) > most || HasOtherDigits(first, second))
            return false;
        return Distance(first, second, most) <= most;
    }

    private static bool HasOtherDigits(string first, string second)
    {
        if (first.AsSpan().IndexOfAnyInRange('0', '9') < 0 && second.AsSpan().IndexOfAnyInRange('0', '9') < 0)
            return false;
        return !first.Where(char.IsAsciiDigit).SequenceEqual(second.Where(char.IsAsciiDigit));
    }

    // Edit distance with swapped neighbors (optimal string alignment).
    private static int Distance(string first, string second, int most)
    {
        int width = second.Length + 1;
        Span<int> rows = width <= 128 ? stackalloc int[3 * 128] : new int[3 * width];
        Span<int> beforeLast = rows[..width];
        Span<int> last = rows.Slice(width, width);
        Span<int> current = rows.Slice(2 * width, width);
        for (int j = 0; j < width; j++)
            last[j] = j;
        for (int i = 1; i <= first.Length; i++)
        {
            current[0] = i;
            int least = i;
            for (int j = 1; j < width; j++)
            {
                int cost = first[i - 1] == second[j - 1] ? 0 : 1;
                int value = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                    value = Math.Min(value, beforeLast[j - 2] + 1);
                current[j] = value;
                least = Math.Min(least, value);
            }

            if (least > most)
                return least;
            Span<int> free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }

        return last[^1];
    }
}

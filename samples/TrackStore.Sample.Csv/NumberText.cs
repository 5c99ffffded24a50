using System.Globalization;

namespace TrackStore.Sample.Csv;

/// <summary>Reads numbers as spreadsheets write them: "127.5", "127,5", "1,234.5".</summary>
public static class NumberText
{
    /// <summary>Reads a number that is not negative.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="isWhole">Whether numbers are whole, so that a comma before three digits separates thousands.</param>
    /// <returns>The number, or null when the cell has none.</returns>
    public static double? Read(string text, bool isWhole = false)
    {
        int comma = text.LastIndexOf(',');
        int point = text.LastIndexOf('.');
        bool isThousands = isWhole && comma >= 0 && point < 0 && text.Length - comma == 4;
        string plain = isThousands || point > comma
            ? text.Replace(",", "", StringComparison.Ordinal)
            : text.Replace(".", comma < 0 ? "." : "", StringComparison.Ordinal).Replace(',', '.');
        bool isNumber = double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number);
        return isNumber && double.IsFinite(number) ? number : null;
    }
}

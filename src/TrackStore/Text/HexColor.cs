using System.Text.RegularExpressions;

namespace TrackStore.Text;

/// <summary>Validates colors of tags and genres.</summary>
internal static partial class HexColor
{
    /// <summary>Returns the stored form of a color, or null for none.</summary>
    /// <exception cref="ArgumentException">The color is invalid.</exception>
    public static string? Validate(string? color, string parameter)
    {
        if (color is not null && !Pattern().IsMatch(color))
            throw new ArgumentException($"\"{color}\" is not a color. Write it as #rrggbb, or pass null for none.", parameter);
        return color?.ToLowerInvariant();
    }

    [GeneratedRegex(@"\A#[0-9A-Fa-f]{6}\z")]
    private static partial Regex Pattern();
}

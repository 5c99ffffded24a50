using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using TrackStore.Sample.StandIn;

namespace TrackStore.Sample.Web.Components.Parts;

/// <summary>What is on screen before a picture, or in place of one.</summary>
internal static class PlaceholderImage
{
    // Larger ones look the same and cost a page of tiles twice the bytes.
    private const int Side = 16;
    private const int MostKept = 20_000;
    private static readonly ConcurrentDictionary<ThumbHash, string> Known = new();

    /// <summary>Returns the style of an element that a picture will cover.</summary>
    /// <param name="hash">The picture's placeholder, or null.</param>
    /// <param name="name">What the color follows when there is no placeholder, such as the album's title.</param>
    public static string StyleOf(ThumbHash? hash, string name) => hash is null ? HueOf(name) : $"background-image:url({DataUriOf(hash)})";

    /// <summary>Returns the style of a small element: one color.</summary>
    public static string ColorOf(int? color, string name)
        => color is { } rgb ? string.Create(CultureInfo.InvariantCulture, $"background-color:#{rgb:x6}") : HueOf(name);

    /// <summary>Returns up to two letters for a picture that doesn't exist.</summary>
    public static string InitialsOf(string name)
    {
        Rune[] initials =
        [
            .. name.Split(' ').Select(word => word.EnumerateRunes().FirstOrDefault(Rune.IsLetterOrDigit)).Where(letter => letter != default)
                .Take(2),
        ];
        return initials.Length > 0
            ? string.Concat(initials.Select(Rune.ToUpperInvariant))
            : StringInfo.GetNextTextElement(name.Trim());
    }

    // The same after each start, which GetHashCode isn't.
    private static string HueOf(string name)
        => string.Create(CultureInfo.InvariantCulture, $"--h:{name.Aggregate(17, (sum, letter) => ((sum * 31) + letter) & 0xffff) % 360}");

    private static string DataUriOf(ThumbHash hash)
    {
        if (Known.Count > MostKept)
            Known.Clear();
        return Known.GetOrAdd(hash, static found => $"data:image/png;base64,{Convert.ToBase64String(Draw(found.Decode()))}");
    }

    // The middle square, as the picture over it shows it.
    private static byte[] Draw(ArtworkPreview preview)
    {
        int square = Math.Min(preview.Width, preview.Height);
        (int left, int top) = ((preview.Width - square) / 2, (preview.Height - square) / 2);
        return PngWriter.Write(Side, (x, y) =>
        {
            int at = (((top + (((2 * y) + 1) * square / (2 * Side))) * preview.Width) + left + (((2 * x) + 1) * square / (2 * Side))) * 4;
            ReadOnlySpan<byte> rgba = preview.Rgba.Span.Slice(at, 4);
            return (rgba[0] << 16) | (rgba[1] << 8) | rgba[2];
        });
    }
}

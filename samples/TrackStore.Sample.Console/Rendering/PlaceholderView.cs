using System.Globalization;
using System.Text;
using Spectre.Console;

namespace TrackStore.Sample.Rendering;

/// <summary>Shows what a UI would paint before it has read any image: the dominant colour and, in a terminal, the placeholder itself.</summary>
internal static class PlaceholderView
{
    private const int LongSide = 16;

    public static void Write(Output output, Track track)
    {
        if (track.DominantColor is { } colour)
            output.Line($"Colour   {Format.Colour(colour)}");
        if (track.ThumbHash is { } hash && !output.IsPlain)
            output.Terminal.Markup(Draw(hash.Decode()));
    }

    /// <summary>Draws pixels as half blocks: the upper of two is the character, the lower its background.</summary>
    private static string Draw(ArtworkPreview pixels)
    {
        int longest = Math.Max(pixels.Width, pixels.Height);
        int width = Math.Max(1, pixels.Width * LongSide / longest);
        int lines = Math.Max(1, pixels.Height * LongSide / longest / 2);
        var text = new StringBuilder();
        for (int line = 0; line < lines; line++)
        {
            text.Append("         ");
            for (int x = 0; x < width; x++)
                text.Append(CultureInfo.InvariantCulture, $"[{ColourAt(pixels, x, line * 2, width, lines * 2)} on {ColourAt(pixels, x, (line * 2) + 1, width, lines * 2)}]▀[/]");
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string ColourAt(ArtworkPreview pixels, int x, int y, int width, int height)
    {
        int index = ((((2 * y) + 1) * pixels.Height / (2 * height) * pixels.Width) + (((2 * x) + 1) * pixels.Width / (2 * width))) * 4;
        ReadOnlySpan<byte> pixel = pixels.Rgba.Span.Slice(index, 4);

        // A terminal knows no transparency: most of them are dark.
        int alpha = pixel[3];
        return Format.Colour((pixel[0] * alpha / 255 << 16) | (pixel[1] * alpha / 255 << 8) | (pixel[2] * alpha / 255));
    }
}

using System.Globalization;
using System.Text;
using Spectre.Console;

namespace TrackStore.Sample.Rendering;

/// <summary>Shows what a user interface paints before it reads any image: the dominant color and, in a terminal, the placeholder.</summary>
internal static class PlaceholderView
{
    private const int LongSide = 16;

    public static void Write(Output output, Track track)
    {
        if (track.DominantColor is { } color)
            output.Line($"Color    {Format.Color(color)}");
        if (track.ThumbHash is { } hash && !output.IsPlain && output.Terminal.Profile.Capabilities.ColorSystem != ColorSystem.NoColors)
            output.Terminal.Markup(Draw(hash.Decode()));
    }

    /// <summary>Draws pixels as half blocks: the upper of two as the character, the lower as its background.</summary>
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
            {
                string upper = ColorAt(pixels, x, line * 2, width, lines * 2);
                string lower = ColorAt(pixels, x, (line * 2) + 1, width, lines * 2);
                text.Append(CultureInfo.InvariantCulture, $"[{upper} on {lower}]▀[/]");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string ColorAt(ArtworkPreview pixels, int x, int y, int width, int height)
    {
        int row = ((2 * y) + 1) * pixels.Height / (2 * height);
        int column = ((2 * x) + 1) * pixels.Width / (2 * width);
        ReadOnlySpan<byte> pixel = pixels.Rgba.Span.Slice(((row * pixels.Width) + column) * 4, 4);

        // Terminals have no transparency, and most are dark.
        int alpha = pixel[3];
        return Format.Color((pixel[0] * alpha / 255 << 16) | (pixel[1] * alpha / 255 << 8) | (pixel[2] * alpha / 255));
    }
}

using System.Diagnostics;

namespace TrackStore.Artwork.Validation;

/// <summary>Writes the formats' names as people do.</summary>
internal static class ImageFormatNames
{
    /// <summary>The accepted formats, for messages.</summary>
    public const string Accepted = "JPEG, PNG, WebP, GIF or AVIF";

    /// <summary>Gets the format's name for a message.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The name.</returns>
    public static string ToDisplayName(this ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "JPEG",
        ImageFormat.Png => "PNG",
        ImageFormat.WebP => "WebP",
        ImageFormat.Gif => "GIF",
        ImageFormat.Avif => "AVIF",
        _ => throw new UnreachableException($"{format} has no name."),
    };
}

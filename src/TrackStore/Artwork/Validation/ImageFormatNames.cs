using System.Diagnostics;

namespace TrackStore.Artwork.Validation;

/// <summary>Writes the formats' names as people do.</summary>
internal static class ImageFormatNames
{
    /// <summary>The formats that every processor decodes, for messages.</summary>
    public const string Recommended = "JPEG, PNG, WebP or GIF";

    /// <summary>Gets the format's name with its article, for a message.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The name, such as "an AVIF".</returns>
    public static string WithArticle(this ImageFormat format)
        => $"{(format == ImageFormat.Avif ? "an" : "a")} {format.ToDisplayName()}";

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

using System.Globalization;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Pictures;

/// <summary>The columns that lists of pictures have in common.</summary>
internal static class PictureColumns
{
    public static readonly Column[] All =
    [
        new("Cover", RightAligned: true),
        new("Pixels", RightAligned: true),
        new("Bytes", RightAligned: true, Optional: 1),
        new("Type", IsWhole: true, Optional: 2),
        new("Albums", RightAligned: true),
        new("Tracks", RightAligned: true),
    ];

    public static string?[] Of(ListedImage image) =>
    [
        Format.Id(image.ArtworkId),
        string.Create(CultureInfo.InvariantCulture, $"{image.Width} x {image.Height}"),
        Format.Number(image.ByteLength),
        image.MimeType,
        Format.Number(image.Albums),
        Format.Number(image.Tracks),
    ];
}

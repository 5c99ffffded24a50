using NetVips;
using TrackStore.Artwork.WebP;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork.WebP;

/// <summary>Decodes WebP files, here and with libvips.</summary>
internal static class Decoded
{
    /// <summary>Decodes in full with the library's own decoder.</summary>
    /// <returns>Red, green and blue of each pixel, or null when the decoder leaves the file to libvips.</returns>
    public static byte[]? Here(byte[] file) => LossyWebP.Open(file) is { } picture ? Here(picture, picture.Width, picture.Height) : null;

    /// <summary>Decodes to another size with the library's own decoder.</summary>
    public static byte[]? Here(LossyWebP picture, int width, int height)
    {
        byte[] rgb = new byte[width * height * 3];
        return picture.TryDecode(width, height, rgb, TestContext.Current.CancellationToken) ? rgb : null;
    }

    /// <summary>Decodes in full with libvips.</summary>
    /// <returns>The samples of each pixel, or null when libvips refuses the file.</returns>
    public static byte[]? ByVips(byte[] file)
    {
        try
        {
            using VipsImage image = VipsImage.WebploadBuffer(file, failOn: Enums.FailOn.Error);
            return image.WriteToMemory<byte>();
        }
        catch (VipsException)
        {
            return null;
        }
    }
}

using System.Buffers;
using NetVips;
using TrackStore.Artwork.WebP;
using VipsImage = NetVips.Image;

namespace TrackStore.Artwork.Vips;

internal sealed partial class VipsImageProcessor
{
    private const int ColourBands = 3;

    /// <summary>Decodes the commonest kind of WebP without libvips, whose loader takes twice as long: straight to its largest rendition, in memory.</summary>
    /// <returns>The image, cropped but not padded, and the original's size; or null when libvips has to decode it, or to refuse it.</returns>
    private static (VipsImage Image, PixelSize Original)? DecodeLossyWebP(
        ImageSource source, RenditionShape shape, int longestSide, CancellationToken cancellationToken)
    {
        if (source.Format != ImageFormat.WebP || LossyWebP.Open(source.Data) is not { } picture)
            return null;

        var original = new PixelSize(picture.Width, picture.Height);
        ThrowIfTooManyPixels(original, source.MaxPixels);
        bool cropped = shape == RenditionShape.SquareByCropping;
        PixelSize target = cropped ? original.Cover(longestSide) : original.FitWithin(longestSide);
        int length = target.Width * target.Height * ColourBands;
        byte[] rgb = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            if (!picture.TryDecode(target.Width, target.Height, rgb.AsSpan(0, length), cancellationToken))
                return null;

            VipsImage image = VipsImage.NewFromMemoryCopy(rgb.AsSpan(0, length), target.Width, target.Height, ColourBands, Enums.BandFormat.Uchar)
                .Then(step => step.Copy(interpretation: Enums.Interpretation.Srgb))
                .Then(OnOneThread);
            return (cropped ? image.Then(CropToSquare).Then(step => step.CopyMemory()) : image, original);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rgb);
        }
    }
}

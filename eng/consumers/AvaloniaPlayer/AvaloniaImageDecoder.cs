using Avalonia.Media.Imaging;
using TrackStore;

namespace MyPlayer;

/// <summary>Decodes covers to Avalonia's bitmaps.</summary>
public sealed class AvaloniaImageDecoder : IImageDecoder<Bitmap>
{
    /// <inheritdoc/>
    public ValueTask<Bitmap> DecodeAsync(TrackStore.Image image, CancellationToken cancellationToken)
    {
        using Stream bytes = image.OpenRead();
        return ValueTask.FromResult(new Bitmap(bytes));
    }

    /// <inheritdoc/>
    public long GetByteCount(Bitmap bitmap) => 4L * bitmap.PixelSize.Width * bitmap.PixelSize.Height;
}

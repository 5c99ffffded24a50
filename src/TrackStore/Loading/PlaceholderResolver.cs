using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using TrackStore.Artwork;
using TrackStore.Artwork.Validation;

namespace TrackStore.Loading;

/// <summary>Supplies the results of requests for which no image is stored: the host's placeholder if there is one, else absence.</summary>
/// <param name="provider">The host's placeholders, or null.</param>
/// <param name="environment">Creates the logger for the provider's exceptions.</param>
internal sealed class PlaceholderResolver(IPlaceholderProvider? provider, LoaderEnvironment environment)
{
    private const string Source = "placeholder";

    private readonly ILogger _logger = environment.CreateLogger<PlaceholderResolver>();
    private readonly ConditionalWeakTable<PlaceholderImage, Image> _images = [];
    private long _lastId;

    /// <summary>Gets the result of a request for which no image is stored.</summary>
    /// <param name="request">The request.</param>
    /// <returns>An <see cref="ImageLoadResult.Placeholder"/> or an <see cref="ImageLoadResult.Absent"/>.</returns>
    public ImageLoadResult Resolve(ImageRequest request)
        => provider is not null && request.Fallback == ImageFallback.Placeholder && Find(request) is { } image
            ? new ImageLoadResult.Placeholder(request, image)
            : new ImageLoadResult.Absent(request);

    private Image? Find(ImageRequest request)
    {
        try
        {
            return provider!.GetPlaceholder(request) is { } placeholder ? _images.GetValue(placeholder, ToImage) : null;
        }
        catch (Exception error)
        {
            // That no image is stored is known nevertheless.
            Log.PlaceholderFailed(_logger, error);
            return null;
        }
    }

    private Image ToImage(PlaceholderImage placeholder)
    {
        ReadOnlySpan<byte> data = placeholder.Data.Span;
        ImageHeader header = ImageHeader.FindFormat(data) is { } format ? ImageHeader.Read(data, format) ?? default : default;
        return new Image
        {
            Id = Interlocked.Decrement(ref _lastId),
            ArtworkId = 0,
            Size = default,
            MimeType = placeholder.MimeType,
            Width = header.Width,
            Height = header.Height,
            ByteLength = placeholder.Data.Length,
            Source = Source,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Data = placeholder.Data,
        };
    }
}

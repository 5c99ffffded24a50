using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using TrackStore.Artwork;
using TrackStore.Artwork.Validation;

namespace TrackStore.Loading;

/// <summary>Ends the requests for which there is no picture: with the host's placeholder where it has one.</summary>
/// <param name="provider">The host's, or null when it has none.</param>
/// <param name="logger">Where its exceptions go.</param>
internal sealed class PlaceholderResolver(IPlaceholderProvider? provider, ILogger<PlaceholderResolver> logger)
{
    private const string Source = "placeholder";

    private readonly ConditionalWeakTable<PlaceholderImage, Image> _images = [];
    private long _lastId;

    /// <summary>Tells how a request ends when there is no picture.</summary>
    /// <param name="request">The request.</param>
    public ImageLoadResult ResultOf(ImageRequest request)
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
            // That there is no picture is known all the same.
            Log.PlaceholderFailed(logger, error);
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

using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace TrackStore.Artwork.Validation;

/// <summary>Decides which originals are accepted, by their size, header and hash. Nothing is decoded.</summary>
internal sealed class ImageValidator(IOptions<ArtworkOptions> options)
{
    private readonly ArtworkOptions _options = options.Value;
    private readonly HashSet<string> _placeholders = new(options.Value.PlaceholderHashes, StringComparer.OrdinalIgnoreCase);

    /// <summary>Validates an original.</summary>
    /// <param name="original">The encoded picture.</param>
    /// <returns>The validated original, which refers to the same memory.</returns>
    /// <exception cref="ImageRejectedException">The original is not accepted.</exception>
    public ValidatedImage Validate(ReadOnlyMemory<byte> original)
    {
        ImageSource source = ValidateHeader(original, _options);
        string hash = HashOf(source);
        return _placeholders.Contains(hash) ? throw ImageRejections.KnownPlaceholder() : new ValidatedImage(source, hash);
    }

    /// <summary>
    /// Validates a copy of an original, because its owner may reuse the buffer while other callers still share the decoding.
    /// </summary>
    /// <param name="original">The encoded picture.</param>
    /// <returns>The validated copy.</returns>
    /// <exception cref="ImageRejectedException">The original is not accepted.</exception>
    public ValidatedImage ValidateCopy(ReadOnlyMemory<byte> original)
    {
        _ = ValidateHeader(original, _options);
        return Validate(original.ToArray());
    }

    /// <summary>
    /// Validates an original that was accepted and stored before: limits on bytes and placeholders that were added since do not apply.
    /// </summary>
    /// <param name="original">The encoded picture.</param>
    /// <returns>The validated original, which refers to the same memory.</returns>
    /// <exception cref="ImageRejectedException">The original is damaged or has too many pixels.</exception>
    public ValidatedImage ValidateStored(ReadOnlyMemory<byte> original)
    {
        ImageSource source = ValidateHeader(original, _options, long.MaxValue);
        return new ValidatedImage(source, HashOf(source));
    }

    /// <summary>Validates the size and header of an original, without hashing it.</summary>
    /// <param name="data">The encoded picture.</param>
    /// <param name="options">The limits.</param>
    /// <returns>The original with its format, which refers to the same memory.</returns>
    /// <exception cref="ImageRejectedException">
    /// The original is empty, too large, of no accepted format, or its header is damaged.
    /// </exception>
    public static ImageSource ValidateHeader(ReadOnlyMemory<byte> data, ArtworkOptions options)
        => ValidateHeader(data, options, options.MaxBytes);

    private static ImageSource ValidateHeader(ReadOnlyMemory<byte> data, ArtworkOptions options, long maxBytes)
    {
        if (data.IsEmpty)
            throw ImageRejections.Empty();
        if (data.Length > maxBytes)
            throw ImageRejections.TooManyBytes(data.Length, maxBytes);

        ReadOnlySpan<byte> bytes = data.Span;
        if (ImageHeader.FindFormat(bytes) is not { } format)
            throw ImageRejections.Unsupported(bytes);
        if (format == ImageFormat.Avif && AvifHeader.FindUnsupportedCoding(bytes) is { } coding)
            throw ImageRejections.UnsupportedCoding(coding);
        if (ImageHeader.Read(bytes, format) is not { } header)
            throw ImageRejections.DamagedHeader(format);
        long maxPixels = format == ImageFormat.Avif ? Math.Min(options.MaxPixels, options.MaxAvifPixels) : options.MaxPixels;
        if ((long)header.Width * header.Height > maxPixels)
            throw ImageRejections.TooManyPixels(format, header.Width, header.Height, maxPixels);

        return new ImageSource { Data = data, Format = format, MaxPixels = maxPixels };
    }

    private static string HashOf(ImageSource source) => Convert.ToHexStringLower(SHA256.HashData(source.Data.Span));
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace TrackStore;

/// <summary>
/// A picture's placeholder in at most 25 bytes, which hold its colors, rough shapes, aspect ratio and transparency. A user interface can
/// show it before any image is read.
/// </summary>
/// <remarks>
/// The format is Evan Wallace's ThumbHash (https://evanw.github.io/thumbhash/), and the bytes are compatible with its other
/// implementations. The picture is split into lightness, yellow versus blue, red versus green and, if it is not opaque, alpha. The lowest
/// frequencies of each channel's discrete cosine transform are kept, in a triangle of up to 7 x 7 for the lightness: mean and largest
/// amplitude in a header, and each amplitude in four bits. Instances are immutable, and equal when their bytes are equal.
/// </remarks>
[JsonConverter(typeof(ThumbHashJsonConverter))]
public sealed partial class ThumbHash : IEquatable<ThumbHash>
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly ThumbHashLayout _layout;

    private ThumbHash(ReadOnlyMemory<byte> bytes, ThumbHashLayout layout)
    {
        _bytes = bytes;
        _layout = layout;
    }

    /// <summary>Gets the bytes, at most 25, to store the hash or to pass it to another implementation.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Gets the picture's width divided by its height, in steps of a seventh, or of a fifth for a transparent picture.</summary>
    public double AspectRatio => _layout.AspectRatio;

    /// <summary>Gets a value indicating whether the picture has a pixel that is not opaque.</summary>
    public bool HasTransparency => _layout.HasAlpha;

    /// <summary>Gets the picture's mean color as 0xRRGGBB in sRGB.</summary>
    public int AverageColor
    {
        get
        {
            (double red, double green, double blue) = ToRgb(ReadLightness(), ReadYellowBlue(), ReadRedGreen());
            return (Nearest(red) << 16) | (Nearest(green) << 8) | Nearest(blue);

            static int Nearest(double part) => (int)Math.Round(255 * Math.Clamp(part, 0, 1));
        }
    }

    /// <summary>Creates a hash from its bytes.</summary>
    /// <param name="bytes">The bytes. They are copied.</param>
    /// <returns>The hash.</returns>
    /// <exception cref="ArgumentException">The bytes are not a ThumbHash: their number does not match their header.</exception>
    public static ThumbHash FromBytes(ReadOnlySpan<byte> bytes)
        => TryFromBytes(bytes, out ThumbHash? hash)
            ? hash
            : throw new ArgumentException("The bytes are not a ThumbHash: their number does not match their header.", nameof(bytes));

    /// <summary>Tries to create a hash from bytes.</summary>
    /// <param name="bytes">The bytes. They are copied.</param>
    /// <param name="hash">The hash, or null when the bytes are not a hash.</param>
    /// <returns>True when the bytes are a hash.</returns>
    public static bool TryFromBytes(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ThumbHash? hash)
    {
        hash = ThumbHashLayout.TryRead(bytes) is { } layout ? new ThumbHash(bytes.ToArray(), layout) : null;
        return hash is not null;
    }

    /// <summary>Compares the bytes of two hashes.</summary>
    /// <param name="other">The other hash.</param>
    /// <returns>True when they are equal.</returns>
    public bool Equals(ThumbHash? other) => other is not null && _bytes.Span.SequenceEqual(other._bytes.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ThumbHash);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(_bytes.Span);
        return hash.ToHashCode();
    }

    /// <summary>Formats the bytes as Base64, which is how web pages pass them.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Convert.ToBase64String(_bytes.Span);
}

using System.Diagnostics.CodeAnalysis;

namespace TrackStore;

/// <summary>
/// A picture's placeholder in 25 bytes or fewer: enough for its colours, its rough shapes, its aspect ratio and its transparency, so that a UI can
/// paint before any image is read.
/// </summary>
/// <remarks>
/// The format is Evan Wallace's ThumbHash (https://evanw.github.io/thumbhash/): other implementations read these bytes, and these read theirs. The
/// picture is split into lightness, yellow against blue, red against green and, where there is any, transparency. Of each channel's discrete cosine
/// transform the lowest frequencies are kept, in a triangle of up to 7 x 7 for the lightness: their mean and largest amplitude in a header, each
/// amplitude in four bits. Instances are immutable and equal when their bytes are.
/// </remarks>
public sealed partial class ThumbHash : IEquatable<ThumbHash>
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly ThumbHashLayout _layout;

    private ThumbHash(ReadOnlyMemory<byte> bytes, ThumbHashLayout layout)
    {
        _bytes = bytes;
        _layout = layout;
    }

    /// <summary>Gets the hash's bytes, at most 25, for a host that stores it or hands it to another implementation.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Gets the picture's width divided by its height, in steps of a seventh (a fifth for a transparent picture).</summary>
    public double AspectRatio => _layout.AspectRatio;

    /// <summary>Gets a value indicating whether the picture has a pixel that is not opaque.</summary>
    public bool HasTransparency => _layout.HasAlpha;

    /// <summary>Gets the picture's mean colour as 0xRRGGBB in sRGB.</summary>
    public int AverageColor
    {
        get
        {
            (double red, double green, double blue) = ToRgb(ReadLightness(), ReadYellowBlue(), ReadRedGreen());
            return (Nearest(red) << 16) | (Nearest(green) << 8) | Nearest(blue);

            static int Nearest(double part) => (int)Math.Round(255 * Math.Clamp(part, 0, 1));
        }
    }

    /// <summary>Takes the bytes of a hash.</summary>
    /// <param name="bytes">The bytes; they are copied.</param>
    /// <returns>The hash.</returns>
    /// <exception cref="ArgumentException">The bytes are no ThumbHash: their number does not fit their header.</exception>
    public static ThumbHash FromBytes(ReadOnlySpan<byte> bytes)
        => TryFromBytes(bytes, out ThumbHash? hash) ? hash : throw new ArgumentException("The bytes are no ThumbHash: their number does not fit their header.", nameof(bytes));

    /// <summary>Takes the bytes of a hash, should they be one.</summary>
    /// <param name="bytes">The bytes; they are copied.</param>
    /// <param name="hash">The hash, or null when the bytes are none.</param>
    /// <returns>True when the bytes are a hash.</returns>
    public static bool TryFromBytes(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ThumbHash? hash)
    {
        hash = ThumbHashLayout.TryRead(bytes) is { } layout ? new ThumbHash(bytes.ToArray(), layout) : null;
        return hash is not null;
    }

    /// <summary>Compares the bytes of two hashes.</summary>
    /// <param name="other">The other hash.</param>
    /// <returns>True when they are the same.</returns>
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

    /// <summary>Gives the bytes in Base64, the form in which web pages pass them on.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Convert.ToBase64String(_bytes.Span);
}

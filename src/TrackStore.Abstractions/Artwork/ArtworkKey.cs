using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace TrackStore;

/// <summary>
/// Identifies a stored picture and the exact bytes of its renditions. The same key always stands for the same bytes, so an answer to a URL
/// with the key can be cached for ever. A picture that is rendered again has another key.
/// <see cref="IImageRepository.ReadAsync(ArtworkKey, ImageSize, CancellationToken)"/> reads the bytes.
/// </summary>
/// <remarks>
/// <para>
/// The text form is the identifier, a hyphen, and the hash as 16 hexadecimal digits in lower case, such as <c>42-9f86d081884c7d65</c>.
/// It is safe in URLs and file names, and JSON contains it as a string. Each key has exactly one text.
/// </para>
/// <para>
/// Rendering an original again, with other options or another image processor, makes a new key. Equal keys of different libraries are not
/// the same picture.
/// </para>
/// </remarks>
/// <param name="ArtworkId">The picture's identifier in its library. Tracks and albums with the same cover share it.</param>
/// <param name="Hash">
/// The first 8 bytes, the most significant first, of the SHA-256 hash over the original's SHA-256 hash and the profile of its renditions.
/// </param>
[JsonConverter(typeof(ArtworkKeyJsonConverter))]
public readonly record struct ArtworkKey(long ArtworkId, ulong Hash) : ISpanParsable<ArtworkKey>, ISpanFormattable
{
    private const int HashDigits = 16;
    private const char Separator = '-';

    /// <summary>
    /// Returns the strong entity tag of a rendition for HTTP, with its quotes: the key's text, a hyphen and the size in lower case, such as
    /// <c>"42-9f86d081884c7d65-medium"</c>. A browser that sends it back has the bytes, so that they need not be read.
    /// </summary>
    /// <param name="size">The rendition's size.</param>
    /// <returns>The entity tag.</returns>
    public string ToETag(ImageSize size) => $"\"{this}-{size.ToString().ToLowerInvariant()}\"";

    /// <summary>Parses a key.</summary>
    /// <param name="s">The text.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not a key in exactly the form that <see cref="ToString()"/> returns.</exception>
    public static ArtworkKey Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static ArtworkKey Parse(ReadOnlySpan<char> s)
        => TryParse(s, out ArtworkKey key)
            ? key
            : throw new FormatException($"\"{s}\" is not an artwork key. A key looks like \"42-9f86d081884c7d65\".");

    /// <summary>Tries to parse a key.</summary>
    /// <param name="s">The text.</param>
    /// <param name="result">The key, or the default value when the text is not a key.</param>
    /// <returns>True when the text is a key in exactly the form that <see cref="ToString()"/> returns.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out ArtworkKey result) => TryParse(s.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string, out ArtworkKey)"/>
    public static bool TryParse(ReadOnlySpan<char> s, out ArtworkKey result)
    {
        result = default;
        int separator = s.IndexOf(Separator);
        if (separator < 1 || s.Length != separator + 1 + HashDigits || (s[0] == '0' && separator > 1))
            return false;
        ReadOnlySpan<char> hash = s[(separator + 1)..];
        if (hash.ContainsAnyInRange('A', 'F')
            || !long.TryParse(s[..separator], NumberStyles.None, CultureInfo.InvariantCulture, out long artworkId)
            || !ulong.TryParse(hash, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value))
        {
            return false;
        }

        result = new ArtworkKey(artworkId, value);
        return true;
    }

    /// <inheritdoc/>
    static ArtworkKey IParsable<ArtworkKey>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    static bool IParsable<ArtworkKey>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ArtworkKey result)
        => TryParse(s, out result);

    /// <inheritdoc/>
    static ArtworkKey ISpanParsable<ArtworkKey>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    static bool ISpanParsable<ArtworkKey>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out ArtworkKey result)
        => TryParse(s, out result);

    /// <summary>Formats the key, such as <c>42-9f86d081884c7d65</c>.</summary>
    /// <returns>The text, of at most 36 characters.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ArtworkId}{Separator}{Hash:x16}");

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => destination.TryWrite(CultureInfo.InvariantCulture, $"{ArtworkId}{Separator}{Hash:x16}", out charsWritten);
}

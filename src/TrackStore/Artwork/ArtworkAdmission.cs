using Microsoft.Extensions.Options;

namespace TrackStore.Artwork;

/// <summary>Decides which originals are let in, by their headers and hashes, before anything is decoded.</summary>
internal sealed class ArtworkAdmission(RenditionMaker maker, IOptions<ArtworkOptions> options)
{
    private readonly ArtworkOptions _options = options.Value;
    private readonly HashSet<string> _placeholders = new(options.Value.PlaceholderHashes, StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks an original.</summary>
    /// <param name="original">The encoded picture.</param>
    /// <returns>The picture as it is, and what it is known by.</returns>
    /// <exception cref="ImageRejectedException">It is not let in.</exception>
    public (ImageSource Source, ArtworkKey Key) Admit(ReadOnlyMemory<byte> original)
    {
        ImageSource source = ImageGate.Admit(original, _options.MaxBytes, _options.MaxPixels);
        return (source, KeyOf(source));
    }

    /// <summary>Checks a copy of an original, which its owner may change meanwhile.</summary>
    /// <param name="original">The encoded picture.</param>
    /// <returns>The copy, and what it is known by.</returns>
    /// <exception cref="ImageRejectedException">It is not let in.</exception>
    public (ImageSource Source, ArtworkKey Key) AdmitCopy(ReadOnlyMemory<byte> original)
    {
        ImageSource source = ImageGate.Admit(original, _options.MaxBytes, _options.MaxPixels);

        // A copy of its own: another caller may share the decoding, and go on with it when this one has left and reuses its buffer.
        source = source with { Data = original.ToArray() };
        return (source, KeyOf(source));
    }

    private ArtworkKey KeyOf(ImageSource source)
    {
        ArtworkKey key = maker.KeyOf(source.Data.Span);
        if (_placeholders.Contains(key.Hash))
        {
            throw new ImageRejectedException(
                ImageRejection.KnownPlaceholder,
                "The picture is registered in ArtworkOptions.PlaceholderHashes: it only says that there is no cover. Nothing was stored.");
        }

        return key;
    }
}

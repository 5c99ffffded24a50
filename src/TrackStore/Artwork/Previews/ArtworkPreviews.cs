using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Artwork.Rendering;

namespace TrackStore.Artwork.Previews;

/// <inheritdoc cref="IArtworkPreviews"/>
internal sealed class ArtworkPreviews(RenditionRenderer renderer) : IArtworkPreviews
{
    private const int MaxCharacters = 4_000_000;
    private const int KeyBytes = 16;

    private readonly RecentMap<string> _urls = new(MaxCharacters);

    /// <inheritdoc/>
    public ImageRequest? CreateRequest(IReadOnlyList<PlatformArtwork> offered, ImageTarget target = default)
    {
        ArgumentNullException.ThrowIfNull(offered);
        int wanted = target.Pixels ?? renderer.LongestSideOf(target.Size!.Value);
        return ArtworkSizeSelector.Best(offered, wanted) is { } best ? ImageRequest.ForPreview(best.Url, target) : null;
    }

    /// <inheritdoc/>
    public string GetKey(string url)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url);
        string key = KeyOf(url);
        if (!_urls.TryGet(key, out _))
            _urls.Set(key, url, url.Length);
        return key;
    }

    /// <inheritdoc/>
    public string? FindUrl(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _urls.TryGet(key, out string? url) ? url : null;
    }

    /// <summary>Computes the key of an address. Half of a SHA-256 hash is enough that nobody finds two addresses with one key.</summary>
    internal static string KeyOf(string url)
    {
        // The characters as they are, because an encoding would replace lone surrogates and give two addresses one key.
        byte[] hash = SHA256.HashData(MemoryMarshal.AsBytes(url.AsSpan()));
        return Convert.ToHexStringLower(hash.AsSpan(0, KeyBytes));
    }
}

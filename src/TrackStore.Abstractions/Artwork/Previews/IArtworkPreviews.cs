namespace TrackStore;

/// <summary>
/// Previews: pictures that a platform offers and the library doesn't have yet, such as the covers of search results.
/// <see cref="IImageLoader"/> loads them like the library's own, by <see cref="ImageRequest.ForPreview"/>. This service chooses the address
/// to load, and gives web pages keys in place of addresses. All members are thread-safe, and none uses the network.
/// </summary>
public interface IArtworkPreviews
{
    /// <summary>
    /// Creates the request for a platform's picture: for the smallest of the offered pictures that fills the target, otherwise for the
    /// largest one, otherwise for the first one of unknown size.
    /// </summary>
    /// <param name="offered">The sizes in which the platform offers the picture, such as <see cref="PlatformTrack.Artwork"/>.</param>
    /// <param name="target">The size: a rendition's name, or device pixels.</param>
    /// <returns>The request, or null when none of the pictures has an address that can be downloaded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The target has an undefined enum value.</exception>
    ImageRequest? CreateRequest(IReadOnlyList<PlatformArtwork> offered, ImageTarget target = default);

    /// <summary>
    /// Gets the key of an address, and remembers the address, so that a web page names the key and never the platform's server. The
    /// last 4,000,000 characters of addresses are remembered, until the process ends.
    /// </summary>
    /// <param name="url">The address, such as <see cref="ImageRequest.PreviewUrl"/>.</param>
    /// <returns>The key: 32 hexadecimal digits in lower case, always the same for the same address.</returns>
    /// <exception cref="ArgumentException">The address is blank.</exception>
    string GetKey(string url);

    /// <summary>Finds the address of a key that <see cref="GetKey"/> returned.</summary>
    /// <param name="key">The key, from an untrusted client.</param>
    /// <returns>The address, or null when the key is unknown or has been forgotten.</returns>
    string? FindUrl(string key);
}

using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using TrackStore.Coalescing;

namespace TrackStore.Artwork.Rendering;

/// <summary>
/// Renders originals with the options in use: those of the host at first, until <see cref="Use"/> replaces them. Concurrent callers with
/// the same original share one decode.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore has no wait handle, and a decode may outlive the host's services.")]
internal sealed class RenditionRenderer(IImageProcessor processor, IOptions<ArtworkOptions> options)
{
    private readonly Coalescer<RenderingKey, RenderedArtwork> _decodes = new();
    private readonly SemaphoreSlim _decodeSlots = new(options.Value.MaxConcurrentDecodes);

    // A picture is rendered as its key says, whatever is in use when its turn comes.
    private readonly ConcurrentDictionary<string, RenditionProfile> _named = new(StringComparer.Ordinal);
    private volatile RenditionProfile _current = options.Value.Renditions.ToProfile();

    /// <summary>Gets the options in use.</summary>
    public RenditionProfile Current => _current;

    /// <summary>
    /// Gets the profile that is stored with every picture rendered from now on: the options and the processor's identity.
    /// </summary>
    /// <exception cref="ImageProcessorUnavailableException">The processor can't be used, so it has no identity.</exception>
    public string Profile
    {
        get
        {
            RenditionProfile current = _current;
            string name = RenderingKey.ProfileOf(current, processor);
            _named.TryAdd(name, current);
            return name;
        }
    }

    /// <summary>Gets the part of <see cref="Profile"/> that the options determine; the profile starts with it.</summary>
    public string Options => RenderingKey.OptionsOf(_current);

    /// <summary>Gets the longest side of a size in pixels.</summary>
    public int LongestSideOf(ImageSize size) => _current.Renditions.First(rendition => rendition.Size == size).LongestSide;

    /// <summary>Gets the key under which an original is stored once it is rendered.</summary>
    /// <param name="hash">The SHA-256 hash of the original, as lower-case hexadecimal digits.</param>
    public RenderingKey KeyOf(string hash) => new(hash, Profile);

    /// <summary>Replaces the options for the pictures whose key is made from now on.</summary>
    public void Use(RenditionProfile profile) => _current = profile;

    /// <summary>Renders an original with the options that its key names.</summary>
    public Task<RenderedArtwork> RenderAsync(RenderingKey key, ImageSource source, CancellationToken cancellationToken)
        => _decodes.RunAsync(
            key,
            async token =>
            {
                await _decodeSlots.WaitAsync(token).ConfigureAwait(false);
                try
                {
                    ProcessedArtwork processed = await ValidatingImageProcessor
                        .ProcessAsync(processor, source, _named[key.Profile], token)
                        .ConfigureAwait(false);
                    return RenderedArtwork.Of(processed);
                }
                finally
                {
                    _decodeSlots.Release();
                }
            },
            cancellationToken);
}

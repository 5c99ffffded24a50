using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using TrackStore.Coalescing;

namespace TrackStore.Artwork.Rendering;

/// <summary>Renders originals with the current options. Concurrent callers with the same original share one decode.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore has no wait handle, and a decode may outlive the host's services.")]
internal sealed class RenditionRenderer(IImageProcessor processor, IOptions<ArtworkOptions> options)
{
    private readonly RenditionProfile _profile = options.Value.Renditions.ToProfile();
    private readonly Coalescer<RenderingKey, RenderedArtwork> _decodes = new();
    private readonly SemaphoreSlim _decodeSlots = new(options.Value.MaxConcurrentDecodes);

    /// <summary>
    /// Gets the profile that is stored with every picture rendered from now on: the options and the processor's identity.
    /// </summary>
    /// <exception cref="ImageProcessorUnavailableException">The processor can't be used, so it has no identity.</exception>
    public string Profile => RenderingKey.ProfileOf(_profile, processor);

    /// <summary>Gets the part of <see cref="Profile"/> that the options determine; the profile starts with it.</summary>
    public string Options => RenderingKey.OptionsOf(_profile);

    /// <summary>Gets the key under which an original is stored once it is rendered.</summary>
    /// <param name="hash">The SHA-256 hash of the original, as lower-case hexadecimal digits.</param>
    public RenderingKey KeyOf(string hash) => new(hash, Profile);

    public Task<RenderedArtwork> RenderAsync(RenderingKey key, ImageSource source, CancellationToken cancellationToken)
        => _decodes.RunAsync(
            key,
            async token =>
            {
                await _decodeSlots.WaitAsync(token).ConfigureAwait(false);
                try
                {
                    ProcessedArtwork processed = await ValidatingImageProcessor
                        .ProcessAsync(processor, source, _profile, token)
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

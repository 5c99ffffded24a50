using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using TrackStore.Coalescing;

namespace TrackStore.Artwork;

/// <summary>Makes what is stored of an original, by the options of today. Callers who bring the same original at once share one decode.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore holds nothing without a wait handle, and a decode may end after the host's services were disposed.")]
internal sealed class RenditionMaker(IImageProcessor processor, IOptions<ArtworkOptions> options)
{
    private readonly RenditionProfile _profile = options.Value.Renditions.ToProfile();
    private readonly Coalescer<ArtworkKey, PreparedArtwork> _decodes = new();
    private readonly SemaphoreSlim _decodeSlots = new(options.Value.MaxConcurrentDecodes);

    /// <summary>Gets what the profile of every picture that is made from now on says.</summary>
    /// <exception cref="ImageProcessorUnavailableException">The processor can't be used, and has no identity.</exception>
    public string Profile => ArtworkKey.ProfileOf(_profile, processor);

    /// <summary>Gets the host's part of <see cref="Profile"/>, by which it begins.</summary>
    public string Options => ArtworkKey.OptionsOf(_profile);

    public ArtworkKey KeyOf(ReadOnlySpan<byte> original) => ArtworkKey.Of(original, _profile, processor);

    public Task<PreparedArtwork> MakeAsync(ArtworkKey key, ImageSource source, CancellationToken cancellationToken) => _decodes.RunAsync(
        key,
        async token =>
        {
            await _decodeSlots.WaitAsync(token).ConfigureAwait(false);
            try
            {
                return PreparedArtwork.Of(await CheckedProcessor.ProcessAsync(processor, source, _profile, token).ConfigureAwait(false));
            }
            finally
            {
                _decodeSlots.Release();
            }
        },
        cancellationToken);
}

using TrackStore.Artwork.Vips;

namespace TrackStore.Tests.Fakes;

/// <summary>The default processor with a call counter.</summary>
public sealed class CountingProcessor : IImageProcessor
{
    private readonly VipsImageProcessor _inner = new();
    private int _calls;

    public int Calls => _calls;

    public string Identity { get; set; } = "counting 1.0";

    public Action? OnCall { get; set; }

    public Func<ProcessedArtwork, ProcessedArtwork>? Change { get; set; }

    /// <summary>Gets or sets a value indicating whether a preview is handed on.</summary>
    public bool GivesPreview { get; set; } = true;

    public async Task<ProcessedArtwork> ProcessAsync(ImageSource source, RenditionProfile profile, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _calls);
        OnCall?.Invoke();
        ProcessedArtwork artwork = await _inner.ProcessAsync(source, profile, cancellationToken);
        if (!GivesPreview)
            artwork = artwork with { Preview = null };
        return Change is null ? artwork : Change(artwork);
    }
}

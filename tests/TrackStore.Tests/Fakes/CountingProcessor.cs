using TrackStore.Artwork.Vips;

namespace TrackStore.Tests.Fakes;

/// <summary>The default processor with a counter in front.</summary>
public sealed class CountingProcessor : IImageProcessor
{
    private readonly VipsImageProcessor _inner = new();
    private int _calls;

    public int Calls => _calls;

    public string Identity { get; set; } = "counting 1.0";

    public Action? OnCall { get; set; }

    public Task<ProcessedArtwork> ProcessAsync(ImageSource source, RenditionProfile profile, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _calls);
        OnCall?.Invoke();
        return _inner.ProcessAsync(source, profile, cancellationToken);
    }
}

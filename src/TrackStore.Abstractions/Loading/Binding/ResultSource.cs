namespace TrackStore.Loading.Binding;

/// <summary>Answers with results, which need no release.</summary>
/// <param name="loader">Loads the images.</param>
internal sealed class ResultSource(IImageLoader loader) : IBindingSource<ImageLoadResult>
{
    /// <inheritdoc/>
    public event EventHandler<ImageChange>? Changed
    {
        add => loader.Changed += value;
        remove => loader.Changed -= value;
    }

    /// <inheritdoc/>
    public ImageLoadResult? TryGetCached(ImageRequest request) => loader.TryGetCached(request);

    /// <inheritdoc/>
    public ValueTask<ImageLoadResult> LoadAsync(ImageRequest request, ImageRequestOptions options, CancellationToken cancellationToken)
        => loader.LoadAsync(request, options, cancellationToken);

    /// <inheritdoc/>
    public ImageLoadResult Fail(ImageRequest request, Exception error) => new ImageLoadResult.Failed(request, error);

    /// <inheritdoc/>
    public ImageLoadResult ResultOf(ImageLoadResult answer) => answer;

    /// <inheritdoc/>
    public void Release(ImageLoadResult answer)
    {
    }
}

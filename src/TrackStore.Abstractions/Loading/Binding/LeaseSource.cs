namespace TrackStore.Loading.Binding;

/// <summary>Answers with leased bitmaps.</summary>
/// <typeparam name="TBitmap">The user interface's bitmap.</typeparam>
/// <param name="loader">Loads the bitmaps.</param>
internal sealed class LeaseSource<TBitmap>(IImageLoader<TBitmap> loader) : IBindingSource<ImageLease<TBitmap>>
    where TBitmap : class
{
    /// <inheritdoc/>
    public event EventHandler<ImageChange>? Changed
    {
        add => loader.Changed += value;
        remove => loader.Changed -= value;
    }

    /// <inheritdoc/>
    public ImageLease<TBitmap>? TryGetCached(ImageRequest request) => loader.TryGetCached(request);

    /// <inheritdoc/>
    public ValueTask<ImageLease<TBitmap>> LoadAsync(ImageRequest request, ImageRequestOptions options, CancellationToken cancellationToken)
        => loader.LoadAsync(request, options, cancellationToken);

    /// <inheritdoc/>
    public ImageLease<TBitmap> Fail(ImageRequest request, Exception error) => new(new ImageLoadResult.Failed(request, error));

    /// <inheritdoc/>
    public ImageLoadResult ResultOf(ImageLease<TBitmap> answer) => answer.Result;

    /// <inheritdoc/>
    public void Release(ImageLease<TBitmap> answer) => answer.Dispose();
}

namespace TrackStore.Loading.Binding;

/// <summary>Where a binding gets its answers from.</summary>
/// <typeparam name="TAnswer">A result, alone or with what the binding must return to the source.</typeparam>
internal interface IBindingSource<TAnswer>
    where TAnswer : class
{
    /// <summary>Occurs when images may have changed.</summary>
    event EventHandler<ImageChange>? Changed;

    /// <summary>Finds an answer in memory, or returns null.</summary>
    TAnswer? TryGetCached(ImageRequest request);

    /// <summary>Loads an answer.</summary>
    ValueTask<TAnswer> LoadAsync(ImageRequest request, ImageRequestOptions options, CancellationToken cancellationToken);

    /// <summary>Makes the answer to a request that threw an exception.</summary>
    TAnswer Fail(ImageRequest request, Exception error);

    /// <summary>Gets the result of an answer.</summary>
    ImageLoadResult ResultOf(TAnswer answer);

    /// <summary>Returns an answer that is no longer on screen.</summary>
    void Release(TAnswer answer);
}

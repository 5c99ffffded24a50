using System.Diagnostics.CodeAnalysis;

namespace TrackStore;

/// <summary>The result of a request for a bitmap. The bitmap is not disposed before the lease is.</summary>
/// <typeparam name="TBitmap">The user interface's bitmap.</typeparam>
public sealed class ImageLease<TBitmap> : IDisposable
    where TBitmap : class
{
    private Action? _onReturn;

    /// <summary>Initializes a new instance of the <see cref="ImageLease{TBitmap}"/> class.</summary>
    /// <param name="result">The result of the request.</param>
    /// <param name="bitmap">The bitmap of the image or placeholder, or null when there is none.</param>
    /// <param name="onReturn">Called once, when the lease is disposed, or null.</param>
    public ImageLease(ImageLoadResult result, TBitmap? bitmap = null, Action? onReturn = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        Result = result;
        Bitmap = bitmap;
        _onReturn = onReturn;
    }

    /// <summary>Gets the result of the request. An image that could not be decoded is <see cref="ImageLoadResult.Failed"/>.</summary>
    public ImageLoadResult Result { get; }

    /// <summary>
    /// Gets the bitmap, or null unless <see cref="Result"/> is <see cref="ImageLoadResult.Loaded"/> or
    /// <see cref="ImageLoadResult.Placeholder"/>. It is shared; do not change or dispose it.
    /// </summary>
    public TBitmap? Bitmap { get; }

    /// <summary>Gets a value indicating whether the lease has a bitmap.</summary>
    [MemberNotNullWhen(true, nameof(Bitmap))]
    public bool HasBitmap => Bitmap is not null;

    /// <summary>Returns the bitmap, which must no longer be on screen. Further calls have no effect.</summary>
    public void Dispose() => Interlocked.Exchange(ref _onReturn, null)?.Invoke();
}

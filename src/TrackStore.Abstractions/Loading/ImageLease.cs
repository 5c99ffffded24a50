using System.Diagnostics.CodeAnalysis;

namespace TrackStore;

/// <summary>How a request for a bitmap ended, and the right to show the bitmap: it is not disposed before the lease is.</summary>
/// <typeparam name="TBitmap">The user interface's bitmap.</typeparam>
public sealed class ImageLease<TBitmap> : IDisposable
    where TBitmap : class
{
    private Action? _onReturn;

    /// <summary>Initializes a new instance of the <see cref="ImageLease{TBitmap}"/> class.</summary>
    /// <param name="result">How the request ended.</param>
    /// <param name="bitmap">The bitmap of the picture or placeholder, else null.</param>
    /// <param name="onReturn">Called once, when the lease is disposed, or null.</param>
    public ImageLease(ImageLoadResult result, TBitmap? bitmap = null, Action? onReturn = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        Result = result;
        Bitmap = bitmap;
        _onReturn = onReturn;
    }

    /// <summary>Gets how the request ended. A picture that could not be decoded is <see cref="ImageLoadResult.Failed"/>.</summary>
    public ImageLoadResult Result { get; }

    /// <summary>
    /// Gets the bitmap, or null unless <see cref="Result"/> is <see cref="ImageLoadResult.Loaded"/> or
    /// <see cref="ImageLoadResult.Placeholder"/>. Shared with others: never change or dispose it.
    /// </summary>
    public TBitmap? Bitmap { get; }

    /// <summary>Gets a value indicating whether there is a bitmap.</summary>
    [MemberNotNullWhen(true, nameof(Bitmap))]
    public bool HasBitmap => Bitmap is not null;

    /// <summary>Returns the bitmap, which must not be shown any more. Harmless the second time.</summary>
    public void Dispose() => Interlocked.Exchange(ref _onReturn, null)?.Invoke();
}

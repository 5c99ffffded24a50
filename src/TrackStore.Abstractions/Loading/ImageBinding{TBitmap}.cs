using System.ComponentModel;
using TrackStore.Loading.Binding;

namespace TrackStore;

/// <summary>
/// An element on the screen that shows one bitmap after another, such as a list row that is reused while scrolling. Binding another request
/// cancels the previous one, whose bitmap never arrives. The binding handles <see cref="IImageLoader{TBitmap}.Changed"/>: it loads a
/// replaced image again and keeps the old bitmap until the new one has arrived.
/// </summary>
/// <remarks>
/// <para>
/// The binding holds the lease of the bitmap that it shows. It returns the lease after the events that announce another bitmap or none, so
/// an element that takes <see cref="Bitmap"/> whenever it changes never shows a disposed one. Dispose the binding with its element;
/// until then its bitmap stays in memory.
/// </para>
/// <para>
/// The events are raised on the <see cref="SynchronizationContext"/> that was current when the binding was created, or on a thread-pool
/// thread if there was none. Create and bind it on the user interface's thread.
/// </para>
/// </remarks>
/// <typeparam name="TBitmap">The user interface's bitmap.</typeparam>
public sealed class ImageBinding<TBitmap> : INotifyPropertyChanged, IDisposable
    where TBitmap : class
{
    private static readonly PropertyChangedEventArgs Shown = new(nameof(Bitmap));

    private readonly BindingCore<ImageLease<TBitmap>> _core;

    /// <summary>Initializes a new instance of the <see cref="ImageBinding{TBitmap}"/> class without a request.</summary>
    /// <param name="loader">Loads the bitmaps.</param>
    public ImageBinding(IImageLoader<TBitmap> loader)
    {
        ArgumentNullException.ThrowIfNull(loader);
        _core = new BindingCore<ImageLease<TBitmap>>(
            new LeaseSource<TBitmap>(loader),
            change => change.Raise(this, Shown, PropertyChanged, Changed));
    }

    /// <summary>
    /// Occurs when <see cref="Current"/> and <see cref="Bitmap"/> changed, during <see cref="Bind"/> or when a bitmap arrived later.
    /// </summary>
    public event EventHandler? Changed;

    /// <inheritdoc/>
    public event PropertyChangedEventHandler? PropertyChanged;

    /// <summary>Gets or sets the bound request, or null when there is none. Setting it binds it with the default options.</summary>
    /// <exception cref="ObjectDisposedException">The binding was disposed.</exception>
    public ImageRequest? Request
    {
        get => _core.Request;
        set => Bind(value);
    }

    /// <summary>
    /// Gets the result of <see cref="Request"/>, or null while it is being loaded, when the user interface shows its placeholder.
    /// </summary>
    public ImageLoadResult? Current => _core.Answer?.Result;

    /// <summary>
    /// Gets the bitmap to show: the image's or that of the host's placeholder, or null when there is none. It is valid until the next event
    /// that announces another one; do not change or dispose it.
    /// </summary>
    public TBitmap? Bitmap => _core.Answer?.Bitmap;

    /// <summary>Gets what is shown.</summary>
    public ImageBindingState State => _core.State;

    /// <summary>
    /// Binds a request. Its bitmap is shown during this call if it is in memory, or else when it has been decoded. Binding the same request
    /// again keeps the bitmap that is shown and revalidates it if it is stale; a failed request is loaded again.
    /// </summary>
    /// <param name="request">The request, or null to show no bitmap.</param>
    /// <param name="options">
    /// How to load the image. <see cref="ImageCachePolicy.Reload"/> and <see cref="ImageFreshness.MustBeFresh"/> load it whenever they are
    /// bound, and show nothing new during this call.
    /// </param>
    /// <exception cref="ObjectDisposedException">The binding was disposed.</exception>
    public void Bind(ImageRequest? request, ImageRequestOptions options = default) => _core.Bind(request, options);

    /// <summary>
    /// Cancels the load in progress, stops handling changes, shows nothing and returns the bitmap's lease. No further bitmap arrives.
    /// </summary>
    public void Dispose() => _core.Dispose();
}

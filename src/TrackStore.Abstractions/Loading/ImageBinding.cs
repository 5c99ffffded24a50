using System.ComponentModel;
using TrackStore.Loading.Binding;

namespace TrackStore;

/// <summary>
/// An element on the screen that shows one image after another, such as a list row that is reused while scrolling. Binding another request
/// cancels the previous one, whose result never arrives. The binding handles <see cref="IImageLoader.Changed"/>: it loads a replaced image
/// again and keeps the old one until the new one has arrived.
/// </summary>
/// <remarks>
/// The events are raised on the <see cref="SynchronizationContext"/> that was current when the binding was created, or on a thread-pool
/// thread if there was none. Create and bind it on the user interface's thread. A host with bitmaps of its own uses
/// <see cref="ImageBinding{TBitmap}"/>.
/// </remarks>
public sealed class ImageBinding : INotifyPropertyChanged, IDisposable
{
    private static readonly PropertyChangedEventArgs Shown = new(nameof(Image));

    private readonly BindingCore<ImageLoadResult> _core;

    /// <summary>Initializes a new instance of the <see cref="ImageBinding"/> class without a request.</summary>
    /// <param name="loader">Loads the images.</param>
    public ImageBinding(IImageLoader loader)
    {
        ArgumentNullException.ThrowIfNull(loader);
        _core = new BindingCore<ImageLoadResult>(
            new ResultSource(loader),
            change => change.Raise(this, Shown, PropertyChanged, Changed));
    }

    /// <summary>
    /// Occurs when <see cref="Current"/> and <see cref="Image"/> changed, during <see cref="Bind"/> or when a result arrived later.
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
    public ImageLoadResult? Current => _core.Answer;

    /// <summary>Gets the image to show: the loaded one or the host's placeholder, or null when there is none.</summary>
    public Image? Image => Current?.Shown;

    /// <summary>Gets what is shown.</summary>
    public ImageBindingState State => _core.State;

    /// <summary>
    /// Binds a request. Its image is shown during this call if it is in memory, or else when it has been read. Binding the same request
    /// again keeps the image that is shown and revalidates it if it is stale; a failed request is loaded again.
    /// </summary>
    /// <param name="request">The request, or null to show no image.</param>
    /// <param name="options">
    /// How to load the image. <see cref="ImageCachePolicy.Reload"/> and <see cref="ImageFreshness.MustBeFresh"/> load it whenever they are
    /// bound, and show nothing new during this call.
    /// </param>
    /// <exception cref="ObjectDisposedException">The binding was disposed.</exception>
    public void Bind(ImageRequest? request, ImageRequestOptions options = default) => _core.Bind(request, options);

    /// <summary>Cancels the load in progress, stops handling changes and shows nothing. No further result arrives.</summary>
    public void Dispose() => _core.Dispose();
}

using Avalonia;
using Avalonia.Controls;
using Avalonia.Media.Imaging;
using TrackStore;

namespace MyPlayer;

/// <summary>Shows the cover of a track, in rows that a list recycles as well as in a details panel.</summary>
public sealed class CoverImage : Avalonia.Controls.Image
{
    /// <summary>The track whose cover is shown, or null for none.</summary>
    public static readonly StyledProperty<long?> TrackIdProperty = AvaloniaProperty.Register<CoverImage, long?>(nameof(TrackId));

    private ImageBinding<Bitmap>? _binding;

    /// <summary>Gets or sets the loader, usually once for the application.</summary>
    public static IImageLoader<Bitmap>? Loader { get; set; }

    /// <summary>Gets or sets the track whose cover is shown, or null for none.</summary>
    public long? TrackId
    {
        get => GetValue(TrackIdProperty);
        set => SetValue(TrackIdProperty, value);
    }

    /// <inheritdoc/>
    protected override void OnAttachedToVisualTree(VisualTreeAttachmentEventArgs e)
    {
        base.OnAttachedToVisualTree(e);
        if (Loader is null)
            return;
        _binding = new ImageBinding<Bitmap>(Loader);
        _binding.Changed += (_, _) => Source = _binding?.Bitmap;
        Bind();
    }

    /// <inheritdoc/>
    protected override void OnDetachedFromVisualTree(VisualTreeAttachmentEventArgs e)
    {
        base.OnDetachedFromVisualTree(e);
        Source = null;
        _binding?.Dispose();
        _binding = null;
    }

    /// <inheritdoc/>
    protected override void OnPropertyChanged(AvaloniaPropertyChangedEventArgs change)
    {
        base.OnPropertyChanged(change);
        if (change.Property == TrackIdProperty)
            Bind();
    }

    // The smallest rendition that is sharp on this screen.
    private void Bind()
    {
        double scale = TopLevel.GetTopLevel(this)?.RenderScaling ?? 1;
        var target = ImageTarget.ForPlace(Width > 0 ? Width : 300, Height > 0 ? Height : 300, scale);
        _binding?.Bind(TrackId is { } id ? ImageRequest.ForTrack(id, target) : null);
    }
}

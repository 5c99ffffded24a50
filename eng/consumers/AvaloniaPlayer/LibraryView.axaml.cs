using Avalonia;
using Avalonia.Controls;
using Avalonia.Markup.Xaml;
using TrackStore;

namespace MyPlayer;

/// <summary>The list with its search, and the details of the selected track.</summary>
public sealed partial class LibraryView : UserControl
{
    private TrackListViewModel? _list;
    private TrackDetailsViewModel? _details;

    public LibraryView() => AvaloniaXamlLoader.Load(this);

    /// <summary>Shows a library. Call it on the UI's thread.</summary>
    public void Open(ViewModelFactory viewModels)
    {
        TrackListViewModel list = _list = viewModels.CreateTrackList();
        TrackDetailsViewModel details = _details = viewModels.CreateTrackDetails();
        list.PrefetchTarget = ImageSize.Thumbnail;
        details.PictureTarget = null; // CoverImage loads the picture.
        DataContext = list;
        this.GetControl<DetailsView>("Details").DataContext = details;

        ListBox rows = this.GetControl<ListBox>("List");
        rows.ItemsSource = new TrackRows(list);
        rows.SelectionChanged += (_, _) =>
        {
            if (rows.SelectedItem is TrackRow { Item.TrackId: { } trackId })
                _ = details.SelectAsync(trackId);
        };
        TextBox search = this.GetControl<TextBox>("Search");
        search.TextChanged += (_, _) => _ = list.SearchAsync(search.Text);
        _ = list.SetQueryAsync(new TrackQuery { OrderBy = TrackOrder.Artist });
    }

    /// <inheritdoc/>
    protected override async void OnDetachedFromVisualTree(VisualTreeAttachmentEventArgs e)
    {
        base.OnDetachedFromVisualTree(e);
        if (_details is { } details)
            await details.DisposeAsync();
        if (_list is { } list)
            await list.DisposeAsync();
    }
}

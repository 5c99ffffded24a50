using Avalonia;
using Avalonia.Controls;
using Avalonia.Markup.Xaml;
using TrackStore;

namespace MyPlayer;

/// <summary>The tags with their numbers of tracks: found, created and deleted. What can't be seen at once is asked for first.</summary>
public sealed partial class TagsView : UserControl
{
    private TagManagerViewModel? _tags;

    public TagsView() => AvaloniaXamlLoader.Load(this);

    /// <summary>Shows the tags of a library. Call it on the UI's thread.</summary>
    public void Open(ViewModelFactory viewModels)
    {
        TagManagerViewModel tags = _tags = viewModels.CreateTagManager();
        DataContext = tags;
        TextBox search = this.GetControl<TextBox>("Search");
        search.TextChanged += (_, _) => _ = tags.SearchAsync(search.Text);
        _ = tags.LoadAsync();
    }

    /// <inheritdoc/>
    protected override async void OnDetachedFromVisualTree(VisualTreeAttachmentEventArgs e)
    {
        base.OnDetachedFromVisualTree(e);
        if (_tags is { } tags)
            await tags.DisposeAsync();
    }
}

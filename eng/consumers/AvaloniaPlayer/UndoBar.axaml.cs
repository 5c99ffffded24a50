using Avalonia;
using Avalonia.Controls;
using Avalonia.Markup.Xaml;
using TrackStore;

namespace MyPlayer;

/// <summary>Undoes and redoes what was changed in the library, on whichever panel.</summary>
public sealed partial class UndoBar : UserControl
{
    private UndoViewModel? _undo;

    public UndoBar() => AvaloniaXamlLoader.Load(this);

    /// <summary>Follows a library. Call it on the UI's thread.</summary>
    public void Open(ViewModelFactory viewModels)
    {
        DataContext = _undo = viewModels.CreateUndo();
        _ = _undo.LoadAsync();
    }

    /// <inheritdoc/>
    protected override async void OnDetachedFromVisualTree(VisualTreeAttachmentEventArgs e)
    {
        base.OnDetachedFromVisualTree(e);
        if (_undo is { } undo)
            await undo.DisposeAsync();
    }
}

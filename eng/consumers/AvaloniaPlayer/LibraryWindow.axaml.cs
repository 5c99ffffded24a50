using Avalonia.Controls;
using Avalonia.Markup.Xaml;
using TrackStore;

namespace MyPlayer;

/// <summary>The window with all panels.</summary>
public sealed partial class LibraryWindow : Window
{
    public LibraryWindow() => AvaloniaXamlLoader.Load(this);

    /// <summary>Shows a library. Call it on the UI's thread.</summary>
    public void Open(ViewModelFactory viewModels)
    {
        this.GetControl<LibraryView>("Library").Open(viewModels);
        this.GetControl<TagsView>("Tags").Open(viewModels);
        this.GetControl<UndoBar>("Undo").Open(viewModels);
    }
}

using Avalonia.Controls;
using Avalonia.Markup.Xaml;

namespace MyPlayer;

/// <summary>The details of a track. Enter saves a field, Escape leaves it.</summary>
public sealed partial class DetailsView : UserControl
{
    public DetailsView() => AvaloniaXamlLoader.Load(this);
}

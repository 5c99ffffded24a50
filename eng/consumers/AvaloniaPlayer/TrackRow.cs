using System.ComponentModel;
using TrackStore;

namespace MyPlayer;

/// <summary>A row of the list, whose track may still be on its way.</summary>
/// <param name="index">The row's index in the list.</param>
public sealed class TrackRow(int index) : INotifyPropertyChanged
{
    /// <inheritdoc/>
    public event PropertyChangedEventHandler? PropertyChanged;

    /// <summary>Gets the row's index in the list.</summary>
    public int Index => index;

    /// <summary>Gets the track, or null while it is being read.</summary>
    public TrackItem? Item { get; private set; }

    internal void Show(TrackItem? item)
    {
        if (item == Item)
            return;
        Item = item;
        PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(nameof(Item)));
    }
}

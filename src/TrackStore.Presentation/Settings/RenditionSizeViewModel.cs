using System.Globalization;
using CommunityToolkit.Mvvm.ComponentModel;

namespace TrackStore;

/// <summary>The longest side of the pictures of one size, which the user changes before it is applied.</summary>
public sealed partial class RenditionSizeViewModel : ObservableObject
{
    /// <summary>The most pixels of <see cref="LongestSide"/>.</summary>
    public const int MaxSide = 4096;

    private readonly Action _changed;

    internal RenditionSizeViewModel(ImageSize size, string label, int standard, Action changed)
    {
        (Size, Label, Default) = (size, label, standard);
        _changed = changed;
    }

    /// <summary>Gets the size.</summary>
    public ImageSize Size { get; }

    /// <summary>Gets the name to show.</summary>
    public string Label { get; }

    /// <summary>Gets the longest side that a library has by default, in pixels.</summary>
    public int Default { get; }

    /// <summary>Gets or sets the longest side in pixels, as the user writes it. Text that can't be used stays, with its problem.</summary>
    public string Text
    {
        get;
        set
        {
            if (SetProperty(ref field, value ?? ""))
                _changed();
        }
    } = "";

    /// <summary>
    /// Gets the longest side in pixels, or null when <see cref="Text"/> is no whole number of 1 to <see cref="MaxSide"/>.
    /// </summary>
    public int? LongestSide => int.TryParse(
        Text, NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.CurrentCulture, out int side)
        && IsWritten(side) && side is >= 1 and <= MaxSide ? side : null;

    /// <summary>Gets why the size can't be used, as text to show beside the field, or null.</summary>
    [ObservableProperty]
    public partial string? Problem { get; internal set; }

    // Separators may stand anywhere for the parser, which takes 6,4 for 64.
    private bool IsWritten(int side) => Text.Trim() is var text
        && (text == side.ToString(CultureInfo.CurrentCulture) || text == side.ToString("N0", CultureInfo.CurrentCulture));

    internal void Show(int side)
    {
        if (LongestSide != side)
            Text = side.ToString(CultureInfo.CurrentCulture);
    }
}

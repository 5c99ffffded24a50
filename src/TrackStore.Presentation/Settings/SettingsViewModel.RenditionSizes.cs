using CommunityToolkit.Mvvm.Input;

namespace TrackStore;

/// <content>The sizes of pictures, and the color around padded ones.</content>
public sealed partial class SettingsViewModel
{
    private const int MaxColor = 0xFFFFFF;

    /// <summary>Gets the sizes, the smallest first.</summary>
    public IReadOnlyList<RenditionSizeViewModel> RenditionSizes { get; }

    /// <summary>
    /// Gets or sets the color that the user wants around pictures that are padded to a square, as 0xRRGGBB. Other numbers become the
    /// nearest of these. It has an effect with <see cref="RenditionShape.SquareByPadding"/> only.
    /// </summary>
    public int RenditionPaddingColor
    {
        get;
        set
        {
            if (SetProperty(ref field, Math.Clamp(value, 0, MaxColor)))
                TellOfRenditionChanges();
        }
    }

    /// <summary>Gets a value indicating whether the options on screen are those that a library has by default.</summary>
    public bool WantsDefaultRenditions
        => RenditionSizes.All(row => row.LongestSide == row.Default) && AreSame(ChangesOn(RenditionProfile), RenditionProfile.Default);

    /// <summary>Shows the options that a library has by default, to apply them.</summary>
    [RelayCommand]
    public void UseDefaultRenditions() => Want(RenditionProfile.Default);

    private static bool AreSame(RenditionProfile one, RenditionProfile other)
    {
        return (one.Format, one.Shape, one.Quality, ColorOf(one)) == (other.Format, other.Shape, other.Quality, ColorOf(other))
            && Enum.GetValues<ImageSize>().All(size => SideOf(one, size) == SideOf(other, size));

        static int? ColorOf(RenditionProfile profile) => profile.Shape == RenditionShape.SquareByPadding ? profile.PaddingColor : null;
    }

    private static int SideOf(RenditionProfile profile, ImageSize size)
        => profile.Renditions.First(rendition => rendition.Size == size).LongestSide;

    private void OnSizesChanged()
    {
        foreach (RenditionSizeViewModel row in RenditionSizes)
            row.Problem = row.LongestSide is null ? Texts.RenditionSideOutOfRange(RenditionSizeViewModel.MaxSide) : null;
        foreach ((RenditionSizeViewModel smaller, RenditionSizeViewModel larger) in RenditionSizes.Zip(RenditionSizes.Skip(1)))
        {
            if (!(smaller.LongestSide >= larger.LongestSide))
                continue;

            // It is said where the user has changed something.
            if (IsChanged(smaller) && !IsChanged(larger))
                smaller.Problem ??= Texts.RenditionSideNotBelow(larger.Size, larger.LongestSide.Value);
            else
                larger.Problem ??= Texts.RenditionSideNotAbove(smaller.Size, smaller.LongestSide.Value);
        }

        TellOfRenditionChanges();

        bool IsChanged(RenditionSizeViewModel row) => row.LongestSide != SideOf(RenditionProfile, row.Size);
    }
}

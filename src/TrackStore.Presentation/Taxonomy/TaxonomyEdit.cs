using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Taxonomy.Sources;

namespace TrackStore;

/// <summary>
/// The name, description and color of a tag or genre as the user is changing them. <see cref="TaxonomyViewModel.SaveAsync"/> saves them
/// together. What the user has not touched follows the library.
/// </summary>
public sealed partial class TaxonomyEdit : ObservableObject
{
    internal TaxonomyEdit(TaxonomyItem item)
    {
        Item = item;
        (Name, Description, Color) = (item.Name, item.Description ?? "", item.Color);
    }

    /// <summary>Gets the tag or genre as it is stored.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsChanged))]
    public partial TaxonomyItem Item { get; private set; }

    /// <summary>Gets or sets the name, 1 to 100 characters without the spaces around it.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsChanged))]
    public partial string Name { get; set; }

    /// <summary>Gets or sets the description, at most 500 characters without the spaces around it; an empty text is none.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsChanged))]
    public partial string Description { get; set; }

    /// <summary>Gets or sets the color as <c>#rrggbb</c>, or null for none.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsChanged))]
    public partial string? Color { get; set; }

    /// <summary>Gets a value indicating whether something differs from <see cref="Item"/> and is not saved.</summary>
    public bool IsChanged => Changes != default;

    /// <summary>Gets a value indicating whether the changes are being saved.</summary>
    [ObservableProperty]
    public partial bool IsSaving { get; internal set; }

    /// <summary>Forgets changes that are not saved.</summary>
    [RelayCommand]
    public void Discard() => (Name, Description, Color) = (Item.Name, Item.Description ?? "", Item.Color);

    internal bool IsGone { get; set; }

    internal TaxonomyChanges Changes => new(
        Trimmed(Name) == Item.Name ? default : new(Trimmed(Name)),
        Trimmed(Description) == (Item.Description ?? "") ? default : new(Trimmed(Description) is { Length: > 0 } text ? text : null),
        IsSame(Color, Item.Color) ? default : new(Color));

    /// <summary>Takes over what the library says. What the user has typed stays.</summary>
    internal void Follow(TaxonomyItem item)
    {
        // A space at the end may be the beginning of the next word.
        if (Trimmed(Name) == Item.Name && Item.Name != item.Name)
            Name = item.Name;
        (string before, string stored) = (Item.Description ?? "", item.Description ?? "");
        if (Trimmed(Description) == before && before != stored)
            Description = stored;
        if (IsSame(Color, Item.Color) || IsSame(Color, item.Color))
            Color = item.Color;
        Item = item;
    }

    // An input may set null.
    private static string Trimmed(string? text) => text?.Trim() ?? "";

    private static bool IsSame(string? color, string? other) => string.Equals(color, other, StringComparison.OrdinalIgnoreCase);
}

using TrackStore.Text;

namespace TrackStore.Taxonomy;

/// <summary>A validated edit of a tag or genre.</summary>
/// <param name="Name">The new name, or null to keep it.</param>
/// <param name="Description">The new description.</param>
/// <param name="Color">The new color in its stored form.</param>
internal readonly record struct ValidatedNameUpdate(NormalizedName? Name, Optional<string?> Description, Optional<string?> Color)
{
    /// <summary>Validates an edit.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long, the description is too long, or the color is invalid.</exception>
    public static ValidatedNameUpdate From(
        Optional<string> name, Optional<string?> description, Optional<string?> color, string parameter) => new(
        name.HasValue ? NormalizedName.From(name.Value, parameter) : null,
        description.HasValue ? new(TextRules.Optional(description.Value, TextRules.Description, parameter)) : default,
        color.HasValue ? new(HexColor.Validate(color.Value, parameter)) : default);
}

using System.Text.Json.Serialization;

namespace TrackStore;

/// <summary>An edit of a genre's name and details, which is one change. An omitted detail stays unchanged.</summary>
/// <remarks>Its JSON form follows the rules of <see cref="TrackUpdate"/>: <c>{"name":"Peak time","color":null}</c>.</remarks>
[JsonConverter(typeof(GenreUpdateJsonConverter))]
public sealed record GenreUpdate
{
    /// <summary>Gets the name, 1 to 100 characters; it can't be emptied. The old name becomes a spelling of the genre.</summary>
    public Optional<string> Name { get; init; }

    /// <summary>Gets the description, at most 500 characters, or null for none.</summary>
    public Optional<string?> Description { get; init; }

    /// <summary>Gets the color as <c>#rrggbb</c>, or null for none.</summary>
    public Optional<string?> Color { get; init; }
}

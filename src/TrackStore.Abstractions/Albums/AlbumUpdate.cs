using System.Text.Json.Serialization;

namespace TrackStore;

/// <summary>
/// An edit of an album's details. An omitted field stays unchanged; null empties it. The limits are those of <see cref="NewAlbum"/>.
/// </summary>
/// <remarks>Its JSON form follows the rules of <see cref="TrackUpdate"/>: <c>{"label":"Warp","catalogNumber":null}</c>.</remarks>
[JsonConverter(typeof(AlbumUpdateJsonConverter))]
public sealed record AlbumUpdate
{
    /// <summary>Gets the release year or date as text.</summary>
    public Optional<string?> ReleaseYear { get; init; }

    /// <summary>Gets the record label.</summary>
    public Optional<string?> Label { get; init; }

    /// <summary>Gets the label's catalog number.</summary>
    public Optional<string?> CatalogNumber { get; init; }

    /// <summary>Gets the address of the artwork on a platform.</summary>
    public Optional<string?> ArtworkUrl { get; init; }
}

using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>Settings of the store itself.</summary>
public sealed class TrackStoreOptions
{
    /// <summary>Gets or sets what the first use of a database does about its schema.</summary>
    /// <value>The default is <see cref="SchemaMode.Automatic"/>.</value>
    [EnumDataType(typeof(SchemaMode))]
    public SchemaMode SchemaMode { get; set; } = SchemaMode.Automatic;

    /// <summary>
    /// Gets or sets the sources whose genres a track shows, the best first. <see cref="Sources.User"/> comes before all and
    /// <see cref="Sources.Base"/> after all, listed or not; a source that is not listed comes after the listed ones, by its name.
    /// A changed ranking counts for a track from its next change of genres on.
    /// </summary>
    /// <value>The default is rekordbox, discogs, spotify.</value>
    [Required]
    public IList<string> GenreSourceRanking { get; set; } = ["rekordbox", "discogs", "spotify"];
}

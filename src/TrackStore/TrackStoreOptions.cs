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

    /// <summary>
    /// Gets or sets how often the store looks for what other processes changed in the library, from a tenth of a second to an hour, or null for never:
    /// the bound within which a cover that another process replaced is seen. A look reads one row when nothing changed, and only takes place while
    /// somebody remembers pictures.
    /// </summary>
    /// <value>The default is 2 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan? ChangePollInterval { get; set; } = TimeSpan.FromSeconds(2);
}

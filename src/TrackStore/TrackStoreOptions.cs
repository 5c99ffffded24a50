using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>Settings of the store itself.</summary>
public sealed class TrackStoreOptions : IValidatableObject
{
    /// <summary>Gets or sets what the first use of a database does about its schema.</summary>
    /// <value>The default is <see cref="SchemaMode.Automatic"/>.</value>
    [EnumDataType(typeof(SchemaMode))]
    public SchemaMode SchemaMode { get; set; } = SchemaMode.Automatic;

    /// <summary>
    /// Gets or sets the platforms whose values a track shows where several know a field, the best first. The user's edits and choices come before
    /// all and <see cref="Sources.Base"/> after all, listed or not; a platform that is not listed comes after the listed ones, by its name.
    /// A changed ranking is applied to the library in the background from its next opening on.
    /// </summary>
    /// <value>The default is spotify, discogs, rekordbox.</value>
    [Required]
    public IList<string> PlatformRanking { get; set; } = ["spotify", "discogs", "rekordbox"];

    /// <summary>
    /// Gets the fields that have a ranking of their own. Pictures are ranked by <see cref="ArtworkOptions.SourceRanking"/>.
    /// </summary>
    /// <value>
    /// The default takes year and label from discogs before spotify and rekordbox, tempo and musical key from rekordbox before the others,
    /// and genres from rekordbox, discogs, spotify.
    /// </value>
    public IDictionary<TrackField, IList<string>> FieldRanking { get; } = new Dictionary<TrackField, IList<string>>
    {
        [TrackField.Year] = ["discogs", "spotify", "rekordbox"],
        [TrackField.Label] = ["discogs", "spotify", "rekordbox"],
        [TrackField.Bpm] = ["rekordbox", "spotify", "discogs"],
        [TrackField.MusicalKey] = ["rekordbox", "spotify", "discogs"],
        [TrackField.Genres] = ["rekordbox", "discogs", "spotify"],
    };

    /// <summary>
    /// Gets or sets how often the store looks for what other processes changed in the library, from a tenth of a second to an hour, or null for never:
    /// the bound within which a cover that another process replaced is seen, and <see cref="ILibraryChanges"/> tells of its writes. A look reads one row
    /// when nothing changed, and takes place from the time on when somebody loads pictures or follows the changes.
    /// </summary>
    /// <value>The default is 2 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan? ChangePollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Checks what the rankings say.</summary>
    /// <param name="validationContext">What is checked.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (ValidationResult wrong in CheckedNames(PlatformRanking, nameof(PlatformRanking)))
            yield return wrong;
        foreach ((TrackField field, IList<string>? ranking) in FieldRanking)
        {
            if (field == TrackField.Artwork)
                yield return new ValidationResult("Pictures are ranked by ArtworkOptions.SourceRanking, not here.", [nameof(FieldRanking)]);
            if (ranking is null)
                yield return new ValidationResult($"The ranking of {field} is null. Remove it for the default, or give an empty list for none.", [nameof(FieldRanking)]);
            foreach (ValidationResult wrong in CheckedNames(ranking, $"{nameof(FieldRanking)}[{field}]"))
                yield return wrong;
        }
    }

    private static IEnumerable<ValidationResult> CheckedNames(IList<string>? names, string member) => (names ?? [])
        .Where(name => string.IsNullOrEmpty(name) || name.Trim() != name)
        .Select(name => new ValidationResult($"{member}: \"{name}\" is the name of no platform: give it without blanks around it, or leave it out.", [member]));
}

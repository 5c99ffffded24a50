using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>General settings of the store.</summary>
public sealed class TrackStoreOptions : IValidatableObject
{
    /// <summary>Gets or sets what happens to the schema of a database on its first use.</summary>
    /// <value>The default is <see cref="SchemaMode.Automatic"/>.</value>
    [EnumDataType(typeof(SchemaMode))]
    public SchemaMode SchemaMode { get; set; } = SchemaMode.Automatic;

    /// <summary>
    /// Gets or sets the platforms in the order of preference, the best first: it decides which value a track shows if several platforms
    /// provide a field. The user's edits and choices always come first and <see cref="Sources.Base"/> always comes last. Platforms that are
    /// not listed follow the listed ones, ordered by name. A changed ranking is applied in the background when a library is next opened.
    /// </summary>
    /// <value>The default is spotify, discogs, rekordbox.</value>
    [Required]
    public IList<string> PlatformRanking { get; set; } = ["spotify", "discogs", "rekordbox"];

    /// <summary>Gets the rankings of individual fields. <see cref="ArtworkOptions.SourceRanking"/> ranks pictures.</summary>
    /// <value>
    /// By default, year and label prefer discogs over spotify and rekordbox; tempo and musical key prefer rekordbox over spotify and
    /// discogs; genres prefer rekordbox over discogs and spotify.
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
    /// Gets or sets how often the store checks for changes by other processes, from a tenth of a second to an hour, or null for never. This
    /// is the maximum delay until a cover that another process replaced is shown and until <see cref="ILibraryChanges"/> reports another
    /// process's writes. A check reads a single row if nothing has changed. Checks start when pictures are first loaded or changes are
    /// first observed.
    /// </summary>
    /// <value>The default is 2 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan? ChangePollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Gets or sets how long changes can be undone, up to ten years. Older ones are forgotten when the library is opened and with later
    /// changes, and with them the pictures that only they had kept. Zero keeps none.
    /// </summary>
    /// <value>The default is 30 days.</value>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan HistoryAge { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Gets or sets the most changes that can be undone, from 0 to 100,000; the oldest are forgotten first.</summary>
    /// <value>The default is 1,000.</value>
    [Range(0, 100_000)]
    public int HistoryEntries { get; set; } = 1_000;

    /// <summary>
    /// Gets or sets the most bytes that the rows of changes that can be undone take in the database, without pictures; the oldest are
    /// forgotten first. The latest change is always kept.
    /// </summary>
    /// <value>The default is 256 MiB.</value>
    [Range(typeof(long), "0", "9223372036854775807", ParseLimitsInInvariantCulture = true)]
    public long HistoryBytes { get; set; } = 256L * 1024 * 1024;

    /// <inheritdoc/>
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        foreach (ValidationResult error in ValidateNames(PlatformRanking, nameof(PlatformRanking)))
            yield return error;
        foreach ((TrackField field, IList<string>? ranking) in FieldRanking)
        {
            if (field == TrackField.Artwork)
                yield return new ValidationResult("ArtworkOptions.SourceRanking ranks pictures, not FieldRanking.", [nameof(FieldRanking)]);
            if (ranking is null)
            {
                yield return new ValidationResult(
                    $"The ranking of {field} is null. Remove it to use the default, or set an empty list for none.",
                    [nameof(FieldRanking)]);
            }

            foreach (ValidationResult error in ValidateNames(ranking, $"{nameof(FieldRanking)}[{field}]"))
                yield return error;
        }
    }

    private static IEnumerable<ValidationResult> ValidateNames(IList<string>? names, string member) => (names ?? [])
        .Where(name => string.IsNullOrEmpty(name) || name.Trim() != name)
        .Select(name => new ValidationResult(
            $"{member}: \"{name}\" is not a platform name. Remove it, or the white space around it.", [member]));
}

using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Text;

namespace TrackStore.Tracks;

/// <summary>A user's edit whose values have been validated and have their stored form.</summary>
internal sealed class ValidatedUpdate
{
    private readonly List<KeyValuePair<TrackField, string?>> _fields = [];

    private ValidatedUpdate(TrackUpdate update)
    {
        Add(TrackField.Title, Nullable(update.Title), nameof(update.Title));
        Add(TrackField.Artist, Nullable(update.Artist), nameof(update.Artist));
        Add(TrackField.Album, update.Album, nameof(update.Album));
        Add(TrackField.AlbumArtist, update.AlbumArtist, nameof(update.AlbumArtist));
        if (update.DiscNumber.HasValue)
            _fields.Add(new(TrackField.DiscNumber, FieldConverter.ToDiscText(update.DiscNumber.Value, nameof(update.DiscNumber))));
        if (update.TrackNumber.HasValue)
            _fields.Add(new(TrackField.TrackNumber, FieldConverter.ToTrackText(update.TrackNumber.Value, nameof(update.TrackNumber))));
        Add(TrackField.Year, update.Year, nameof(update.Year));
        if (update.Bpm.HasValue)
            _fields.Add(new(TrackField.Bpm, FieldConverter.ToText(update.Bpm.Value, nameof(update.Bpm))));
        if (update.Duration.HasValue)
            _fields.Add(new(TrackField.Duration, FieldConverter.ToText(update.Duration.Value, nameof(update.Duration))));
        Add(TrackField.MusicalKey, update.MusicalKey, nameof(update.MusicalKey));
        Add(TrackField.Isrc, update.Isrc, nameof(update.Isrc));
        Add(TrackField.ArtworkUrl, update.ArtworkUrl, nameof(update.ArtworkUrl));
        Add(TrackField.Label, update.Label, nameof(update.Label));
        if (update.Genres.HasValue)
            Genres = NormalizedName.ListFrom(update.Genres.Value, nameof(update.Genres));
        ExpectedEditVersion = update.ExpectedEditVersion;
        IsAvailableLocally = update.IsAvailableLocally.HasValue ? update.IsAvailableLocally.Value : null;
        if (update.LocalPath.HasValue)
            LocalPath = TextRules.OptionalExact(update.LocalPath.Value, TextRules.Path, nameof(update.LocalPath));
    }

    /// <summary>Gets the values for the user layer; a null value means "deliberately empty".</summary>
    public IReadOnlyList<KeyValuePair<TrackField, string?>> Fields => _fields;

    /// <summary>Gets the names of what is edited, as the history lists it.</summary>
    public IReadOnlyList<string> EditedFields =>
    [
        .. _fields.Select(edited => EnumNames<TrackField>.Of(edited.Key)),
        .. Genres is null ? [] : new[] { EnumNames<TrackField>.Of(TrackField.Genres) },
        .. SetsLocalFile ? new[] { "local_path" } : [],
    ];

    /// <summary>Gets the edited fields with their new values, as the history names them when many tracks are edited alike.</summary>
    public IReadOnlyList<HistorySubject> Subjects =>
    [
        .. EditedFields.Select(name => new HistorySubject(HistorySubjectKind.Field, Id: null, name) { After = ValueOf(name) }),
    ];

    /// <summary>Gets the user's genres: an empty list means "deliberately none", and null leaves the genres unchanged.</summary>
    public IReadOnlyList<NormalizedName>? Genres { get; }

    /// <summary>Gets the edit version that the track must have, or null for any.</summary>
    public long? ExpectedEditVersion { get; }

    /// <summary>Gets a value indicating whether the edit says something about the local audio file.</summary>
    public bool SetsLocalFile => IsAvailableLocally is not null || LocalPath.HasValue;

    /// <summary>Gets whether the audio file is available locally; null leaves this unchanged.</summary>
    public bool? IsAvailableLocally { get; }

    public Optional<string?> LocalPath { get; }

    /// <exception cref="ArgumentException">A value can't be stored.</exception>
    public static ValidatedUpdate From(TrackUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return new ValidatedUpdate(update);
    }

    private string? ValueOf(string name) => EnumNames<TrackField>.TryParse(name) switch
    {
        TrackField.Genres => Genres is { Count: > 0 } genres ? string.Join("; ", genres.Select(genre => genre.Name)) : null,
        { } field => _fields.Find(edited => edited.Key == field).Value,
        null => null,
    };

    private void Add(TrackField field, Optional<string?> value, string parameter)
    {
        if (value.HasValue)
            _fields.Add(new(field, FieldRules.Normalize(field, value.Value, parameter)));
    }

    private static Optional<string?> Nullable(Optional<string> value) => value.HasValue ? new Optional<string?>(value.Value) : default;
}

using TrackStore.Fields;
using TrackStore.Text;

namespace TrackStore.Tracks;

/// <summary>A user's edit whose values were checked and have their stored form.</summary>
internal sealed class ValidatedUpdate
{
    private readonly List<KeyValuePair<TrackField, string?>> _fields = [];

    private ValidatedUpdate(TrackUpdate update)
    {
        Add(TrackField.Title, Nullable(update.Title), nameof(update.Title));
        Add(TrackField.Artist, Nullable(update.Artist), nameof(update.Artist));
        Add(TrackField.Album, update.Album, nameof(update.Album));
        Add(TrackField.AlbumArtist, update.AlbumArtist, nameof(update.AlbumArtist));
        Add(TrackField.Year, update.Year, nameof(update.Year));
        if (update.Bpm.HasValue)
            Add(TrackField.Bpm, FieldConverter.Of(update.Bpm.Value, nameof(update.Bpm)), nameof(update.Bpm));
        if (update.Duration.HasValue)
            Add(TrackField.Duration, FieldConverter.Of(update.Duration.Value, nameof(update.Duration)), nameof(update.Duration));
        Add(TrackField.MusicalKey, update.MusicalKey, nameof(update.MusicalKey));
        Add(TrackField.Isrc, update.Isrc, nameof(update.Isrc));
        Add(TrackField.ArtworkUrl, update.ArtworkUrl, nameof(update.ArtworkUrl));
        Add(TrackField.Label, update.Label, nameof(update.Label));
        if (update.Genres.HasValue)
            Genres = NormalizedName.ListOf(update.Genres.Value ?? [], nameof(update.Genres));
        ExpectedEditVersion = update.ExpectedEditVersion;
        IsAvailableLocally = update.IsAvailableLocally.HasValue ? update.IsAvailableLocally.Value : null;
        SetsLocalPath = update.LocalPath.HasValue;
        LocalPath = TextRules.Optional(update.LocalPath.Value, TextRules.Path, nameof(update.LocalPath));
    }

    /// <summary>Gets the fields to write to the user layer; null is "deliberately empty".</summary>
    public IReadOnlyList<KeyValuePair<TrackField, string?>> Fields => _fields;

    /// <summary>Gets the genres that the user gives, none of them being "deliberately none"; null leaves them as they are.</summary>
    public IReadOnlyList<NormalizedName>? Genres { get; }

    public long? ExpectedEditVersion { get; }

    public bool HasFacts => IsAvailableLocally is not null || SetsLocalPath;

    public bool? IsAvailableLocally { get; }

    public bool SetsLocalPath { get; }

    public string? LocalPath { get; }

    public static ValidatedUpdate Of(TrackUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return new ValidatedUpdate(update);
    }

    private void Add(TrackField field, Optional<string?> value, string parameter)
    {
        if (value.HasValue)
            _fields.Add(new(field, FieldRules.Normalize(field, value.Value, parameter)));
    }

    private static Optional<string?> Nullable(Optional<string> value) => value.HasValue ? new Optional<string?>(value.Value) : default;
}

using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Albums;

/// <summary>An album's details whose values have been validated and have their stored form.</summary>
internal sealed class ValidatedAlbumUpdate
{
    private readonly AlbumUpdate _update;

    private ValidatedAlbumUpdate(AlbumUpdate update) => _update = update;

    /// <exception cref="ArgumentException">A value can't be stored.</exception>
    public static ValidatedAlbumUpdate From(AlbumUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return new ValidatedAlbumUpdate(new AlbumUpdate
        {
            ReleaseYear = Validate(update.ReleaseYear, TextRules.Year, nameof(update.ReleaseYear)),
            Label = Validate(update.Label, TextRules.Label, nameof(update.Label)),
            CatalogNumber = Validate(update.CatalogNumber, TextRules.ShortName, nameof(update.CatalogNumber)),
            ArtworkUrl = Validate(update.ArtworkUrl, TextRules.Url, nameof(update.ArtworkUrl)),
        });
    }

    /// <summary>Returns an album with the values that are set.</summary>
    public AlbumEntity Write(AlbumEntity album) => album.WithReleaseYear(Or(_update.ReleaseYear, album.ReleaseYear)) with
    {
        Label = Or(_update.Label, album.Label),
        CatalogNumber = Or(_update.CatalogNumber, album.CatalogNumber),
        ArtworkUrl = Or(_update.ArtworkUrl, album.ArtworkUrl),
    };

    /// <summary>Returns an album with the values that it lacks.</summary>
    public AlbumEntity FillGaps(AlbumEntity album) => album.WithReleaseYear(album.ReleaseYear ?? _update.ReleaseYear.Value) with
    {
        Label = album.Label ?? _update.Label.Value,
        CatalogNumber = album.CatalogNumber ?? _update.CatalogNumber.Value,
        ArtworkUrl = album.ArtworkUrl ?? _update.ArtworkUrl.Value,
    };

    private static Optional<string?> Validate(Optional<string?> value, int maxLength, string parameter)
        => value.HasValue ? TextRules.Optional(value.Value, maxLength, parameter) : value;

    private static string? Or(Optional<string?> value, string? stored) => value.HasValue ? value.Value : stored;
}

using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Albums;

/// <summary>An album's details whose values were checked and have their stored form.</summary>
internal sealed class ValidatedAlbumUpdate
{
    private readonly AlbumUpdate _update;

    private ValidatedAlbumUpdate(AlbumUpdate update) => _update = update;

    public static ValidatedAlbumUpdate Of(AlbumUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return new ValidatedAlbumUpdate(new AlbumUpdate
        {
            ReleaseYear = Checked(update.ReleaseYear, TextRules.Year, nameof(update.ReleaseYear)),
            Label = Checked(update.Label, TextRules.Label, nameof(update.Label)),
            CatalogueNumber = Checked(update.CatalogueNumber, TextRules.ShortName, nameof(update.CatalogueNumber)),
            ArtworkUrl = Checked(update.ArtworkUrl, TextRules.Url, nameof(update.ArtworkUrl)),
        });
    }

    public void Write(AlbumEntity album)
    {
        album.ReleaseYear = Or(_update.ReleaseYear, album.ReleaseYear);
        album.Label = Or(_update.Label, album.Label);
        album.CatalogueNumber = Or(_update.CatalogueNumber, album.CatalogueNumber);
        album.ArtworkUrl = Or(_update.ArtworkUrl, album.ArtworkUrl);
    }

    public void FillGaps(AlbumEntity album)
    {
        album.ReleaseYear ??= _update.ReleaseYear.Value;
        album.Label ??= _update.Label.Value;
        album.CatalogueNumber ??= _update.CatalogueNumber.Value;
        album.ArtworkUrl ??= _update.ArtworkUrl.Value;
    }

    private static Optional<string?> Checked(Optional<string?> value, int maxLength, string parameter)
        => value.HasValue ? TextRules.Optional(value.Value, maxLength, parameter) : value;

    private static string? Or(Optional<string?> value, string? stored) => value.HasValue ? value.Value : stored;
}

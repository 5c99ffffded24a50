using TrackStore.Fields;
using TrackStore.Text;

namespace TrackStore.Albums;

/// <summary>The album that a platform names for an item, and the item's place on it.</summary>
/// <param name="Title">The title.</param>
/// <param name="Artist">The album's artist.</param>
/// <param name="IsArtistAssumed">Whether the platform doesn't say who the album's artist is.</param>
/// <param name="DiscNumber">The number of the disc, from 1, or null.</param>
/// <param name="TrackNumber">The number on the disc, from 1, or null.</param>
internal readonly record struct NamedAlbum(string Title, string Artist, bool IsArtistAssumed, int? DiscNumber, int? TrackNumber)
{
    public byte[] IdentityKey => AlbumIdentity.KeyOf(Title, Artist);

    /// <summary>Reads an item's album; null when it names none.</summary>
    /// <param name="said">The platform's values.</param>
    /// <param name="trackArtist">The artist of the track, for a platform that names none.</param>
    public static NamedAlbum? Of(FieldValues said, string trackArtist) => said.Of(TrackField.Album) is not { } title
        ? null
        : new NamedAlbum(
            title,
            said.Of(TrackField.AlbumArtist) ?? said.Of(TrackField.Artist) ?? trackArtist,
            said.Of(TrackField.AlbumArtist) is null,
            FieldConverter.ToNumber(said.Of(TrackField.DiscNumber)),
            FieldConverter.ToNumber(said.Of(TrackField.TrackNumber)));

    public bool IsTitled(string? title)
        => title is not null && (Title == title || NameNormalizer.ToKey(Title) == NameNormalizer.ToKey(title));

    /// <summary>
    /// Tells whether the title alone says that a track's shown album is meant: nobody contradicts its artist, because the platform names
    /// none, or because the user has decided who it is.
    /// </summary>
    public bool IsShown(string? shownTitle, bool isArtistEdited) => (IsArtistAssumed || isArtistEdited) && IsTitled(shownTitle);
}

using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Plans.Recording;

/// <summary>Names what a change is about.</summary>
internal static class SubjectExtensions
{
    public static string DisplayName(this TrackEntity track) => $"{track.Artist} - {track.Title}";

    public static string DisplayName(this AlbumEntity album) => $"{album.Artist} - {album.Title}";

    public static HistorySubject ToSubject(this TrackEntity track) => new(HistorySubjectKind.Track, track.Id, track.DisplayName());

    public static HistorySubject ToSubject(this AlbumEntity album) => new(HistorySubjectKind.Album, album.Id, album.DisplayName());

    /// <summary>Names a track or album that the write has read or reads now.</summary>
    public static HistorySubject ToSubject(this ArtworkOwner owner, LibraryRows rows) => owner.Kind == ArtworkOwnerKind.Track
        ? rows.Tracks.Find(owner.Id)?.ToSubject() ?? new HistorySubject(HistorySubjectKind.Track, owner.Id, "")
        : rows.Albums.Find(owner.Id)?.ToSubject() ?? new HistorySubject(HistorySubjectKind.Album, owner.Id, "");

    public static HistorySubject ToSubject(this TagEntity tag) => new(HistorySubjectKind.Tag, tag.Id, tag.Name);

    public static HistorySubject ToSubject(this GenreEntity genre) => new(HistorySubjectKind.Genre, genre.Id, genre.Name);
}

using TrackStore.Sample.Web.Components.Library;

namespace TrackStore.Sample.Web.Components.History;

/// <summary>The pages of what changes were about.</summary>
internal static class HistoryAddress
{
    /// <summary>Returns the address of a subject's page, or null when it has none.</summary>
    public static string? Of(HistorySubject subject) => subject switch
    {
        { Kind: HistorySubjectKind.Track, Id: { } id } => new LibraryView { Kind = ViewKind.Table, TrackId = id }.ToAddress(),
        { Kind: HistorySubjectKind.Album, Id: { } id } => new LibraryView { Kind = ViewKind.Table, AlbumId = id }.ToAddress(),
        { Kind: HistorySubjectKind.Tag } => new LibraryView { Kind = ViewKind.Table, Tag = subject.Name }.ToAddress(),
        { Kind: HistorySubjectKind.Genre } => new LibraryView { Kind = ViewKind.Table, Genre = subject.Name }.ToAddress(),
        _ => null,
    };
}

using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage;

/// <summary>
/// The table by which processes that share a library tell one another what they changed. A write adds its rows in its own transaction, so that who
/// sees the row sees the change. Only the newest rows are kept: who is further behind takes everything for changed.
/// </summary>
internal static class ChangeLog
{
    public const string TrackArtwork = "track_artwork";
    public const string AlbumArtwork = "album_artwork";

    /// <summary>The kind of the row that stands for more changed pictures than are worth a row each.</summary>
    public const string Everything = "everything";

    private const string TrackAdded = "track_added";
    private const string TrackChanged = "track_changed";
    private const string TrackDeleted = "track_deleted";
    private const string AlbumAdded = "album_added";
    private const string AlbumChanged = "album_changed";
    private const string AlbumDeleted = "album_deleted";
    private const string TrackTags = "track_tags";
    private const string TagDefined = "tag_defined";

    // Says that the row before it means all from its number to this one: what an import adds is numbered in one go.
    private const string Through = "through";

    // Stands for more changes than are worth a row each, pictures not meant: nobody has to forget one for an import.
    private const string Library = "library";

    private const int KeptRows = 10_000;
    private const int MaxRowsOfWrite = 500;

    /// <summary>Writes down what the transaction changes.</summary>
    public static async Task WriteAsync(StoreTransaction transaction, string writer, CancellationToken cancellationToken)
    {
        List<(string Kind, long Id)> rows = RowsOf(transaction.Changes);
        if (rows.Count == 0)
            return;
        using SqlStatement add = transaction.Prepare(
            "INSERT INTO change_log (writer, kind, entity_id) VALUES (@writer, @kind, @entity)", "@writer", "@kind", "@entity");
        long? last = null;
        foreach ((string kind, long id) in rows)
            last = await add.InsertAsync(cancellationToken, writer, kind, id).ConfigureAwait(false);
        await transaction.ExecuteAsync("DELETE FROM change_log WHERE id <= @id", [("@id", last - KeptRows)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the newest row's number, 0 when there is none.</summary>
    public static async Task<long> LastAsync(DbContext context, CancellationToken cancellationToken)
        => await context.Set<ChangeLogEntity>().MaxAsync(row => (long?)row.Id, cancellationToken).ConfigureAwait(false) ?? 0;

    /// <summary>Gives what others changed behind a row, and the number of the newest row.</summary>
    public static async Task<(ForeignChangeSet Change, long Last)> ReadAsync(DbContext context, long after, string reader, CancellationToken cancellationToken)
    {
        List<ChangeLogEntity> rows = await context.Set<ChangeLogEntity>()
            .Where(row => row.Id > after)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        var changes = new ChangeSet();
        if (rows.Count == 0)
            return (new ForeignChangeSet(changes, IsArtworkLost: false, IsLibraryLost: false), after);

        long last = rows[^1].Id;
        bool isArtworkLost = rows[0].Id > after + 1;
        rows.RemoveAll(row => row.Writer == reader);
        isArtworkLost |= rows.Exists(row => row.Kind == Everything);
        bool isLibraryLost = isArtworkLost || rows.Exists(row => row.Kind == Library);
        Replay(rows, changes);
        return (new ForeignChangeSet(changes, isArtworkLost, isLibraryLost), last);
    }

    private static List<(string Kind, long Id)> RowsOf(ChangeSet changes)
    {
        var rows = new List<(string Kind, long Id)>();
        if (changes.ToLibraryChange(isForeign: false) is { } change)
        {
            AddRuns(rows, TrackAdded, change.AddedTrackIds);
            AddRuns(rows, TrackChanged, change.ChangedTrackIds);
            AddRuns(rows, TrackDeleted, change.DeletedTrackIds);
            AddRuns(rows, AlbumAdded, change.AddedAlbumIds);
            AddRuns(rows, AlbumChanged, change.ChangedAlbumIds);
            AddRuns(rows, AlbumDeleted, change.DeletedAlbumIds);
            AddRuns(rows, TrackTags, change.TaggedTrackIds);
            AddRuns(rows, TagDefined, change.DefinedTagIds);
            if (rows.Count > MaxRowsOfWrite)
                rows = [(Library, 0)];
        }

        ArtworkChange artwork = changes.OfKnown;
        if (artwork.TrackIds.Count + artwork.AlbumIds.Count > MaxRowsOfWrite)
        {
            rows.Add((Everything, 0));
        }
        else
        {
            AddRuns(rows, TrackArtwork, artwork.TrackIds);
            AddRuns(rows, AlbumArtwork, artwork.AlbumIds);
        }

        return rows;
    }

    private static void AddRuns(List<(string Kind, long Id)> rows, string kind, IReadOnlyCollection<long> ids)
    {
        if (ids.Count == 0)
            return;
        long[] ordered = [.. ids];
        Array.Sort(ordered);
        int first = 0;
        for (int i = 1; i <= ordered.Length; i++)
        {
            if (i < ordered.Length && ordered[i] == ordered[i - 1] + 1)
                continue;
            rows.Add((kind, ordered[first]));
            if (first < i - 1)
                rows.Add((Through, ordered[i - 1]));
            first = i;
        }
    }

    private static void Replay(List<ChangeLogEntity> rows, ChangeSet changes)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            // The row behind is of the same write: writes take turns.
            long last = i + 1 < rows.Count && rows[i + 1].Kind == Through ? rows[i + 1].EntityId : rows[i].EntityId;
            if (NoteOf(rows[i].Kind, changes) is not { } note)
                continue;
            for (long id = rows[i].EntityId; id <= last; id++)
                note(id);
        }
    }

    // A deletion notes the picture too, which its writer has told of by a row of its own.
    private static Action<long>? NoteOf(string kind, ChangeSet changes) => kind switch
    {
        TrackAdded => changes.AddedTrack,
        TrackChanged => changes.ChangedTrack,
        TrackDeleted => id => changes.Deleted(ImageSubject.Track, id),
        AlbumAdded => changes.AddedAlbum,
        AlbumChanged => changes.ChangedAlbum,
        AlbumDeleted => id => changes.Deleted(ImageSubject.Album, id),
        TrackArtwork => id => changes.ArtworkOf(ImageSubject.Track, id),
        AlbumArtwork => id => changes.ArtworkOf(ImageSubject.Album, id),
        TrackTags => changes.TagsOf,
        TagDefined => changes.DefinedTag,
        _ => null,
    };
}

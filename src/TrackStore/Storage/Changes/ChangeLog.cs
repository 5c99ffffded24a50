using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Storage.Changes;

/// <summary>
/// The table through which processes that share a library exchange their changes. A write adds its rows in its own transaction, so a reader
/// that sees a row also sees the change. Only the newest rows are kept; a reader that is further behind treats everything as changed.
/// </summary>
internal static class ChangeLog
{
    public const string TrackArtwork = "track_artwork";
    public const string AlbumArtwork = "album_artwork";

    /// <summary>The kind of a row that replaces individual artwork rows when a write changes too many of them.</summary>
    public const string Everything = "everything";

    private const string TrackAdded = "track_added";
    private const string TrackChanged = "track_changed";
    private const string TrackDeleted = "track_deleted";
    private const string AlbumAdded = "album_added";
    private const string AlbumChanged = "album_changed";
    private const string AlbumDeleted = "album_deleted";
    private const string TrackTags = "track_tags";
    private const string TagDefined = "tag_defined";
    private const string GenreDefined = "genre_defined";
    private const string TrackProposed = "track_proposed";

    // Extends the previous row to a range of ids that ends with this one. An import assigns consecutive ids, so it needs few rows.
    private const string Through = "through";

    // Replaces individual rows when a write changes too many of them. It excludes artwork, so an import doesn't empty artwork caches.
    private const string Library = "library";

    private const int KeptRows = 10_000;
    private const int TrimInterval = 1_000;
    private const int MaxRowsOfWrite = 500;

    /// <summary>Adds rows to a plan.</summary>
    /// <returns>The id of the newest row, or 0 when there are no rows.</returns>
    public static long AddTo(LibraryRows plan, IReadOnlyList<(string Kind, long EntityId)> rows, string writer)
    {
        long last = 0;
        foreach ((string kind, long entityId) in rows)
        {
            last = plan.NewId(IdKind.Change);
            plan.ChangeLog.Put(new ChangeLogEntity { Id = last, Writer = writer, Kind = kind, EntityId = entityId });
        }

        return last;
    }

    /// <summary>Deletes old rows, once in a thousand rows.</summary>
    /// <param name="context">The context of the write.</param>
    /// <param name="last">The id of the newest row.</param>
    /// <param name="count">The number of rows that the write has added.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public static Task TrimAsync(DbContext context, long last, int count, CancellationToken cancellationToken)
        => last % TrimInterval >= count
            ? Task.CompletedTask
            : context.Set<ChangeLogEntity>().Where(row => row.Id <= last - KeptRows).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Returns the id of the newest row, or 0 when the table is empty.</summary>
    public static async Task<long> LastAsync(DbContext context, CancellationToken cancellationToken)
        => await context.Set<ChangeLogEntity>().MaxAsync(row => (long?)row.Id, cancellationToken).ConfigureAwait(false) ?? 0;

    /// <summary>Returns the changes that other stores recorded after a row, and the id of the newest row.</summary>
    public static async Task<(ForeignChangeSet Change, long Last)> ReadAsync(
        DbContext context,
        long after,
        string reader,
        CancellationToken cancellationToken)
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

    /// <summary>Returns the rows that record changes.</summary>
    public static List<(string Kind, long EntityId)> RowsOf(ChangeSet changes)
    {
        var rows = new List<(string Kind, long EntityId)>();
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
            AddRuns(rows, GenreDefined, change.DefinedGenreIds);
            AddRuns(rows, TrackProposed, change.ProposedTrackIds);
            if (rows.Count > MaxRowsOfWrite)
                rows = [(Library, 0)];
        }

        ArtworkChange artwork = changes.ExistingArtwork;
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

    private static void AddRuns(List<(string Kind, long EntityId)> rows, string kind, IReadOnlyCollection<long> ids)
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
            // The next row belongs to the same write, because writes never overlap.
            long last = i + 1 < rows.Count && rows[i + 1].Kind == Through ? rows[i + 1].EntityId : rows[i].EntityId;
            if (RecorderOf(rows[i].Kind, changes) is not { } record)
                continue;
            for (long id = rows[i].EntityId; id <= last; id++)
                record(id);
        }
    }

    // A deletion also marks the artwork as changed; its writer recorded that in a separate row.
    private static Action<long>? RecorderOf(string kind, ChangeSet changes) => kind switch
    {
        TrackAdded => changes.AddedTrack,
        TrackChanged => changes.ChangedTrack,
        TrackDeleted => id => changes.Deleted(ArtworkOwner.Track(id)),
        AlbumAdded => changes.AddedAlbum,
        AlbumChanged => changes.ChangedAlbum,
        AlbumDeleted => id => changes.Deleted(ArtworkOwner.Album(id)),
        TrackArtwork => id => changes.ArtworkOf(ArtworkOwner.Track(id)),
        AlbumArtwork => id => changes.ArtworkOf(ArtworkOwner.Album(id)),
        TrackTags => changes.TagsOf,
        TagDefined => changes.DefinedTag,
        GenreDefined => changes.DefinedGenre,
        TrackProposed => changes.ProposedTrack,
        _ => null,
    };
}

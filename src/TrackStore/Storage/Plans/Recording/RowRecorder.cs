using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Plans.Recording;

/// <summary>Collects the planned changes of all tables whose changes can be undone.</summary>
internal sealed class RowRecorder : IPlannedRowVisitor
{
    private readonly LibraryRows _rows;
    private readonly Dictionary<(Type Entity, bool IsNew, bool IsGone, ulong Columns), RowGroup> _groups = [];
    private readonly HashSet<long> _tracks = [];
    private readonly HashSet<long> _albums = [];
    private readonly Dictionary<long, TrackEntity> _named = [];

    /// <summary>Collects what is planned so far.</summary>
    public RowRecorder(LibraryRows rows)
    {
        _rows = rows;
        rows.VisitPlan(this);
    }

    public bool IsEmpty => _groups.Count == 0;

    /// <summary>Gets the number of tracks whose rows change.</summary>
    public int Tracks => _tracks.Count;

    /// <summary>Names the first of the tracks whose rows change.</summary>
    public IEnumerable<HistorySubject> FirstTracks(int count) => _tracks.Order()
        .Select(id => _named.GetValueOrDefault(id) ?? _rows.Tracks.Find(id))
        .OfType<TrackEntity>()
        .Take(count)
        .Select(track => track.ToSubject());

    /// <summary>Gets the number of albums whose rows change.</summary>
    public int Albums => _albums.Count;

    /// <summary>Gets the artworks that the rows refer to.</summary>
    public HashSet<long> Artworks { get; } = [];

    /// <summary>Returns the rows, as <see cref="RecordedRows.Parse"/> reads them.</summary>
    public byte[] ToBytes() => RecordedRows.Write([.. _groups.Values]);

    public void Visit<TRow>(TableMap<TRow> table, TRow? before, TRow? after)
        where TRow : class
    {
        if (_rows.SetOf(typeof(TRow).Name) is null || IsNoted(before ?? after))
            return;
        ulong columns = before is null || after is null ? table.AllColumns : table.Differences(before, after) | table.KeyColumns;
        (Type, bool, bool, ulong) key = (typeof(TRow), before is null, after is null, columns);
        if (!_groups.TryGetValue(key, out RowGroup? group))
            _groups.Add(key, group = new RowGroup<TRow>(table, before is null, after is null, columns));
        ((RowGroup<TRow>)group).Add(before, after);
        Count(before);
        Count(after);
    }

    private void Count(object? row)
    {
        switch (row)
        {
            case TrackEntity track:
                _tracks.Add(track.Id);
                _named.TryAdd(track.Id, track);
                break;
            case TrackFieldEntity field:
                _tracks.Add(field.TrackId);
                break;
            case PlatformInfoEntity link:
                _tracks.Add(link.TrackId);
                break;
            case TrackTagEntity tag:
                _tracks.Add(tag.TrackId);
                break;
            case TrackGenreEntity genre:
                _tracks.Add(genre.TrackId);
                break;
            case TrackGenreExclusionEntity excluded:
                _tracks.Add(excluded.TrackId);
                break;
            case AlbumEntity album:
                _albums.Add(album.Id);
                break;
            case TrackArtworkEntity picture:
                _tracks.Add(picture.TrackId);
                Keep(picture.ArtworkId);
                break;
            case AlbumArtworkEntity picture:
                _albums.Add(picture.AlbumId);
                Keep(picture.ArtworkId);
                break;
        }
    }

    // What the library notes for itself is nobody's decision.
    private static bool IsNoted(object? row) => row is StoreSettingEntity setting && !StoreSettings.IsDecision(setting.Key);

    private void Keep(long? artworkId)
    {
        if (artworkId is { } id)
            Artworks.Add(id);
    }
}

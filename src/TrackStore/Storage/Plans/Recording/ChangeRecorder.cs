using TrackStore.Storage.Entities.Decisions;
using TrackStore.Text;

namespace TrackStore.Storage.Plans.Recording;

/// <summary>
/// Keeps a planned change in the history, so that it can be undone. The difference between the stored and the planned rows is the change,
/// so a planner says only what it did.
/// </summary>
/// <param name="kind">The kind of change.</param>
/// <param name="description">What is done, in English.</param>
/// <param name="subjects">What is changed.</param>
internal sealed class ChangeRecorder(HistoryKind kind, string description, IReadOnlyList<HistorySubject> subjects)
{
    // Enough to recognize what was changed.
    private const int NamedTracks = 5;

    private readonly HashSet<long> _artworks = [];
    private readonly List<HistorySubject> _subjects = [.. subjects];
    private RecordedPart _all;

    /// <summary>Gets the number of tracks of all parts.</summary>
    public int Tracks => _all.Tracks;

    /// <summary>Adds everything that is planned so far to the history. Call it last.</summary>
    /// <returns>The entry, or null when nothing is planned.</returns>
    public static HistoryEntry? Record(
        LibraryRows rows, HistoryKind kind, string description, params IReadOnlyList<HistorySubject> subjects)
    {
        var recorder = new ChangeRecorder(kind, description, subjects);
        if (recorder.RecordPart(rows) is not { } part)
            return null;
        recorder.Add(part);
        return recorder.RecordEntry(rows);
    }

    /// <summary>Adds everything that is planned so far as a part of a change that is written in several. Call it last.</summary>
    /// <returns>The part, which the caller passes to <see cref="Add"/> once it was written, or null when nothing is planned.</returns>
    public RecordedPart? RecordPart(LibraryRows rows)
    {
        var recorder = new RowRecorder(rows);
        if (recorder.IsEmpty)
            return null;
        HistorySubject[] named = NamesTracks
            ? [.. recorder.FirstTracks(NamedTracks - _subjects.Count(subject => subject.Kind == HistorySubjectKind.Track))]
            : [];
        long id = _all.HistoryId == 0 ? rows.NewId(IdKind.History) : _all.HistoryId;

        // This pass is made again.
        if (rows.HasMissing)
            return null;
        byte[] bytes = recorder.ToBytes();
        rows.HistoryParts.Put(new ChangeHistoryPartEntity { HistoryId = id, Number = _all.Parts, Rows = bytes });
        long[] artworks = [.. recorder.Artworks.Where(artwork => !_artworks.Contains(artwork))];
        foreach (long artwork in artworks)
            rows.HistoryArtworks.Put(new ChangeHistoryArtworkEntity { HistoryId = id, ArtworkId = artwork, CurrentId = artwork });
        return new RecordedPart(id, 1, recorder.Tracks, recorder.Albums, bytes.Length, artworks) { Named = named };
    }

    /// <summary>Replaces a part, whose change is undone or redone, by what this plans. Call it last.</summary>
    public static RecordedPart Replace(LibraryRows rows, ChangeHistoryPartEntity part)
    {
        var recorder = new RowRecorder(rows);
        if (rows.HasMissing)
            return default;
        byte[] bytes = recorder.ToBytes();
        rows.HistoryParts.Put(part with { Rows = bytes });
        HashSet<long> known = [.. rows.HistoryArtworks.ByHistory.Find(part.HistoryId).Select(kept => kept.ArtworkId)];
        foreach (long artwork in recorder.Artworks.Where(artwork => !known.Contains(artwork)))
        {
            rows.HistoryArtworks.Put(
                new ChangeHistoryArtworkEntity { HistoryId = part.HistoryId, ArtworkId = artwork, CurrentId = artwork });
        }

        return new RecordedPart(part.HistoryId, recorder.IsEmpty ? 0 : 1, recorder.Tracks, recorder.Albums, bytes.Length, []);
    }

    /// <summary>Counts a part that was written.</summary>
    public void Add(RecordedPart part)
    {
        _all = new RecordedPart(
            part.HistoryId, _all.Parts + part.Parts, _all.Tracks + part.Tracks, _all.Albums + part.Albums, _all.Bytes + part.Bytes, []);
        _artworks.UnionWith(part.Artworks);
        _subjects.AddRange(part.Named);
    }

    /// <summary>Adds the entry of all parts.</summary>
    /// <returns>The entry, or null when there is no part.</returns>
    public HistoryEntry? RecordEntry(LibraryRows rows)
    {
        if (_all.Parts == 0)
            return null;
        var change = new ChangeHistoryEntity
        {
            Id = _all.HistoryId,
            Kind = EnumNames<HistoryKind>.Of(kind),
            Description = Shortened(description),
            CreatedAt = rows.Now,
            Tracks = _all.Tracks,
            Albums = _all.Albums,
            Subjects = RecordedSubjects.Write(kind, _subjects),
            ByteLength = _all.Bytes,
        };
        rows.History.Put(change);
        rows.RecordedId = change.Id;
        return ToEntry(change);
    }

    // What is done to one track names it itself.
    private bool NamesTracks => kind is HistoryKind.TracksEdited or HistoryKind.TracksTagged or HistoryKind.TracksDeleted
            or HistoryKind.LinksMarked
        && !subjects.Any(subject => subject.Kind == HistorySubjectKind.Track);

    public static HistoryEntry ToEntry(ChangeHistoryEntity change)
    {
        HistoryKind kind = EnumNames<HistoryKind>.Parse(change.Kind);
        (IReadOnlyList<HistorySubject> named, int pairs) = RecordedSubjects.Read(kind, change.Subjects);
        return new HistoryEntry
        {
            Id = change.Id,
            Kind = kind,
            Description = change.Description,
            CreatedAt = StoredValues.ToUtc(change.CreatedAt),
            UndoneAt = change.UndoneAt is { } time ? StoredValues.ToUtc(time) : null,
            TrackCount = change.Tracks,
            AlbumCount = change.Albums,
            PairCount = pairs,
            Subjects = named,
        };
    }

    private static string Shortened(string description)
        => description.Length <= TextRules.Url ? description
            : description[..(char.IsHighSurrogate(description[TextRules.Url - 1]) ? TextRules.Url - 1 : TextRules.Url)];
}

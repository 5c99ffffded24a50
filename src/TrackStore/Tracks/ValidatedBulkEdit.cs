using TrackStore.Storage.Plans;
using TrackStore.Tags;
using TrackStore.Text;
using TrackStore.Tracks.Layers;

namespace TrackStore.Tracks;

/// <summary>A bulk edit whose values have been validated.</summary>
internal sealed class ValidatedBulkEdit
{
    private readonly IReadOnlyList<NormalizedName> _added;
    private readonly IReadOnlyList<NormalizedName> _removed;
    private readonly ValidatedUpdate? _fields;

    private ValidatedBulkEdit(IReadOnlyList<NormalizedName> added, IReadOnlyList<NormalizedName> removed, ValidatedUpdate? fields)
    {
        _added = added;
        _removed = removed;
        _fields = fields;
    }

    public HistoryKind Kind => _fields is null ? HistoryKind.TracksTagged : HistoryKind.TracksEdited;

    public string Description => string.Join(", ", Subjects.Select(subject => subject.Name));

    public IReadOnlyList<HistorySubject> Subjects =>
    [
        .. _fields?.Subjects ?? [],
        .. _added.Select(tag => new HistorySubject(HistorySubjectKind.Tag, Id: null, tag.Name) { After = tag.Name }),
        .. _removed.Select(tag => new HistorySubject(HistorySubjectKind.Tag, Id: null, tag.Name) { Before = tag.Name }),
    ];

    /// <exception cref="ArgumentException">A value can't be stored, or a tag is both added and removed.</exception>
    public static ValidatedBulkEdit From(BulkEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        ValidatedUpdate? fields = edit.Fields is null ? null : ValidatedUpdate.From(edit.Fields);
        if (fields?.ExpectedEditVersion is not null)
        {
            throw new ArgumentException(
                "ExpectedEditVersion belongs to one track. Leave it null, or edit the tracks one by one.", nameof(edit));
        }

        IReadOnlyList<NormalizedName> added = NormalizedName.ListFrom(edit.AddTags, nameof(edit.AddTags));
        IReadOnlyList<NormalizedName> removed = NormalizedName.ListFrom(edit.RemoveTags, nameof(edit.RemoveTags));
        ThrowIfSame(added, removed, name => name.Key);
        return new ValidatedBulkEdit(added, removed, fields);
    }

    /// <summary>Plans the edit of some of the tracks.</summary>
    /// <returns>The number of tracks that it changes.</returns>
    /// <exception cref="ArgumentException">Two spellings of a tag are to be added and removed.</exception>
    public int Plan(LibraryRows rows, IReadOnlyList<long> trackIds, TrackEdits edits, CancellationToken cancellationToken)
    {
        foreach (long trackId in trackIds)
        {
            rows.Tracks.ById.Want(trackId);
            rows.TrackTags.ByTrack.Want(trackId);
        }

        if (_fields is not null)
            edits.Edit(rows, trackIds, _fields, cancellationToken);
        var tags = new TagPlanner(rows);
        ThrowIfSame(_added, _removed, tags.Find);
        foreach (long trackId in trackIds)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.RequireTrack(trackId);
            tags.Remove(trackId, _removed);
            tags.Add(trackId, _added);
        }

        return trackIds.Count(trackId => rows.Changes.HasChanged(trackId) || rows.Changes.HasTagged(trackId));
    }

    private static void ThrowIfSame<T>(
        IReadOnlyList<NormalizedName> added, IReadOnlyList<NormalizedName> removed, Func<NormalizedName, T> tagOf)
    {
        foreach (NormalizedName name in added)
        {
            if (tagOf(name) is { } tag && removed.Any(other => tag.Equals(tagOf(other))))
            {
                throw new ArgumentException(
                    $"The tag \"{name.Name}\" is in {nameof(BulkEdit.AddTags)} and in {nameof(BulkEdit.RemoveTags)}. Leave it out of one.");
            }
        }
    }
}
